// A database that is missing, damaged, foreign, locked or out of reach: told, worked out anew, and nothing is deleted.
import { mkdir, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

import { expect, onTestFinished, test } from "vitest";

import type { InchwormError } from "#hub/errors.ts";
import { openSessionStore } from "#hub/session/store.ts";
import { DATABASE_FILE, openDatabase } from "#hub/store/open.ts";
import { openPast } from "#hub/store/past.ts";
import { scratchFolder } from "#test/recording/scratch.ts";
import { sampleSession, writeSession } from "#test/store/samples.ts";

const NOW_MS = Date.UTC(2026, 10, 27, 18, 0, 0, 5);
const ASIDE = `${DATABASE_FILE}.2026-11-27T18-00-00-005Z.aside`;

/** A data folder with two sessions, and its past opened; gives what was told. */
async function past(dataDir: string, url?: string) {
  const told: InchwormError[] = [];
  const sessions = await openSessionStore({ dataDir });
  const opened = await openPast({
    dataDir,
    url,
    sessions,
    nowMs: NOW_MS,
    today: () => "2026-11-27",
    tell: (error) => told.push(error),
  });
  await opened.settled();
  return { ...opened, told, sessions };
}

async function withSessions(): Promise<string> {
  const dataDir = await scratchFolder();
  for (const day of [0, 1]) await writeSession(dataDir, sampleSession(day));
  return dataDir;
}

function storedIds(file: string): unknown[] {
  const db = new DatabaseSync(file, { readOnly: true });
  const ids = db.prepare("select id from sessions order by id").all();
  db.close();
  return ids.map(({ id }) => id);
}

const BOTH = [0, 1].map((day) => sampleSession(day).id);

test("what is missing is made from the files, in tables that refuse what does not fit", async () => {
  const dataDir = await withSessions();
  const { told, close } = await past(dataDir);
  await close();
  expect(told).toEqual([]);
  const file = join(dataDir, DATABASE_FILE);
  expect(storedIds(file)).toEqual(BOTH);
  const db = new DatabaseSync(file);
  onTestFinished(() => db.close());
  expect(db.prepare("PRAGMA journal_mode").get()).toEqual({ journal_mode: "wal" });
  expect(() => db.exec("update sessions set strokes = 'many'")).toThrow(/cannot store TEXT value in INTEGER column/);
});

test.each([
  ["garbage", async (file: string) => writeFile(file, "not a database, but long enough to be looked at ".repeat(40))],
  ["cut short", async (file: string) => truncate(file, 8192 + 100)],
  [
    "of another version",
    async (file: string) => {
      const db = new DatabaseSync(file);
      db.exec("insert into migrations values ('999-later', '2031')");
      db.close();
    },
  ],
  [
    "somebody else's",
    async (file: string) => {
      await rm(file);
      const db = new DatabaseSync(file);
      db.exec("create table sessions (song text)");
      db.close();
    },
  ],
])("a database that is %s is set aside and worked out anew", async (_how, spoil) => {
  const dataDir = await withSessions();
  await (await past(dataDir)).close();
  const file = join(dataDir, DATABASE_FILE);
  await spoil(file);
  const spoilt = await readFile(file);
  const { told, close } = await past(dataDir);
  await close();
  expect(told).toMatchObject([{ code: "STORE_DAMAGED", detail: expect.stringContaining(ASIDE) }]);
  expect((await readFile(join(dataDir, ASIDE))).equals(spoilt)).toBe(true);
  expect(storedIds(file)).toEqual(BOTH);
  const after = await past(dataDir);
  await after.close();
  expect(after.told).toEqual([]);
});

test("a place that cannot be used is told; what the files say is worked out in memory", async () => {
  const dataDir = await withSessions();
  await mkdir(join(dataDir, DATABASE_FILE));
  const { db, faults } = await openDatabase({ dataDir, nowMs: NOW_MS });
  expect(faults).toMatchObject([{ code: "STORE_UNAVAILABLE", detail: expect.stringContaining(DATABASE_FILE) }]);
  expect(await db.selectFrom("sessions").select("id").execute()).toEqual([]);
  await db.destroy();
  expect(await readdir(join(dataDir, DATABASE_FILE))).toEqual([]);
});

test("a PostgreSQL that does not answer is told without its password; the hub goes on in memory", async () => {
  const dataDir = await withSessions();
  const { told, close } = await past(dataDir, "postgres://ada:secret@127.0.0.1:9/inchworm");
  await close();
  expect(told).toMatchObject([{ code: "STORE_UNAVAILABLE", detail: expect.stringContaining("127.0.0.1:9/inchworm") }]);
  expect(told[0]?.message).not.toContain("secret");
  expect(await readdir(dataDir)).not.toContain(DATABASE_FILE);
});

test("another program's lock is told, keeps nobody from changing a session, and loses nothing", async () => {
  const dataDir = await withSessions();
  const { told, close, sessions, settled } = await past(dataDir);
  const file = join(dataDir, DATABASE_FILE);
  const other = new DatabaseSync(file);
  other.exec("begin immediate");
  const [first = ""] = BOTH;
  await sessions.change(first, { note: "said while it was locked" });
  await settled();
  expect(told.map(({ code }) => code)).toEqual(["STORE_UNAVAILABLE"]);
  expect(sessions.get(first).note).toBe("said while it was locked");
  other.exec("rollback");
  const notes = () => other.prepare("select note from sessions order by id").all();
  expect(notes()).toEqual([{ note: null }, { note: null }]);
  await sessions.change(BOTH[1] ?? "", { phase: "rest" });
  await settled();
  expect(notes()).toEqual([{ note: "said while it was locked" }, { note: null }]);
  expect(told).toHaveLength(1);
  await close();
  other.close();
});
