import { expect, test } from "vitest";

import { createRandom } from "#sim/random.ts";

const many = (count: number, draw: () => number) => Array.from({ length: count }, draw);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

test("the same seed gives the same numbers, another seed others", () => {
  const one = createRandom(7);
  const same = createRandom(7);
  const other = createRandom(8);
  const first = many(100, () => one.next());
  expect(many(100, () => same.next())).toEqual(first);
  expect(many(100, () => other.next())).not.toEqual(first);
});

test("a fork depends on its label and the seed, not on what was drawn before", () => {
  const fresh = createRandom(3);
  const used = createRandom(3);
  used.next();
  used.normal();
  expect(used.fork("imu").next()).toBe(fresh.fork("imu").next());
  expect(fresh.fork("imu").next()).not.toBe(fresh.fork("cell").next());
  expect(createRandom(4).fork("imu").next()).not.toBe(fresh.fork("imu").next());
});

test("uniform and normal numbers have their moments", () => {
  const random = createRandom(11);
  const uniform = many(50_000, () => random.uniform(-1, 3));
  expect(Math.min(...uniform.slice(0, 5000))).toBeGreaterThanOrEqual(-1);
  expect(Math.max(...uniform.slice(0, 5000))).toBeLessThan(3);
  expect(mean(uniform)).toBeCloseTo(1, 1);
  expect(mean(uniform.map((value) => (value - 1) ** 2))).toBeCloseTo(16 / 12, 1);
  const normal = many(50_000, () => random.normal(2));
  expect(Math.abs(mean(normal))).toBeLessThan(0.04);
  expect(mean(normal.map((value) => value ** 2))).toBeCloseTo(4, 0);
  expect(mean(normal.map((value) => value ** 4)) / 16 / 3).toBeCloseTo(1, 0);
});

test("neighbouring seeds are not alike", () => {
  const firsts = many(200, () => 0).map((_, seed) => createRandom(seed).next());
  expect(Math.abs(mean(firsts) - 0.5)).toBeLessThan(0.08);
  expect(new Set(firsts.map((value) => Math.floor(value * 1e6))).size).toBeGreaterThan(198);
});
