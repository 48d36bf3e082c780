// What was deleted is in no file of the database any more, neither in it nor beside it.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

import { expect, test } from "vitest";

import { openSessionStore } from "#hub/session/store.ts";
import { openPast } from "#hub/store/past.ts";
import { scratchFolder } from "#test/recording/scratch.ts";
import { sampleSession, START_MS, writeSession } from "#test/store/samples.ts";

const NOTE = "behind the left knee, after hills";

async function filesThatSay(dataDir: string, text: string): Promise<string[]> {
  const names = (await readdir(dataDir)).filter((name) => name.startsWith("inchworm.db"));
  const contents = await Promise.all(names.map(async (name) => readFile(join(dataDir, name), "latin1")));
  return names.filter((_, at) => contents[at]?.includes(text));
}

test("a deleted session's note is wiped from the database and its log, while the hub runs", async () => {
  const dataDir = await scratchFolder();
  for (const day of [0, 1, 2]) await writeSession(dataDir, sampleSession(day, day === 1 ? { note: NOTE } : {}));
  const sessions = await openSessionStore({ dataDir });
  const faults: string[] = [];
  const today = () => "2026-11-28";
  const past = await openPast({ dataDir, sessions, nowMs: START_MS, today, tell: ({ code }) => faults.push(code) });
  await past.settled();
  expect(await filesThatSay(dataDir, NOTE)).not.toEqual([]);
  await sessions.remove(sampleSession(1).id);
  await past.settled();
  expect(await filesThatSay(dataDir, NOTE)).toEqual([]);
  await past.close();
  expect(await filesThatSay(dataDir, NOTE)).toEqual([]);
  expect(faults).toEqual([]);
});
