import { expect, test } from "vitest";

import { retryDelayMs } from "#web/live/backoff.ts";
import { ageOf, isFresh } from "#web/live/staleness.ts";

test("a value ages from the moment it came, on top of the age it came with", () => {
  expect(ageOf({ receivedMs: 1000, ageMs: 40 }, 1100)).toBe(140);
});

test("a value is fresh up to half a second and not longer", () => {
  const received = { receivedMs: 1000, ageMs: 100 };
  expect(isFresh(received, 1400)).toBe(true);
  expect(isFresh(received, 1401)).toBe(false);
});

test("before the first message nothing is fresh", () => {
  expect(isFresh({ receivedMs: Number.NaN, ageMs: 0 }, 1000)).toBe(false);
});

test("a hub that sends old values on time does not make them fresh", () => {
  expect(isFresh({ receivedMs: 1000, ageMs: 900 }, 1000)).toBe(false);
});

test("retries begin quickly, slow down and stay at three seconds", () => {
  const delays = [0, 1, 2, 3, 4, 5, 50].map((attempt) => retryDelayMs(attempt, 1));
  expect(delays).toEqual([250, 500, 1000, 2000, 3000, 3000, 3000]);
  expect(retryDelayMs(50, 0)).toBeGreaterThan(2000);
});
