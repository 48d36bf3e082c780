import { expect, test } from "vitest";

import { holdProgress } from "#web/coach/holdProgress.ts";
import { ROLLER } from "#test/web/fakeMessages.ts";

const { bands } = ROLLER;

test("the marks stand where the coach has them", () => {
  const { minimumAt, targetAt } = holdProgress(0, 0, bands);
  expect(minimumAt).toBeCloseTo(30 / 90);
  expect(targetAt).toBeCloseTo(45 / 90);
});

test("gently the ring ends at the rest that comes first", () => {
  const gently = { ...bands, holdMinimumMs: 20_000, holdTargetMs: 30_000, restAfterMs: 30_000 };
  expect(holdProgress(15_000, 18_000, gently)).toMatchObject({
    minimumAt: 20 / 30,
    targetAt: 1,
    counted: 0.5,
    elapsed: 0.6,
    secondsToNext: 5,
  });
});

test("only time that counts reaches the minimum and the target", () => {
  expect(holdProgress(29_900, 60_000, bands).phase).toBe("building");
  expect(holdProgress(30_000, 60_000, bands).phase).toBe("enough");
  expect(holdProgress(45_000, 60_000, bands).phase).toBe("full");
});

test("all the time on the spot reaches the end", () => {
  expect(holdProgress(10_000, 90_000, bands).phase).toBe("over");
});

test("seconds run down to the next mark and never below zero", () => {
  expect(holdProgress(21_400, 22_000, bands).secondsToNext).toBe(9);
  expect(holdProgress(44_900, 45_000, bands).secondsToNext).toBe(1);
  expect(holdProgress(95_000, 99_000, bands)).toMatchObject({ secondsToNext: 0, counted: 1, elapsed: 1 });
});
