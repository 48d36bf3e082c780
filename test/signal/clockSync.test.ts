import { expect, test } from "vitest";

import { ClockSync, LEAST_DELAY_MS } from "#hub/signal/clockSync.ts";
import { seeded } from "#test/signal/support/seeded.ts";

/** Frames every 20 ms over a 7.5 ms connection interval with exponential jitter. Gives the map's errors from 30 s on. */
function mapErrors(options: { readonly rate: number; readonly jitterMs: number; readonly seed: number }): number[] {
  const random = seeded(options.seed);
  const clock = new ClockSync();
  const startMs = 1_700_000_000_000;
  const errors: number[] = [];
  for (let ms = 0; ms < 90_000; ms += 19.3) {
    const deviceMs = 4e7 + ms * options.rate;
    const arrival = Math.ceil((ms + 1) / 7.5) * 7.5 + 6 - options.jitterMs * Math.log(1 - random.next());
    clock.observe(startMs + arrival, deviceMs);
    if (ms < 30_000) continue;
    clock.deviceMs = deviceMs;
    clock.map();
    errors.push(clock.hubMs - (startMs + ms));
  }
  return errors;
}

function spread(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}

test("after 30 s the map stays within half a millisecond of itself", () => {
  for (let seed = 1; seed <= 10; seed += 1) {
    const errors = mapErrors({ rate: 1 + (seed - 5) * 50e-6, jitterMs: 4, seed });
    expect(spread(errors)).toBeLessThan(0.5);
    // The least delay is 6 + 1 ms and a little: the prior leaves a millisecond or two.
    expect(Math.abs(errors.at(-1) ?? Number.NaN)).toBeLessThan(2.5);
  }
});

test("clocks 7 % fast and 15 % slow are mapped as well", () => {
  for (const rate of [1.07, 0.85]) expect(spread(mapErrors({ rate, jitterMs: 2, seed: 3 }))).toBeLessThan(0.8);
});

test("there and back is the same instant", () => {
  const clock = new ClockSync();
  expect(clock.known).toBe(false);
  for (let ms = 0; ms < 5000; ms += 20) clock.observe(1e6 + ms * 1.0001 + 9, ms);
  expect(clock.known).toBe(true);
  clock.hubMs = 1_002_345;
  clock.locate();
  clock.map();
  expect(clock.hubMs).toBeCloseTo(1_002_345, 6);
  expect(clock.excessMs(1e6 + 2000 * 1.0001 + 29, 2000)).toBeCloseTo(20, 1);
  clock.deviceMs = 0;
  clock.map();
  expect(clock.hubMs).toBeCloseTo(1e6 + 9 - LEAST_DELAY_MS, 1);
  clock.reset();
  expect(clock.known).toBe(false);
});
