// A data folder that has been used: two sessions of earlier days, one of them packed, a person, settings and a database.
import { createHash } from "node:crypto";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

import { packJournal } from "#hub/keeping/pack.ts";
import { sessionFiles } from "#hub/session/files.ts";
import { DATABASE_FILE } from "#hub/store/open.ts";
import { runHub } from "#test/hub/runningHub.ts";
import { FIRST_RX_MS, sampleFrames } from "#test/recording/samples.ts";
import { ADA, sampleLines, sampleSession, START_MS, writeSession } from "#test/store/samples.ts";

export const PACKED = sampleSession(0).id;
export const PLAIN = sampleSession(1).id;
const FRAMES = 500;
/** The wall clock stands, in the second session's time: no round of packing or keeping has anything to do. */
export const WALL_MS = START_MS + 86_400_000 + 300_000;

export const PROFILE_FILE = join("profiles", `${ADA}.json`);
const PROFILE = { id: ADA, createdMs: START_MS, name: "Ada", bodyWeightKg: 62 };
const UNITS = { units: { pace: "in", mass: "kg", force: "N" }, usualSide: "right", kneePainNow: false };

export async function makeUsedFolder(dataDir: string): Promise<void> {
  for (const day of [0, 1]) {
    const session = sampleSession(day);
    const [header = {}, ...lines] = sampleLines(session);
    const inSession = (rxMs: number) => rxMs - FIRST_RX_MS + session.startedMs;
    const frames = sampleFrames(FRAMES).map((frame) => ({ k: "frame", ...frame, rxMs: inSession(frame.rxMs) }));
    await writeSession(dataDir, session, [header, ...frames, ...lines]);
  }
  await packJournal(sessionFiles(dataDir, PACKED).journal);
  await mkdir(join(dataDir, "profiles"));
  const kept = { screening: {}, fits: [], rolled: [], checkIns: [] };
  await writeFile(join(dataDir, PROFILE_FILE), JSON.stringify({ ...PROFILE, ...UNITS, ...kept }));
  await writeFile(join(dataDir, "keeping.json"), JSON.stringify({ samplesDays: null, sessionsDays: null }));
  const { hub, reports } = await runHub({ links: [], dataDir, wallMs: () => WALL_MS });
  await hub.stop();
  if (reports.length > 0) throw new Error(`the folder is not as a hub leaves it: ${reports.join(", ")}`);
}

/** Folders that have been used, each a copy of one that is made at the first call. `remove` when all is over. */
export function usedFolders() {
  let made: Promise<string> | undefined;
  async function make(): Promise<string> {
    const original = await mkdtemp(join(tmpdir(), "inchworm-used-"));
    await makeUsedFolder(original);
    return original;
  }
  return {
    async copyTo(dataDir: string): Promise<void> {
      made ??= make();
      await cp(await made, dataDir, { recursive: true, preserveTimestamps: true });
    },
    async remove(): Promise<void> {
      if (made !== undefined) await rm(await made, { recursive: true, force: true });
    },
  };
}

/** SHA-256 of every file but the database and the lock, by path. */
export async function hashes(dataDir: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const entry of await readdir(dataDir, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || /^(hub\.lock|filler|inchworm\.db(-wal|-shm)?)$/.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    found.set(path.slice(dataDir.length + 1), await hashOf(path));
  }
  return found;
}

export async function hashOf(path: string): Promise<string> {
  return createHash("sha256")
    .update(await readFile(path))
    .digest("hex");
}

/** Ids of the sessions that the database knows. */
export function storedIds(dataDir: string): unknown[] {
  const db = new DatabaseSync(join(dataDir, DATABASE_FILE), { readOnly: true });
  const ids = db.prepare("select id from sessions order by id").all();
  db.close();
  return ids.map(({ id }) => id);
}
