import { expect, test } from "vitest";

import { createPipeline } from "#hub/signal/pipeline.ts";
import { coreRun } from "#scripts/accuracy/coreRun.ts";
import { FLAG } from "#shared/domain/features.ts";
import type { Tick } from "#shared/domain/features.ts";
import type { RawFrame } from "#shared/domain/frame.ts";
import { strokes, syntheticRun } from "#test/signal/support/syntheticRoller.ts";
import type { SyntheticOptions } from "#test/signal/support/syntheticRoller.ts";
import { expectSane } from "#test/signal/support/ticks.ts";

const breathing = (tS: number) =>
  tS < 0.6 ? 0 : 190 * (1 + 0.04 * Math.sin(1.37 * tS) + 0.03 * Math.sin(0.83 * tS + 1));

function rolled(options: Partial<SyntheticOptions>, calibrated = true, frames?: (all: RawFrame[]) => RawFrame[]) {
  const run = syntheticRun({ seconds: 25, speedMmS: strokes(25, 4), forceN: breathing, ...options });
  const result = coreRun({
    device: run.device,
    roller: run.roller,
    frames: frames ? frames(run.frames) : run.frames,
    ...(calibrated ? { calibration: run.calibration } : {}),
  });
  const late = result.ticks.filter(({ tMs }) => tMs > run.startMs + 8000);
  const errors = late.map(({ speedMmS, tMs }) => Math.abs(speedMmS) - Math.abs(run.speedAt(tMs)));
  return {
    run,
    result,
    late,
    speedRms: Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / errors.length),
  };
}

test("the same frames give the same bytes, however they are handed over", () => {
  const run = syntheticRun({ seconds: 12, speedMmS: strokes(25, 3), forceN: breathing, leanRad: 0.05 });
  const text = () => JSON.stringify(coreRun({ ...run, frames: run.frames }));
  expect(text()).toBe(text());
  const copied = run.frames.map((frame) => structuredClone(frame));
  expect(JSON.stringify(coreRun({ ...run, frames: copied }))).toBe(text());
});

test("output is rounded to its stated resolutions", () => {
  const { result } = rolled({ leanRad: 0.05 });
  const on = (value: number, a: number) => Number.isNaN(value) || Math.round(value * a) / a === value;
  const coarse = result.ticks.filter(
    ({ speedMmS, paceMmS, forceN, forceSdN, positionMm, publishedMs }) =>
      !on(positionMm, 10) || [speedMmS, paceMmS, forceN, forceSdN, publishedMs].some((value) => !on(value, 100)),
  );
  expect(coarse).toEqual([]);
});

test("any clock, any stamps, any frame size, any radius, any axis", () => {
  const cases: Partial<SyntheticOptions>[] = [
    { stamps: "polled" },
    { samplesAFrame: 25 },
    { clockRate: 1.07 },
    { clockRate: 0.85, stamps: "polled" },
    { clockStartMs: 131_071_000 },
    { imuHz: 52 },
    { imuHz: 111, loadHz: 68, stamps: "polled" },
    { radiusMm: 45 },
    { radiusMm: 80 },
    { rollAxis: "x-" },
    { rollAxis: "y+" },
    { jitterMs: 30 },
    { leastDelayMs: 5 },
    { tiltRad: 0.15 },
  ];
  for (const options of cases) expect(rolled(options).speedRms, JSON.stringify(options)).toBeLessThan(0.5);
});

test("the roll axis is found when nobody knows it, and from the calibration when the roller does not", () => {
  expect(rolled({ rollAxis: "y+", saidAxis: "unknown" }, false).speedRms).toBeLessThan(0.5);
  expect(rolled({ rollAxis: "x-", saidAxis: "unknown" }).speedRms).toBeLessThan(0.5);
});

test("a roll axis that contradicts the data is replaced, and said so", () => {
  const { result, run } = rolled({ rollAxis: "z+", saidAxis: "x+", seconds: 40 }, false);
  const late = result.ticks.filter(({ tMs }) => tMs > run.startMs + 30_000);
  expect(late.every(({ flags }) => (flags & FLAG.sensorFault) !== 0)).toBe(true);
  expect(late.every(({ speedMmS }) => !Number.isNaN(speedMmS))).toBe(true);
});

test("without a calibration speed works, force is unknown and says why", () => {
  const { late, speedRms } = rolled({ gyroBiasDps: [2, -3, 4] }, false);
  expect(speedRms).toBeLessThan(0.6);
  for (const tick of late) {
    expect(tick.forceN).toBeNaN();
    expect(tick.flags & FLAG.notCalibrated).not.toBe(0);
    expect(tick.quality).toBe("reduced");
  }
});

test("a gap is given out with the next frame: unknown speed, age, flag", () => {
  const { result, run } = rolled({}, true, (all) =>
    all.filter(({ rxMs }) => rxMs < 1_700_000_010_000 || rxMs > 1_700_000_011_500),
  );
  expectSane(result);
  const inside = result.ticks.filter(({ tMs }) => tMs > run.startMs + 10_200 && tMs < run.startMs + 11_300);
  expect(inside).toHaveLength(109);
  for (const { speedMmS, forceN, flags, quality, ageMs } of inside) {
    expect(speedMmS).toBeNaN();
    expect(forceN).toBeNaN();
    expect(flags & FLAG.gap).not.toBe(0);
    expect(quality).toBe("unknown");
    expect(ageMs).toBeGreaterThan(150);
  }
  // The strokes survive it.
  const whole = rolled({}).result.events.filter(({ kind }) => kind === "stroke").length;
  expect(result.events.filter(({ kind }) => kind === "stroke")).toHaveLength(whole);
});

test("a hole of hours is not filled tick by tick", () => {
  const { result } = rolled({}, true, (all) => [
    ...all.slice(0, 200),
    ...all.slice(200).map((frame) => ({ ...frame, rxMs: frame.rxMs + 5e7 })),
  ]);
  expectSane(result);
  expect(result.ticks.length).toBeLessThan(70_000);
});

test("one tick object is reused, and nothing is given out before the first frame", () => {
  const run = syntheticRun({ seconds: 1, speedMmS: () => 0, forceN: () => 0 });
  const seen = new Set<Tick>();
  const pipeline = createPipeline(run, { tick: (tick) => seen.add(tick), event: () => undefined });
  pipeline.finish();
  expect(seen.size).toBe(0);
  for (const frame of run.frames) pipeline.push(frame);
  pipeline.finish();
  expect(seen.size).toBe(1);
});
