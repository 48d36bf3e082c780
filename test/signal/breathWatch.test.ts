import { expect, test } from "vitest";

import { BreathWatch } from "#hub/signal/breathWatch.ts";
import { createRandom } from "#sim/random.ts";

/** Runs the watch over a force given as a formula of time in s, and gives what it says at the end. */
function watched(seconds: number, forceN: (tS: number) => number, watch = new BreathWatch()): BreathWatch {
  for (let k = 0; k < seconds * 100; k += 1) {
    watch.forceN = forceN(k / 100);
    watch.step();
  }
  return watch;
}

function breathing({ amplitudeN, rateHz, phase = 0 }: { amplitudeN: number; rateHz: number; phase?: number }) {
  return (tS: number) => 200 + amplitudeN * Math.sin(2 * Math.PI * rateHz * tS + phase);
}

test.each([0.2, 0.25, 0.3, 0.35])("a breath of %f Hz: its amplitude and its rate", (rateHz) => {
  for (const phase of [0, 1.5, 3, 4.5]) {
    for (const amplitudeN of [4, 16]) {
      const { amplitudeN: found, rateHz: rate } = watched(30, breathing({ amplitudeN, rateHz, phase }));
      expect(Math.abs(found / amplitudeN - 1)).toBeLessThan(0.2);
      expect(Math.abs(rate / rateHz - 1)).toBeLessThan(0.1);
    }
  }
});

test("settling into the hold and a fine shake are no breath", () => {
  const calm = (tS: number) => 200 + 20 * Math.exp(-tS / 30) + 1.5 * Math.sin(2 * Math.PI * 9 * tS);
  expect(watched(20, calm).amplitudeN).toBeLessThan(1);
});

test("a held breath is seen within eight seconds", () => {
  const breath = breathing({ amplitudeN: 10, rateHz: 0.25 });
  const watch = watched(20, breath);
  expect(watch.amplitudeN).toBeGreaterThan(8);
  watched(8, () => 200, watch);
  expect(watch.amplitudeN).toBeLessThan(4);
});

test("nothing is said in the first seconds of a rest, nor after a restart", () => {
  const breath = breathing({ amplitudeN: 10, rateHz: 0.25 });
  expect(watched(5, breath).amplitudeN).toBeNaN();
  const watch = watched(20, breath);
  watch.restart();
  expect(watch.amplitudeN).toBeNaN();
  expect(watched(5, breath, watch).amplitudeN).toBeNaN();
  expect(watched(20, breath, watch).amplitudeN).toBeGreaterThan(8);
});

test("any finite force leaves finite amplitudes", () => {
  const random = createRandom(7);
  const watch = watched(60, () => random.uniform(-1e6, 1e6));
  expect(Number.isFinite(watch.amplitudeN)).toBe(true);
});
