import { expect, test } from "vitest";

import { ForceTremor } from "#hub/signal/forceTremor.ts";

function shaken(seconds: number, forceN: (tS: number) => number, watch = new ForceTremor(10)): ForceTremor {
  for (let k = 0; k < seconds * 100; k += 1) {
    watch.forceN = forceN(k / 100);
    watch.step();
  }
  return watch;
}

test.each([8, 9, 10, 11, 12])("a shake of %i Hz: its amplitude", (hz) => {
  const { amplitudeN } = shaken(5, (tS) => 200 + 6 * Math.sin(2 * Math.PI * hz * tS));
  expect(amplitudeN / 6).toBeGreaterThan(0.75);
  expect(amplitudeN / 6).toBeLessThan(1.05);
});

test("breathing, landing and lifting are no shake", () => {
  const calm = (tS: number) => 200 + 15 * Math.sin(2 * Math.PI * 0.3 * tS) + 40 * Math.sin(2 * Math.PI * 1.5 * tS);
  expect(shaken(5, calm).amplitudeN).toBeLessThan(0.5);
  const landing = (tS: number) => 100 + 200 * Math.min(1, Math.max(0, (tS - 2) / 0.25));
  expect(shaken(3, landing).amplitudeN).toBeLessThan(2);
});

test("nothing is said before it has seen enough, nor after a restart", () => {
  const watch = shaken(0.15, () => 200);
  expect(watch.amplitudeN).toBeNaN();
  shaken(1, () => 200, watch);
  expect(watch.amplitudeN).toBe(0);
  watch.restart();
  expect(watch.amplitudeN).toBeNaN();
});
