import { expect, test } from "vitest";

import { EVERYDAY_SECONDS, slowRunLines } from "#scripts/slowRun.ts";

const FILES = [1, 30, 2, 25, 4, 3, 0.04].map((seconds) => ({ path: `test/${seconds}.test.ts`, seconds }));

test("a run that is quick enough needs no word", () => {
  expect(slowRunLines(EVERYDAY_SECONDS, FILES)).toEqual([]);
});

test("one that takes longer is told with its five slowest files, the slowest first", () => {
  const [said, ...slowest] = slowRunLines(EVERYDAY_SECONDS + 94.4, FILES);
  expect(said).toContain("took 214 s");
  expect(slowest).toEqual([30, 25, 4, 3, 2].map((s) => `${s.toFixed(1).padStart(6)} s  test/${s}.test.ts`));
});
