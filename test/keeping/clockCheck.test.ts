// A clock that jumped deletes nothing for a day, across starts of the hub; an ordinary pause does not count as a jump.
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { expect, test } from "vitest";

import { writeAtomically } from "#hub/atomicFile.ts";
import { createClockCheck } from "#hub/keeping/clockCheck.ts";
import { runHub } from "#test/hub/runningHub.ts";
import { scratchFolder } from "#test/recording/scratch.ts";
import { sampleSession, START_MS, writeSession } from "#test/store/samples.ts";

const DAY_MS = 86_400_000;
const NEWEST = sampleSession(0);
const at = (days: number) => (NEWEST.stoppedMs ?? 0) + days * DAY_MS;

/** Each a start of the hub with the clock at so many days: whether it may delete. */
async function starts(dataDir: string, days: readonly number[]): Promise<boolean[]> {
  const may: boolean[] = [];
  for (const day of days) {
    const checkClock = createClockCheck({ dataDir, write: writeAtomically, sessions: [sampleSession(-3), NEWEST] });
    may.push((await checkClock(at(day))) === undefined);
  }
  return may;
}

test.each([
  ["a day now and then", [1, 3, 10, 16.9], [true, true, true, true]],
  ["far ahead, and it stays so: after a day it counts", [365, 365.5, 366, 367], [false, false, true, true]],
  ["far ahead, and set right: a day from then on", [2, 365, 2.1, 3, 3.2], [true, false, false, false, true]],
  ["back to where nothing was yet", [5, -9000, -8999.5], [true, false, false]],
  ["a long pause: a day later, whenever that is", [60, 120, 121], [false, true, true]],
])("%s", async (_what, days, may) => {
  expect(await starts(await scratchFolder(), days)).toEqual(may);
});

test("without a session and a file there is nothing to compare with; a damaged file counts as none", async () => {
  const dataDir = await scratchFolder();
  const without = createClockCheck({ dataDir, write: writeAtomically, sessions: [] });
  expect(await without(at(500))).toBeUndefined();
  await writeFile(join(dataDir, "clock.json"), "{");
  expect(await starts(dataDir, [500])).toEqual([false]);
});

test("within a run: what is remembered need not be written, and the reason names both times", async () => {
  const full = async () => Promise.reject(new Error("ENOSPC"));
  const checkClock = createClockCheck({ dataDir: await scratchFolder(), write: full, sessions: [NEWEST] });
  expect(await checkClock(at(1))).toBeUndefined();
  expect(await checkClock(at(300))).toBe("it was 2026-11-21T09:10Z, now it is 2027-09-16T09:10Z");
  expect(await checkClock(at(300.5))).toBe("it was 2026-11-21T09:10Z, now it is 2027-09-16T09:10Z");
  expect(await checkClock(at(301))).toBeUndefined();
});

test("a hub whose clock is a year ahead deletes nothing, and says so", async () => {
  const dataDir = await scratchFolder();
  await writeSession(dataDir, NEWEST);
  await writeFile(join(dataDir, "keeping.json"), JSON.stringify({ samplesDays: null, sessionsDays: 30 }));
  const { hub, reports } = await runHub({ links: [], dataDir, wallMs: () => START_MS + 365 * DAY_MS });
  await expect.poll(() => reports, { timeout: 10_000 }).not.toEqual([]);
  await hub.stop();
  expect(reports).toEqual(["sessions CLOCK_JUMPED"]);
  expect(await readdir(join(dataDir, "sessions"))).toEqual([NEWEST.id]);
});
