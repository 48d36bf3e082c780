import { expect, test } from "vitest";

import { percentiles } from "#scripts/bench/statistics.ts";

test("percentiles are those of the nearest rank", () => {
  const values = Array.from({ length: 1000 }, (_, index) => 1000 - index);
  expect(percentiles(values)).toEqual({ count: 1000, p50: 500, p95: 950, p99: 990, max: 1000 });
  expect(percentiles([7.12345])).toEqual({ count: 1, p50: 7.12, p95: 7.12, p99: 7.12, max: 7.12 });
  expect(percentiles([]).p50).toBeNaN();
});
