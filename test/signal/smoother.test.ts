import { expect, test } from "vitest";

import { Pace } from "#hub/signal/pace.ts";
import { designSmoother } from "#hub/signal/smootherDesign.ts";

const LONG = {
  stepMs: 10,
  past: 27,
  future: 1,
  slowSd: 40,
  slowMs: 500,
  shakeSd: 8,
  shakeHz: 10,
  shakeMs: 120,
  noiseSd: 0.4,
};

function gainAt(weights: Float64Array, hz: number): number {
  let re = 0;
  let im = 0;
  weights.forEach((weight, k) => {
    re += weight * Math.cos(2 * Math.PI * hz * (k - LONG.past) * 0.01);
    im += weight * Math.sin(2 * Math.PI * hz * (k - LONG.past) * 0.01);
  });
  return Math.hypot(re, im);
}

test("the designed weights pass constants and ramps and stop a shake", () => {
  const weights = designSmoother(LONG);
  expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9);
  expect(weights.reduce((sum, weight, k) => sum + weight * (k - LONG.past), 0)).toBeCloseTo(0, 7);
  for (const hz of [8.5, 9, 10, 11, 12]) expect(gainAt(weights, hz)).toBeLessThan(0.2);
  expect(gainAt(weights, 0.5)).toBeGreaterThan(0.97);
});

function run(speed: (tS: number) => number, seconds = 3): { display: number[]; decision: number[]; pace: Pace } {
  const pace = new Pace({ stepMs: 10, future: 1 });
  const display: number[] = [];
  const decision: number[] = [];
  for (let k = 0; k < seconds * 100; k += 1) {
    pace.reading = speed(k / 100);
    pace.step();
    display.push(pace.displayMmS);
    decision.push(pace.decisionMmS);
  }
  return { display, decision, pace };
}

test("the display follows a ramp without lag, the decision is its mean over 100 ms", () => {
  const { display, decision } = run((tS) => 100 * tS);
  expect(display[200]).toBeCloseTo(199, 6);
  expect(decision[200]).toBeCloseTo(195.5, 6);
});

test("a steady 10 Hz shake leaves the decision at once and the display within half a second", () => {
  const { display, decision, pace } = run((tS) => 25 + 8 * Math.sin(2 * Math.PI * 10 * tS + 0.3));
  for (const value of decision.slice(15)) expect(value).toBeCloseTo(25, 6);
  for (const value of display.slice(80)) expect(Math.abs(value - 25)).toBeLessThan(1.2);
  expect(pace.tremor.amplitude).toBeGreaterThan(7);
});

test("between a quiet and a shaking roller the display does not leave the speed", () => {
  for (const amplitude of [1, 1.3, 1.6, 2, 2.4]) {
    const { display } = run((tS) => 25 + amplitude * Math.sin(2 * Math.PI * 10 * tS), 4);
    for (const value of display.slice(100)) expect(Math.abs(value - 25)).toBeLessThan(amplitude);
  }
});

test("a quick turnaround is no shake", () => {
  const turn = (tS: number) => 120 * Math.tanh(12 * (tS - 1));
  const { display, pace } = run(turn);
  expect(pace.tremor.amplitude).toBeLessThan(1);
  for (let k = 50; k < 250; k += 1) expect(Math.abs((display[k] ?? Number.NaN) - turn((k - 1) / 100))).toBeLessThan(3);
});

test("unknown readings make the speed unknown, and one reading is not yet a speed", () => {
  const pace = new Pace({ stepMs: 10, future: 1 });
  const shown = [10, 10, 10, Number.NaN, 900, 12, 12].map((reading) => {
    pace.reading = reading;
    pace.step();
    return pace.displayMmS;
  });
  expect(shown.slice(0, 2)).toEqual([Number.NaN, Number.NaN]);
  expect(shown[2]).toBe(10);
  expect(shown.slice(3, 6)).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  expect(shown[6]).toBe(12);
});

test("after a jerk the display may swing back; the way the roller goes does not", () => {
  const pace = new Pace({ stepMs: 10, future: 1 });
  let least = Number.POSITIVE_INFINITY;
  let leastShown = Number.POSITIVE_INFINITY;
  for (let k = 0; k < 3000; k += 1) {
    // Sticking, then a slip of 0.1 s, three times a second: never backwards.
    const inCycle = k % 33;
    pace.reading = inCycle < 10 ? 90 * Math.sin((Math.PI * inCycle) / 10) ** 2 : 0.3;
    pace.step();
    // The long weights need half a second of readings first.
    if (k < 50) continue;
    if (pace.wayMmS < least) least = pace.wayMmS;
    if (pace.displayMmS < leastShown) leastShown = pace.displayMmS;
  }
  // Far enough to be taken for a reversal.
  expect(leastShown).toBeLessThan(-5);
  expect(least).toBeGreaterThanOrEqual(0);
});
