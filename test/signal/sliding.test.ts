import fc from "fast-check";
import { expect, test } from "vitest";

import { SlidingRange } from "#hub/signal/slidingRange.ts";
import { SlidingSlope } from "#hub/signal/slidingSlope.ts";

const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 300 });
const lengths = fc.integer({ min: 2, max: 40 });

function slopeOf(window: readonly number[]): number {
  const middle = (window.length - 1) / 2;
  let top = 0;
  let bottom = 0;
  window.forEach((value, k) => {
    top += (k - middle) * value;
    bottom += (k - middle) ** 2;
  });
  return top / bottom;
}

test("the sliding range is the range of the window", () => {
  fc.assert(
    fc.property(values, lengths, (list, length) => {
      const under = new SlidingRange(length);
      list.forEach((value, k) => {
        under.value = value;
        under.push();
        const window = list.slice(Math.max(0, k - length + 1), k + 1);
        expect(under.range).toBe(Math.max(...window) - Math.min(...window));
        expect(under.full).toBe(k + 1 >= length);
      });
      under.clear();
      expect(under.full).toBe(false);
      expect(under.range).toBeNaN();
    }),
    { numRuns: 60 },
  );
});

test("the sliding slope is the slope of the window", () => {
  fc.assert(
    fc.property(values, lengths, (list, length) => {
      const under = new SlidingSlope(length);
      list.forEach((value, k) => {
        under.value = value;
        under.push();
        if (k + 1 < length) expect(under.slope).toBeNaN();
        else expect(Math.abs(under.slope - slopeOf(list.slice(k + 1 - length, k + 1)))).toBeLessThan(1e-4);
      });
      under.clear();
      expect(under.slope).toBeNaN();
    }),
    { numRuns: 60 },
  );
});
