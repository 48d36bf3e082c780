import { expect, test } from "vitest";

import { TremorWatch } from "#hub/signal/tremor.ts";

/** Amplitude told after two seconds of a speed, mm/s. */
function told(speed: (tS: number) => number, seconds = 2): number {
  const watch = new TremorWatch(10);
  for (let k = 0; k < seconds * 100; k += 1) {
    const at = (back: number) => speed((k - back) / 100);
    watch.now = at(0);
    watch.ago50 = at(5);
    watch.ago100 = at(10);
    watch.ago150 = at(15);
    watch.step();
  }
  return watch.amplitude;
}

const shake =
  (hz: number, phase = 0) =>
  (tS: number) =>
    25 + 6 * Math.sin(2 * Math.PI * hz * tS + phase);

test("a shake of 10 Hz is told with its amplitude, of 8 and 12 Hz with 82 % of it", () => {
  for (const phase of [0, 0.7, 1.5]) expect(told(shake(10, phase))).toBeCloseTo(6, 0);
  for (const hz of [8, 12]) {
    expect(told(shake(hz))).toBeGreaterThan(0.7 * 6);
    expect(told(shake(hz))).toBeLessThan(0.95 * 6);
  }
});

test("rolling and turning round are no shake, a jerk is soon forgotten", () => {
  expect(told((tS) => 200 * tS)).toBeLessThan(1e-9);
  expect(told((tS) => 25 * Math.sin(2 * Math.PI * 0.5 * tS))).toBeLessThan(0.1);
  expect(told(shake(2))).toBeLessThan(0.5);
  // A quarter of a second after the speed jumped by 60 mm/s.
  expect(told((tS) => (tS < 1.75 ? 0 : 60))).toBeLessThan(8);
  expect(told((tS) => (tS < 1 ? 0 : 60))).toBeLessThan(1);
});

test("it is told within a fifth of a second and forgotten within half a second", () => {
  expect(told((tS) => (tS < 1.8 ? 25 : shake(10)(tS)))).toBeGreaterThan(3);
  expect(told((tS) => (tS < 1.3 ? shake(10)(tS) : 25))).toBeLessThan(1.2);
});

test("it begins anew with nothing", () => {
  const watch = new TremorWatch(10);
  watch.now = 100;
  watch.ago50 = -100;
  watch.ago100 = 100;
  watch.ago150 = -100;
  watch.step();
  expect(watch.amplitude).toBeGreaterThan(0);
  watch.restart();
  expect(watch.amplitude).toBe(0);
});
