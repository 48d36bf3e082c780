import fc from "fast-check";
import { expect, test } from "vitest";

import { qualityOf } from "#hub/signal/quality.ts";
import { toHundredths, toTenths } from "#hub/signal/rounding.ts";
import { FLAG, FLAG_NAMES } from "#shared/domain/features.ts";

test("a tick without flags is good, with any of them less, in the hands or without a speed unknown", () => {
  expect(qualityOf(0, 12)).toBe("good");
  expect(qualityOf(0, 0)).toBe("good");
  for (const name of FLAG_NAMES) expect(qualityOf(FLAG[name], 12)).toBe(name === "inHands" ? "unknown" : "reduced");
  expect(qualityOf(0, Number.NaN)).toBe("unknown");
  expect(qualityOf(FLAG.gap | FLAG.inHands, 12)).toBe("unknown");
});

test("rounding is to the nearest step, leaves what is rounded as it is, and what is no number", () => {
  expect([0.004, 0.006, -0.004, 12.345678, -7.006].map(toHundredths)).toEqual([0, 0.01, -0, 12.35, -7.01]);
  expect([0.04, 0.06, 123.44].map(toTenths)).toEqual([0, 0.1, 123.4]);
  expect(toHundredths(Number.NaN)).toBeNaN();
  expect(toTenths(Number.NaN)).toBeNaN();
  fc.assert(
    fc.property(fc.double({ min: -1e13, max: 1e13, noNaN: true }), (value) => {
      expect(Math.abs(toHundredths(value) - value)).toBeLessThan(0.0075);
      expect(toHundredths(toHundredths(value))).toBe(toHundredths(value));
      expect(Math.abs(toTenths(value) - value)).toBeLessThan(0.0525);
      expect(toTenths(toTenths(value))).toBe(toTenths(value));
    }),
    { seed: 1, numRuns: 200 },
  );
});
