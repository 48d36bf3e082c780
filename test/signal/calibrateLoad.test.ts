import { expect, test } from "vitest";

import { LoadChannel, LoadJudge, loadChannels } from "#hub/signal/calibrateLoad.ts";
import { createLoadSample } from "#hub/signal/loadSample.ts";
import { StuckWatch } from "#hub/signal/stuck.ts";
import type { Calibration } from "#shared/schema/calibration.ts";
import { syntheticRun } from "#test/signal/support/syntheticRoller.ts";

const { calibration } = syntheticRun({ seconds: 0.1, speedMmS: () => 0, forceN: () => 0 });
const CHANNEL = calibration.load![0]!;

test("counts become newtons, offset, dead weight and drift taken off", () => {
  const channel = new LoadChannel({ ...CHANNEL, offsetCounts: 1000, countsPerN: 500, deadWeightN: [3, -2] });
  const at = (counts: number, phi: number) => channel.newtons(counts, Math.sin(phi), Math.cos(phi));
  expect(at(1000, 0)).toBeCloseTo(-3, 12);
  expect(at(1000, Math.PI / 2)).toBeCloseTo(2, 12);
  expect(at(51_000, Math.PI)).toBeCloseTo(103, 12);
  channel.zeroN = 1.5;
  expect(at(51_000, Math.PI)).toBeCloseTo(101.5, 12);
});

test("a cell wired the other way round counts downwards, its sigma stays positive", () => {
  const channel = new LoadChannel({
    ...CHANNEL,
    offsetCounts: 0,
    countsPerN: -500,
    offsetSdCounts: 100,
    deadWeightN: [0, 0],
  });
  expect(channel.newtons(-5000, 0, 1)).toBeCloseTo(10, 12);
  expect(Math.sqrt(channel.zeroVariance)).toBeCloseTo(0.2, 12);
});

test("a calibration serves when it knows every channel, and only then", () => {
  const two: Calibration = { ...calibration, load: [CHANNEL, CHANNEL] };
  expect(loadChannels(two, 1)).toHaveLength(1);
  expect(loadChannels(two, 2)).toHaveLength(2);
  expect(loadChannels(calibration, 2)).toEqual([]);
  expect(loadChannels(undefined, 1)).toEqual([]);
  const { load: _, ...speedOnly } = calibration;
  expect(loadChannels(speedOnly, 1)).toEqual([]);
});

function judged(readings: readonly (readonly [number, number])[]) {
  const judge = new LoadJudge();
  const sample = createLoadSample();
  return readings.map(([counts0, counts1]) => {
    sample.counts0 = counts0;
    sample.counts1 = counts1;
    judge.judge(sample);
    return { saturated: sample.saturated, fault: sample.fault };
  });
}

test("either end of either converter is marked", () => {
  const ends = judged([
    [8_388_607, 5],
    [5, -8_388_608],
    [8_388_500, -8_388_500],
  ]);
  expect(ends.map(({ saturated }) => saturated)).toEqual([true, true, false]);
});

test("a converter that repeats itself is faulty from the 31st time on, until it says something else", () => {
  const steady = Array.from({ length: 40 }, (_, k) => [k % 7, 123] as const);
  const faults = judged([...steady, [1, 124], [2, 125]]).map(({ fault }) => fault);
  expect(faults.indexOf(true)).toBe(30);
  expect(faults.slice(-3)).toEqual([true, false, false]);
});

test("a run is counted from its first reading; what is no number is no repetition", () => {
  const watch = new StuckWatch(3);
  expect([1, 1, 1, 1, 1, 2, 2].map((reading) => watch.step(reading))).toEqual([
    false,
    false,
    false,
    true,
    true,
    false,
    false,
  ]);
  const without = new StuckWatch(2);
  expect(Array.from({ length: 9 }, () => without.step(Number.NaN)).includes(true)).toBe(false);
});
