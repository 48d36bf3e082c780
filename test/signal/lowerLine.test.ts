import { expect, test } from "vitest";

import { LowerLine } from "#hub/signal/lowerLine.ts";
import { seeded } from "#test/signal/support/seeded.ts";

const SETTINGS = { bucketWidth: 250, buckets: 240, solveEvery: 1, maxSlope: 300e-6, proofY: 15, mostSlope: 0.25 };

function fed(slope: number, spanX: number, delay: () => number): LowerLine {
  const line = new LowerLine(SETTINGS);
  for (let x = 0; x < spanX; x += 20) {
    line.x = x;
    line.y = 40 + slope * x + delay();
    line.take();
  }
  return line;
}

test("the line under random delays is the line without them", () => {
  for (let seed = 1; seed <= 20; seed += 1) {
    const random = seeded(seed);
    const line = fed(2e-4, 60_000, () => -8 * Math.log(1 - random.next()));
    expect(Math.abs(line.at(60_000) - (40 + 2e-4 * 60_000))).toBeLessThan(0.6);
    expect(line.slope).toBeCloseTo(2e-4, 4);
  }
});

test("a steep slope is not believed before the span proves it, then exactly", () => {
  expect(fed(0.07, 150, () => 0).slope).toBeLessThanOrEqual(300e-6);
  expect(fed(0.07, 5000, () => 0).slope).toBeCloseTo(0.07, 6);
  expect(fed(-0.15, 5000, () => 0).slope).toBeCloseTo(-0.15, 6);
});

test("what cannot be is not believed at all", () => {
  expect(Math.abs(fed(-1, 5000, () => 0).slope)).toBeLessThanOrEqual(300e-6);
});

test("a point below the line pulls it down at once", () => {
  const line = fed(0, 2000, () => 5);
  expect(line.at(2000)).toBe(45);
  line.x = 2000;
  line.y = 41;
  line.take();
  expect(line.at(2000)).toBe(41);
});

test("what left the window is forgotten", () => {
  const line = fed(0, 30_000, () => 0);
  for (let x = 30_000; x < 120_000; x += 20) {
    line.x = x;
    line.y = 50;
    line.take();
  }
  expect(line.at(120_000)).toBeCloseTo(50, 6);
  line.reset();
  expect(line.level).toBeNaN();
});
