// What was deleted is in no file of the database any more, neither in it nor beside it.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

import { expect, onTestFinished, test, vi } from "vitest";

import { DATABASE_FILE } from "#hub/store/open.ts";
import { openSessionStore } from "#hub/session/store.ts";
import { openPast } from "#hub/store/past.ts";
import { scratchFolder } from "#test/recording/scratch.ts";
import { ADA, sampleSession, START_MS, writeSession } from "#test/store/samples.ts";

const NOTE = "behind the left knee, after hills";

const CHECK_IN = {
  date: "2026-11-20",
  atMs: START_MS,
  soreness: 2,
  soreOverADay: false,
  bruised: false,
  kneePain: 0,
  flare: false,
};

async function filesThatSay(dataDir: string, text: string): Promise<string[]> {
  const names = (await readdir(dataDir)).filter((name) => name.startsWith("inchworm.db"));
  const contents = await Promise.all(names.map(async (name) => readFile(join(dataDir, name), "latin1")));
  return names.filter((_, at) => contents[at]?.includes(text));
}

/** The past of a folder with three sessions, whose second has the note, and of a person whose check-in has it. */
async function setUp(checkInNote: string | undefined) {
  const dataDir = await scratchFolder();
  const noteIn = checkInNote === undefined ? 1 : undefined;
  for (const day of [0, 1, 2]) await writeSession(dataDir, sampleSession(day, day === noteIn ? { note: NOTE } : {}));
  const sessions = await openSessionStore({ dataDir });
  const faults: string[] = [];
  const today = () => "2026-11-28";
  const past = await openPast({ dataDir, sessions, nowMs: START_MS, today, tell: ({ code }) => faults.push(code) });
  if (checkInNote !== undefined) past.people([{ id: ADA, checkIns: [{ ...CHECK_IN, note: checkInNote }] }]);
  await past.settled();
  expect(await filesThatSay(dataDir, NOTE)).not.toEqual([]);
  return { dataDir, sessions, past, faults };
}

type SetUp = Awaited<ReturnType<typeof setUp>>;
const WAYS: readonly [string, string | undefined, (made: SetUp) => unknown][] = [
  ["a deleted session's note", undefined, ({ sessions }) => sessions.remove(sampleSession(1).id)],
  ["a note that was taken away", undefined, ({ sessions }) => sessions.change(sampleSession(1).id, { note: null })],
  ["what a deleted person said", NOTE, ({ past }) => past.people([])],
];

test.each(WAYS)("%s is wiped from the database and its log, while the hub runs", async (_what, checkIn, goes) => {
  const made = await setUp(checkIn);
  await goes(made);
  await made.past.settled();
  expect(await filesThatSay(made.dataDir, NOTE)).toEqual([]);
  await made.past.close();
  expect(await filesThatSay(made.dataDir, NOTE)).toEqual([]);
  expect(made.faults).toEqual([]);
});

test("whose session it was is wiped too", async () => {
  const { dataDir, sessions, past } = await setUp(undefined);
  for (const day of [0, 1, 2]) await sessions.disown(sampleSession(day).id);
  await past.settled();
  expect(await filesThatSay(dataDir, ADA)).toEqual([]);
  await past.close();
});

test("while another program reads the database, that it cannot be wiped is told, and it is tried again", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  const { dataDir, sessions, past, faults } = await setUp(undefined);
  const reader = new DatabaseSync(join(dataDir, DATABASE_FILE));
  reader.exec("BEGIN");
  expect(reader.prepare("SELECT count(*) AS n FROM sessions").get()).toEqual({ n: 3 });
  await sessions.remove(sampleSession(1).id);
  await past.settled();
  expect(faults).toEqual(["STORE_UNAVAILABLE"]);
  expect(await filesThatSay(dataDir, NOTE)).not.toEqual([]);
  reader.exec("COMMIT");
  reader.close();
  vi.advanceTimersByTime(5000);
  await past.settled();
  expect(await filesThatSay(dataDir, NOTE)).toEqual([]);
  await past.close();
});
