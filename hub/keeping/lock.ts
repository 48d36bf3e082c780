// One hub a data folder: a file that says whose it is. A hub that was killed leaves it behind; the next one takes it over.
import { link, open, readFile, rename, rm, stat } from "node:fs/promises";
import { hostname, uptime } from "node:os";
import { join } from "node:path";

import * as z from "zod/mini";

import { InchwormError, reasonOf } from "#hub/errors.ts";
import { makeFolder } from "#hub/makeFolder.ts";
import { check } from "#shared/schema/check.ts";

export const LOCK_FILE = "hub.lock";

const Owner = z.object({ pid: z.int(), host: z.string(), startedMs: z.number() });

export interface FolderLock {
  /** Gives the folder back. Never rejects. */
  release(): Promise<void>;
  /** FILE_UNWRITABLE: nobody can write here, so nobody else is kept out either. */
  readonly fault: InchwormError | undefined;
}

/** What this process holds or is about to: a file with its own pid that it finds beside that is a dead one's. */
const held = new Set<string>();
const BOOT_TOLERANCE_MS = 60_000;

/** Makes the folder when it is missing. @throws InchwormError DATA_FOLDER_IN_USE; DATA_FOLDER_UNUSABLE: it is no folder. */
export async function lockFolder(dataDir: string, nowMs = Date.now()): Promise<FolderLock> {
  const found = await stat(dataDir).catch(() => undefined);
  if (found !== undefined && !found.isDirectory()) {
    throw new InchwormError("DATA_FOLDER_UNUSABLE", `${dataDir}: it is a file, not a folder`);
  }
  const path = join(dataDir, LOCK_FILE);
  if (held.has(path)) throw new InchwormError("DATA_FOLDER_IN_USE", `${path}: this very process`);
  held.add(path);
  const mine = JSON.stringify({ pid: process.pid, host: hostname(), startedMs: Math.round(nowMs) });
  try {
    await makeFolder(dataDir);
    if (!(await create(path, mine))) await takeOver(path, mine, nowMs);
  } catch (thrown) {
    held.delete(path);
    if (thrown instanceof InchwormError) throw thrown;
    const fault = new InchwormError("FILE_UNWRITABLE", `${path}: ${reasonOf(thrown)}`, { cause: thrown });
    return { release: async () => undefined, fault };
  }
  return {
    fault: undefined,
    async release() {
      if (!held.delete(path)) return;
      const there = await readFile(path, "utf8").catch(() => undefined);
      if (there === mine) await rm(path, { force: true }).catch(() => undefined);
    },
  };
}

/** False when it is there already. */
async function create(path: string, text: string): Promise<boolean> {
  try {
    const file = await open(path, "wx");
    try {
      await file.writeFile(text, "utf8");
    } finally {
      await file.close();
    }
    return true;
  } catch (thrown) {
    if (thrown instanceof Error && "code" in thrown && thrown.code === "EEXIST") return false;
    throw thrown;
  }
}

async function takeOver(path: string, mine: string, nowMs: number): Promise<void> {
  const theirs = await readFile(path, "utf8").catch(() => "");
  const alive = livingOwner(theirs, nowMs);
  if (alive !== undefined) throw new InchwormError("DATA_FOLDER_IN_USE", `${path}: ${alive}`);
  // Two may find the same dead one's file. Whoever moved a living one's away by that puts it back.
  const aside = `${path}.${process.pid}`;
  await rename(path, aside);
  const moved = await readFile(aside, "utf8").catch(() => theirs);
  if (moved !== theirs) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
  if (moved !== theirs || !(await create(path, mine))) {
    throw new InchwormError("DATA_FOLDER_IN_USE", `${path}: another hub was faster`);
  }
}

/** Who holds it, in words; undefined: nobody who lives. */
function livingOwner(text: string, nowMs: number): string | undefined {
  const owner = readOwner(text);
  if (owner === undefined) return undefined;
  const { pid, host, startedMs } = owner;
  if (host !== hostname()) return `of process ${pid} on ${host}; delete the file if that one is gone`;
  if (pid === process.pid) return undefined;
  // Process numbers begin anew when the computer does.
  if (startedMs < nowMs - uptime() * 1000 - BOOT_TOLERANCE_MS) return undefined;
  return isAlive(pid) ? `process ${pid}` : undefined;
}

function readOwner(text: string): z.infer<typeof Owner> | undefined {
  try {
    const checked = check(Owner, JSON.parse(text));
    return checked.ok ? checked.value : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return thrown instanceof Error && "code" in thrown && thrown.code === "EPERM";
  }
}
