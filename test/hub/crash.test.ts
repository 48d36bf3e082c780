// The short form of `npm run test:crash`: one hub, killed with three sessions of different age in it.
import { expect, test } from "vitest";

import { openSessionStore } from "#hub/session/store.ts";
import { runKills } from "#scripts/crash/kills.ts";
import { scratchFolder } from "#test/recording/scratch.ts";
import { sampleSession, writeSession } from "#test/store/samples.ts";

test("killed at a random instant, a session keeps all but its last moments, and no earlier one changes", async () => {
  const dataDir = await scratchFolder();
  const earlier = sampleSession(0);
  await writeSession(dataDir, earlier);
  const { sessions, told, faults } = await runKills({
    dataDir,
    seed: 5,
    kills: 1,
    rollers: 3,
    atMostMs: 1200,
  });
  expect(faults).toEqual([]);
  expect(told).toBeGreaterThan(0);
  const { list, recovery, get } = await openSessionStore({ dataDir });
  expect(recovery.faults).toEqual([]);
  expect(list().filter(({ state }) => state === "recovered").length).toBeGreaterThanOrEqual(sessions);
  expect(get(earlier.id)).toEqual(earlier);
});
