// The short form of `npm run test:crash`: one hub, killed with three sessions of different age in it.
import { expect, test } from "vitest";

import { openSessionStore } from "#hub/session/store.ts";
import { runKills } from "#scripts/crash/kills.ts";
import { scratchFolder } from "#test/recording/scratch.ts";
import { sampleSession, writeSession } from "#test/store/samples.ts";

/** A hub that has to wait for the processor among other tests gets its frames late; npm run test:crash holds it to 1 s. */
const MAY_LOSE_MS = 3000;

test("killed at a random instant, a session keeps all but its last moments, and no earlier one changes", async () => {
  const dataDir = await scratchFolder();
  const earlier = sampleSession(0);
  await writeSession(dataDir, earlier);
  const { sessions, faults } = await runKills({
    dataDir,
    seed: 5,
    kills: 1,
    rollers: 3,
    atMostMs: 1200,
    mayLoseMs: MAY_LOSE_MS,
  });
  expect(faults).toEqual([]);
  expect(sessions).toBeGreaterThan(0);
  const { list, recovery, get } = await openSessionStore({ dataDir });
  expect(recovery.faults).toEqual([]);
  expect(list().filter(({ state }) => state === "recovered").length).toBeGreaterThanOrEqual(sessions);
  expect(get(earlier.id)).toEqual(earlier);
});
