// Each hard scenario really is hard in the way it says.
import { expect, test } from "vitest";

import { conditionsOf } from "#sim/scenarios/chosen.ts";
import { happens, rollerOf } from "#test/simulator/happening.ts";
import { deviation, mean } from "#test/simulator/stage.ts";

const speedsIn = (scenario: string, seed: number, seconds: number) =>
  happens({ scenario, seed }, seconds * 1000).ticks.map(({ speedMmS }) => Math.abs(speedMmS));
const quantile = (values: readonly number[], share: number) =>
  values.toSorted((one, two) => one - two)[Math.floor(values.length * share)] ?? Number.NaN;

test("fast: 3 to 8 inches a second", () => {
  const speeds = [1, 2].flatMap((seed) => speedsIn("fast", seed, 40));
  const rolling = speeds.filter((speed) => speed > 40);
  expect(rolling.length / speeds.length).toBeGreaterThan(0.5);
  expect(quantile(rolling, 0.1)).toBeGreaterThan(55);
  expect(quantile(rolling, 0.95)).toBeGreaterThan(150);
  expect(Math.max(...speeds)).toBeLessThan(260);
});

test.each([
  ["small-rocking", 4, 5.6],
  ["rocking", 4.5, 10],
])("%s: holds rock by %f to %f mm", (scenario, least, most) => {
  const { ticks, events } = happens({ scenario, seed: 3 }, 70_000);
  const holds = events.filter((event) => event.k === "hold");
  expect(holds.length).toBeGreaterThan(0);
  for (const { startMs, endMs } of holds) {
    const inside = ticks.filter(({ tMs }) => tMs > startMs + 1000 && tMs < endMs - 1000);
    const places = inside.map(({ positionMm }) => positionMm);
    expect(Math.max(...places) - Math.min(...places)).toBeGreaterThan(least);
    expect(Math.max(...places) - Math.min(...places)).toBeLessThan(most);
    expect(Math.max(...inside.map(({ speedMmS }) => Math.abs(speedMmS)))).toBeGreaterThan(5);
  }
});

test("blind-angles: holds stand where a split shell feels least, on both sides", () => {
  const sides = new Set<number>();
  for (const seed of [2, 3]) {
    const held = happens({ scenario: "blind-angles", seed }, 60_000);
    expect(held.device.mounting).toBe("split");
    const cellAngleRad = held.device.cells[0]?.cellAngleRad ?? 0;
    const holds = held.events.filter((event) => event.k === "hold");
    expect(holds.length).toBeGreaterThan(1);
    for (const { startMs, endMs } of holds) {
      const angle = held.ticks.find(({ tMs }) => tMs >= (startMs + endMs) / 2)?.angleRad ?? 0;
      expect(Math.abs(Math.cos(angle - cellAngleRad))).toBeLessThan(0.2);
      sides.add(Math.sign(Math.sin(angle - cellAngleRad)));
    }
  }
  expect(sides.size).toBe(2);
});

test("gyro-drift and cell-creep: parts that wander far more than others", () => {
  const seeds = Array.from({ length: 12 }, (_, seed) => seed);
  const of = (scenario: string) => seeds.map((seed) => rollerOf({ scenario, seed }).device);
  const walkS = 180;
  for (const { imu } of of("gyro-drift")) expect(imu.gyroWalkDpsSqrtS * Math.sqrt(walkS)).toBeGreaterThan(0.4);
  for (const { imu } of of("post-run")) expect(imu.gyroWalkDpsSqrtS * Math.sqrt(walkS)).toBeLessThan(0.05);
  for (const { cells } of of("cell-creep")) expect(cells[0]?.creepShare).toBeGreaterThan(0.0079);
  expect(mean(of("cell-creep").map(({ cells }) => cells[0]?.walkNSqrtS ?? 0)) * Math.sqrt(walkS)).toBeGreaterThan(0.8);
  // The zeros themselves are those of the same seed in an ordinary session.
  expect(of("gyro-drift").map(({ imu }) => imu.gyroBiasDps)).toEqual(of("post-run").map(({ imu }) => imu.gyroBiasDps));
});

test("clocks are off by 7 and 15 per cent of nominal", () => {
  const rates = (scenario: string) => {
    const { imu, cells } = rollerOf({ scenario, seed: 1 }).device;
    return [imu.rateHz / 104, (cells[0]?.rateHz ?? 0) / 80].map((rate) => Number(rate.toFixed(6)));
  };
  expect(rates("off-clocks")).toEqual([1.07, 0.85]);
  expect(rates("slow-clocks")).toEqual([0.85, 1.07]);
});

test("silence: 2 s without a frame every 15 s, and the link stays up", () => {
  const { troubles } = conditionsOf({ scenario: "silence" }).radio;
  expect(troubles).toEqual([{ kind: "silence", firstMs: 10_000, everyMs: 15_000, durationMs: 2000 }]);
});

test("small and reversed rollers", () => {
  expect(rollerOf({ scenario: "small-roller", seed: 1 }).device.radiusMm).toBe(45);
  expect(rollerOf({ scenario: "reversed", seed: 1 }).device.imu.rollAxis).toBe("z-");
  expect(rollerOf({ scenario: "reversed", seed: 1, rollAxis: "y+" }).device.imu.rollAxis).toBe("y+");
});

test("slow-turns creep, short-strokes are short, tremor shakes the force", () => {
  const hastiest = (scenario: string) => {
    const { ticks } = happens({ scenario, seed: 2 }, 30_000);
    return Math.max(...ticks.slice(1).map(({ speedMmS }, i) => Math.abs(speedMmS - (ticks[i]?.speedMmS ?? 0)) * 100));
  };
  expect(hastiest("slow-turns")).toBeLessThan(0.5 * hastiest("post-run"));
  const short = happens({ scenario: "short-strokes", seed: 2 }, 60_000).events.filter((event) => event.k === "stroke");
  expect(short.length).toBeGreaterThan(8);
  expect(
    quantile(
      short.map(({ lengthMm }) => lengthMm),
      0.8,
    ),
  ).toBeLessThan(110);
  const jitter = (scenario: string) => {
    const forces = happens({ scenario, seed: 2 }, 12_000)
      .ticks.filter(({ tMs }) => tMs > 4000)
      .map(({ forceN }) => forceN);
    return deviation(forces.slice(1).map((force, i) => force - (forces[i] ?? 0)));
  };
  expect(jitter("tremor")).toBeGreaterThan(4 * jitter("post-run"));
});
