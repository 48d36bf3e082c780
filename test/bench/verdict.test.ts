import { expect, test } from "vitest";

import type { Percentiles } from "#scripts/bench/statistics.ts";
import { hasFailed, judge, type Measured } from "#scripts/bench/verdict.ts";

const of = (values: Partial<Percentiles>): Percentiles => ({ count: 1, p50: 0, p95: 0, p99: 0, max: 0, ...values });

/** Everything exactly at its limit. */
const LIMIT = { samplesPerS: 2_500_000, minor: 4, major: 1, tickP99: 50, tickMax: 5000, p95: 70, share: 5 };

function measured(change: Partial<typeof LIMIT> = {}): Measured {
  const { samplesPerS, minor, major, tickP99, tickMax, p95, share } = { ...LIMIT, ...change };
  return {
    core: {
      signal: { samplesPerS, timesRealTime: 1 },
      minorCollections: minor,
      majorCollections: major,
      tickUs: of({ p99: tickP99, max: tickMax }),
    },
    latency: { sampleToClientMs: of({ p95, p99: 1e6, max: 1e6 }), hubShareMs: of({ p99: share, max: 1e6 }) },
  };
}

test("at its limits every promise is kept", () => {
  const judged = judge(measured());
  expect(judged).toHaveLength(6);
  expect(judged.map(({ verdict }) => verdict)).toEqual(judged.map(() => "reached"));
  expect(hasFailed(judged)).toBe(false);
});

test.each([
  [{ samplesPerS: 999_999 }, "samples/s"],
  [{ samplesPerS: NaN }, "samples/s"],
  [{ minor: 5 }, "collections"],
  [{ major: 2 }, "collections"],
  [{ tickP99: 50.1 }, "p99 at most 50 µs"],
  [{ tickMax: 5000.1 }, "no tick"],
  [{ p95: 70.01 }, "sample → client"],
  [{ p95: NaN }, "sample → client"],
  [{ share: 5.001 }, "hub's share"],
])("%j fails that one promise", (change, promise) => {
  const judged = judge(measured(change));
  const failed = judged.filter(({ verdict }) => verdict === "FAILED");
  expect(failed).toHaveLength(1);
  expect(failed[0]?.promise).toContain(promise);
  expect(hasFailed(judged)).toBe(true);
});

test.each([1_000_000, 2_499_999])("%i samples a second are enough, but not the goal", (samplesPerS) => {
  const judged = judge(measured({ samplesPerS }));
  expect(judged.map(({ verdict }) => verdict)).toContain("goal not reached");
  expect(hasFailed(judged)).toBe(false);
});
