import * as fc from "fast-check";
import { expect, test } from "vitest";

import { hundredthsText, rounded } from "#hub/export/numberText.ts";

const everyDouble = fc.double({ noNaN: true, noDefaultInfinity: true });
const measured = fc.double({ noNaN: true, min: -1e5, max: 1e5 });
const time = fc.double({ noNaN: true, min: 0, max: 8.64e15 });
const onTheEdge = fc.tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.constantFrom(0, 0.004, 0.005, 0.006, 0.5, 0.995));

test("the text is that of the number rounded to 0.01", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        everyDouble,
        measured,
        time,
        onTheEdge.map(([whole, part]) => whole + part),
      ),
      (value) => {
        expect(hundredthsText(value)).toBe(String(rounded(value)));
      },
    ),
    { numRuns: 20_000, seed: 1 },
  );
});

test.each([
  [0, "0"],
  [-0.001, "0"],
  [-0.006, "-0.01"],
  [0.1, "0.1"],
  [-25.31499, "-25.31"],
  [182.395, "182.4"],
  [1e5, "100000"],
  [2_147_483_648.05, "2147483648.05"],
  [1_795_233_000_000, "1795233000000"],
  [1_795_233_130_542.6064, "1795233130542.61"],
  [1e15, "1000000000000000"],
])("%s is %s", (value, text) => {
  expect(hundredthsText(value)).toBe(text);
});
