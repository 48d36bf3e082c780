import { expect, test } from "vitest";

import { lostBetween } from "#hub/recording/lostFrames.ts";

test.each([
  ["the next one", 7, 8, 20, 0],
  ["one missing", 7, 9, 40, 1],
  ["over the wrap", 65_534, 2, 80, 3],
  ["a repeat", 7, 7, 20, 0],
  ["an older one", 7, 5, 20, 0],
  ["an outage of a minute", 7, 3128, 60_000, 3120],
  ["a restart", 60_000, 0, 1500, 0],
])("%s", (_what, previous, next, passedMs, lost) => {
  expect(lostBetween({ seq: previous, rxMs: 5000 }, { seq: next, rxMs: 5000 + passedMs })).toBe(lost);
});
