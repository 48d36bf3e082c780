import * as fc from "fast-check";
import { expect, test } from "vitest";

import { createBackoff } from "#hub/link/backoff.ts";

test("each wait is twice the one before, up to a limit; success makes it short again", () => {
  const backoff = createBackoff({ firstMs: 200, mostMs: 1000, random: () => 1 });
  expect(Array.from({ length: 5 }, backoff.nextMs)).toEqual([200, 400, 800, 1000, 1000]);
  backoff.reset();
  expect(backoff.nextMs()).toBe(200);
});

test("chance moves a wait between the half and the whole of its step", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), (chance) => {
      const waitMs = createBackoff({ firstMs: 200, mostMs: 1000, random: () => chance }).nextMs();
      expect(waitMs).toBeGreaterThanOrEqual(100);
      expect(waitMs).toBeLessThanOrEqual(200);
    }),
  );
});
