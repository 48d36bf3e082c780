// R10: a ramp from ticks and answers to a band.
import fc from "fast-check";
import { expect, test } from "vitest";

import { ownBand } from "#hub/coach/ownBand.ts";
import { confidenceOf, fitMonotone, forceReaching, forceUpTo, type Load } from "#hub/coach/ramp/monotoneFit.ts";
import { answerRamp, cancelRamp, isRunning, rampTick, startRamp, type RampState } from "#hub/coach/ramp/ramp.ts";
import type { Tick } from "#shared/domain/features.ts";

const POPULATION = { forceN: [140, 240], easeOffN: 275, stopN: 378 } as const;
const RANGE = [5, 7] as const;

const tickAt = (tMs: number, forceN: number, contact = true): Tick => ({
  tMs,
  publishedMs: tMs,
  speedMmS: 0,
  paceMmS: 0,
  forceN,
  forceSdN: 3,
  contact,
  tremorN: 0,
  breathN: 0,
  breathHz: 0,
  positionMm: 100,
  holdMs: 0,
  flags: 0,
  quality: "good",
  ageMs: 0,
});

/** A person who presses where they are told to, breathing a little, and feels a tenth of `perPointN`. */
function follow(perPointN: number, feel = (forceN: number) => forceN / perPointN): RampState {
  let state = startRamp(POPULATION, RANGE);
  for (let tMs = 0; tMs < 120_000 && isRunning(state); tMs += 10) {
    const middleN = (state.aimN[0] + state.aimN[1]) / 2;
    state = rampTick(state, tickAt(tMs, middleN * (1 + 0.05 * Math.sin(tMs / 600))));
    if (state.phase === "answer") state = answerRamp(state, Math.round(feel(middleN)));
  }
  return state;
}

test.each([
  [25, "soon enough", 125, 175],
  [40, "in the middle", 200, 240],
])("someone who feels a point for every %d N gets a band %s", (perPointN, _says, lowN, highN) => {
  const state = follow(perPointN);
  expect(state.phase).toBe("done");
  expect(state.loads.length).toBeGreaterThanOrEqual(3);
  expect(state.loads.length).toBeLessThanOrEqual(4);
  const band = ownBand(state.loads, RANGE, POPULATION)!;
  // Answers are whole points: half a point is their own uncertainty.
  expect(Math.abs(band.lowN - lowN)).toBeLessThanOrEqual(perPointN / 2 + lowN * 0.05);
  expect(Math.abs(band.highN - highN)).toBeLessThanOrEqual(perPointN / 2 + highN * 0.05);
});

test("after too much the next load is lighter, and it ends after four", () => {
  const state = follow(6);
  const forces = state.loads.map(({ forceN }) => forceN);
  expect(state.loads[0]?.discomfort).toBeGreaterThan(7);
  expect(forces[1]).toBeLessThan(forces[0]!);
  expect(forces.length).toBeLessThanOrEqual(4);
  expect(ownBand(state.loads, RANGE, POPULATION)!.highN).toBeLessThan(60);
});

test("answers that go down with the force fail, and keep nothing", () => {
  let left = [8, 5, 2, 0];
  const state = follow(1, () => {
    const [now = 0, ...rest] = left;
    left = rest;
    return now;
  });
  expect(state.phase).toBe("failed");
  expect(state.confidence).toBeLessThan(0.5);
});

test.each([
  ["no contact", (tMs: number) => tickAt(tMs, 70, false)],
  ["unknown force", (tMs: number) => tickAt(tMs, Number.NaN)],
  ["unknown quality", (tMs: number): Tick => ({ ...tickAt(tMs, 70), quality: "unknown" })],
  ["the force somewhere else", (tMs: number) => tickAt(tMs, 200)],
  ["a restless force", (tMs: number) => tickAt(tMs, tMs % 400 < 200 ? 62 : 78)],
  ["a force that comes and goes", (tMs: number) => tickAt(tMs, 70, tMs % 4000 > 100)],
])("%s is no steady load", (_says, tick) => {
  let state = startRamp(POPULATION, RANGE);
  for (let tMs = 0; tMs < 30_000; tMs += 10) state = rampTick(state, tick(tMs));
  expect(state.phase).toBe("load");
  expect(state.loads).toEqual([]);
});

