import { expect, test } from "vitest";

import { MotionHistory } from "#hub/signal/motionHistory.ts";

function filled(times: readonly number[], phi: (ms: number) => number): MotionHistory {
  const history = new MotionHistory();
  for (const ms of times) history.push(ms, (phi(ms + 0.5) - phi(ms - 0.5)) * 1000, phi(ms));
  return history;
}

function at(history: MotionHistory, ms: number): MotionHistory {
  history.atMs = ms;
  expect(history.read()).toBe(true);
  return history;
}

const steps = (count: number) => Array.from({ length: count }, (_, k) => k * 9.6);

test("between samples motion is linear, in any order of asking", () => {
  const history = filled(steps(1000), (ms) => ms / 1000);
  for (const ms of [9000, 5000, 5001, 8999.5]) {
    expect(at(history, ms).phi).toBeCloseTo(ms / 1000, 9);
    expect(history.rate).toBeCloseTo(1, 6);
    expect(history.gapMs).toBeCloseTo(9.6, 6);
  }
});

test("what is older than the memory, or before the start, is not known", () => {
  const history = filled(steps(1000), () => 0);
  history.atMs = 100;
  expect(history.read()).toBe(false);
  history.reset();
  history.atMs = 9000;
  expect(history.read()).toBe(false);
});

test("a long gap is crossed with the angle and rate of both sides", () => {
  const curve = (ms: number) => (ms / 1000) ** 3 - 2 * (ms / 1000) ** 2;
  const history = filled([...steps(100), ...steps(100).map((ms) => ms + 2500)], curve);
  for (const ms of [1200, 1700, 2300]) {
    expect(at(history, ms).phi).toBeCloseTo(curve(ms), 2);
    expect(history.rate).toBeCloseTo(3 * (ms / 1000) ** 2 - 4 * (ms / 1000), 1);
    expect(history.turnRad).toBeGreaterThan(0);
    expect(history.sinceMs).toBeCloseTo(ms - 950.4, 6);
  }
});