test("five seconds are five seconds; a gap begins anew", () => {
  const run = (gapMs: number) => {
    let state = startRamp(POPULATION, RANGE);
    let tMs = 0;
    for (let n = 0; state.phase === "load" && n < 1000; n += 1) {
      tMs += n === 300 ? gapMs : 10;
      state = rampTick(state, tickAt(tMs, 70));
    }
    return { state, tMs };
  };
  expect(run(10).tMs).toBeCloseTo(5000, -2);
  expect(run(1000).tMs).toBeCloseTo(8990, -2);
});

test("nobody there for three minutes ends it; so does a cancel; nothing after that changes it", () => {
  let state = startRamp(POPULATION, RANGE);
  for (let tMs = 0; tMs <= 181_000; tMs += 1000) state = rampTick(state, tickAt(tMs, 0, false));
  expect(state.phase).toBe("cancelled");
  const cancelled = cancelRamp(startRamp(POPULATION, RANGE));
  expect(cancelled.phase).toBe("cancelled");
  expect(rampTick(cancelled, tickAt(0, 70))).toBe(cancelled);
  expect(answerRamp(cancelled, 5)).toBe(cancelled);
  expect(answerRamp(startRamp(POPULATION, RANGE), 5).loads).toEqual([]);
});

test("a known curve comes back where it was measured", () => {
  const loads = [50, 100, 150, 200].map((forceN) => ({ forceN, discomfort: forceN / 25 }));
  const fit = fitMonotone(loads);
  expect(fit.leftOverNrs).toBe(0);
  expect(forceReaching(fit, 5)).toBeCloseTo(125);
  expect(forceUpTo(fit, 7)).toBeCloseTo(175);
  expect(forceUpTo(fit, 10)).toBe(200);
  expect(forceReaching(fit, 9)).toBeUndefined();
  expect(confidenceOf(fit, 4, RANGE)).toBe(1);
  expect(confidenceOf(fit, 4, [9, 10])).toBe(0.5);
});

test("violators are pooled to their mean, the least squares solution", () => {
  const fit = fitMonotone([
    { forceN: 100, discomfort: 4 },
    { forceN: 150, discomfort: 2 },
    { forceN: 200, discomfort: 6 },
  ]);
  expect(fit.knots.map(({ level }) => level)).toEqual([0, 3, 3, 6]);
  expect(fit.leftOverNrs).toBeCloseTo(Math.sqrt(2 / 3));
});

const someLoads = fc.array(
  fc.record({ forceN: fc.double({ min: 1e-3, max: 1e5, noNaN: true }), discomfort: fc.integer({ min: 0, max: 10 }) }),
  { minLength: 1, maxLength: 8 },
);

test("any finite answers give a rising fit and a finite band, in order, below the stop value", () => {
  fc.assert(
    fc.property(someLoads, fc.constantFrom([5, 7] as const, [4, 6] as const), (loads: Load[], range) => {
      const fit = fitMonotone(loads);
      fit.knots.slice(1).forEach(({ forceN, level }, n) => {
        expect(forceN).toBeGreaterThan(fit.knots[n]!.forceN);
        expect(level).toBeGreaterThanOrEqual(fit.knots[n]!.level);
      });
      const confidence = confidenceOf(fit, loads.length, range);
      expect(confidence >= 0 && confidence <= 1).toBe(true);
      const band = ownBand(loads, range, POPULATION)!;
      expect(band.lowN > 0 && band.lowN < band.highN && band.highN <= POPULATION.stopN).toBe(true);
      expect(band.highN).toBeLessThanOrEqual(Math.max(...loads.map(({ forceN }) => forceN)));
    }),
    { seed: 94, numRuns: 500 },
  );
});

test("no other rising assignment fits better", () => {
  const level = fc.double({ min: 0, max: 10, noNaN: true });
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 3, maxLength: 4 }),
      fc.array(level, { minLength: 4, maxLength: 4 }),
      (answers, other) => {
        const loads = answers.map((discomfort, n) => ({ forceN: 50 * (n + 1), discomfort }));
        const rivals = other.toSorted((a, b) => a - b);
        const left = (levels: readonly number[]) =>
          answers.reduce((sum, answer, n) => sum + (answer - levels[n]!) ** 2, 0);
        const fitted = fitMonotone(loads)
          .knots.slice(1)
          .map((knot) => knot.level);
        expect(left(fitted)).toBeLessThanOrEqual(left(rivals) + 1e-9);
      },
    ),
    { seed: 95, numRuns: 500 },
  );
});
