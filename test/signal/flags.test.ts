// Every flag: there when its reason is, and not otherwise.
import { expect, test } from "vitest";

import { coreRun } from "#scripts/accuracy/coreRun.ts";
import type { KeptTick } from "#scripts/accuracy/coreRun.ts";
import { flagNames } from "#shared/domain/features.ts";
import type { FlagName } from "#shared/domain/features.ts";
import type { RawFrame } from "#shared/domain/frame.ts";
import { roll, through } from "#test/signal/faults/recovery.ts";
import type { SyntheticRun } from "#test/signal/support/syntheticRoller.ts";

/** Share of the ticks between two times, s, that carry a flag. */
function share(run: SyntheticRun, ticks: readonly KeptTick[], flag: FlagName, [fromS, toS]: [number, number]): number {
  const within = ticks.filter(({ tMs }) => tMs > run.startMs + 1000 * fromS && tMs < run.startMs + 1000 * toS);
  return within.filter(({ flags }) => flagNames(flags).includes(flag)).length / within.length;
}

/** Rows between two times, s, changed; `undefined` leaves the row out. */
function changed(
  run: SyntheticRun,
  [fromS, toS]: [number, number],
  change: {
    readonly imu?: (row: readonly number[]) => readonly number[] | undefined;
    readonly load?: (row: readonly number[]) => readonly number[] | undefined;
  },
): RawFrame[] {
  const inside = (row: readonly number[]) => row[0]! > 5000 + 1000 * fromS && row[0]! < 5000 + 1000 * toS;
  const apply = (
    row: readonly number[],
    how: ((row: readonly number[]) => readonly number[] | undefined) | undefined,
  ) => (how && inside(row) ? (how(row) ?? []) : row);
  return run.frames.map((frame) => ({
    ...frame,
    imu: frame.imu.flatMap((row) => {
      const [t, ax, ay, az, gx, gy, gz] = apply(row, change.imu);
      return t === undefined ? [] : [[t, ax ?? 0, ay ?? 0, az ?? 0, gx ?? 0, gy ?? 0, gz ?? 0] as const];
    }),
    load: frame.load.map((row) => apply(row, change.load)).filter((row) => row.length > 0),
  }));
}

const RUN = roll({ mounting: "four", leanRad: 0 });
const LATER: [number, number] = [9, 13];
const THEN: [number, number] = [6.1, 7.9];
const BAD: [number, number] = [6, 8];

test("an ordinary roll carries no flag once it has begun", () => {
  const { ticks } = through(RUN, RUN.frames);
  const late = ticks.filter(({ tMs }) => tMs > RUN.startMs + 2000);
  expect(late.every(({ flags, quality }) => flags === 0 && quality === "good")).toBe(true);
});

test("gap: no samples, or no conversions", () => {
  for (const change of [{ imu: () => undefined, load: () => undefined }, { load: () => undefined }]) {
    const { ticks } = through(RUN, changed(RUN, BAD, change));
    expect(share(RUN, ticks, "gap", [6.35, 7.9])).toBe(1);
    expect(share(RUN, ticks, "gap", LATER)).toBe(0);
  }
  // Half a second at the ends of what is missing is not "no sample near".
  const { ticks } = through(RUN, changed(RUN, [6, 6.03], { imu: () => undefined }));
  expect(share(RUN, ticks, "gap", [6, 6.06])).toBeGreaterThan(0);
  expect(share(RUN, ticks, "gap", [6.1, 13])).toBe(0);
});

test("blindAngle: a split cylinder as it turns, never a round one", () => {
  const split = roll({ mounting: "split" });
  const { ticks } = through(split, split.frames);
  expect(share(split, ticks, "blindAngle", [2, 13])).toBeGreaterThan(0.01);
  for (const { flags, forceN, forceSdN } of ticks) {
    if (!flagNames(flags).includes("blindAngle")) continue;
    expect(forceN).toBeNaN();
    expect(forceSdN).toBeNaN();
  }
  expect(share(RUN, through(RUN, RUN.frames).ticks, "blindAngle", [1, 13])).toBe(0);
});

test("inHands: a roller tilted by 60° with nobody on it", () => {
  const run = roll({ forceN: (tS) => (tS < 5 ? 190 : 0) });
  const tilted = (row: readonly number[]) => {
    const [t, ax = 0, ay = 0, , gx, gy, gz] = row;
    return [t!, Math.round(ax / 2), Math.round(ay / 2), Math.round(0.866 / 0.000122), gx!, gy!, gz!];
  };
  const { ticks } = through(run, changed(run, BAD, { imu: tilted }));
  expect(share(run, ticks, "inHands", [6.3, 7.9])).toBe(1);
  expect(share(run, ticks, "inHands", LATER)).toBe(0);
  for (const { tMs, speedMmS, quality } of ticks) {
    if (tMs < run.startMs + 6300 || tMs > run.startMs + 7900) continue;
    expect(speedMmS).toBeNaN();
    expect(quality).toBe("unknown");
  }
});

test("saturated: either sensor at its end, for as long as it is and a tenth of a second", () => {
  for (const change of [
    { imu: (row: readonly number[]) => [...row.slice(0, 6), 32_767] },
    { imu: (row: readonly number[]) => [row[0]!, -32_768, ...row.slice(2)] },
    { load: (row: readonly number[]) => [row[0]!, 8_388_607] },
  ]) {
    const { ticks } = through(RUN, changed(RUN, BAD, change));
    expect(share(RUN, ticks, "saturated", THEN)).toBe(1);
    expect(share(RUN, ticks, "saturated", LATER)).toBe(0);
    expect(share(RUN, ticks, "saturated", [2, 5.9])).toBe(0);
  }
});

test("settling: until an uncalibrated gyro's zero is known", () => {
  const run = roll({ gyroBiasDps: [1, 2, -3] });
  const { ticks } = coreRun({ device: run.device, roller: run.roller, frames: run.frames });
  expect(share(run, ticks, "settling", [0, 0.2])).toBe(1);
  expect(share(run, ticks, "settling", LATER)).toBe(0);
});

test("notCalibrated: without a calibration, or with one that lacks a channel", () => {
  const { calibration, ...bare } = RUN;
  expect(share(RUN, coreRun(bare).ticks, "notCalibrated", [0, 14])).toBe(1);
  const { load: _, ...speedOnly } = calibration;
  expect(share(RUN, coreRun({ ...bare, calibration: speedOnly }).ticks, "notCalibrated", [0, 14])).toBe(1);
  expect(share(RUN, coreRun(RUN).ticks, "notCalibrated", [0, 14])).toBe(0);
});

test("tremor: a shake of 10 Hz by 5 mm/s", () => {
  const shaken = roll({ speedMmS: (tS) => 25 + (tS > 6 && tS < 9 ? 5 * Math.sin(2 * Math.PI * 10 * tS) : 0) });
  const { ticks } = through(shaken, shaken.frames);
  expect(share(shaken, ticks, "tremor", [6.4, 8.9])).toBe(1);
  expect(share(shaken, ticks, "tremor", [2, 5.9])).toBe(0);
  expect(share(shaken, ticks, "tremor", [9.6, 13])).toBe(0);
});

test("sensorFault: a sensor that repeats itself, from its stuckness' length on", () => {
  const imu = (row: readonly number[]) => [row[0]!, 7552, -3190, 5, 1, 2, 1100];
  expect(share(RUN, through(RUN, changed(RUN, BAD, { imu })).ticks, "sensorFault", [6.6, 7.9])).toBe(1);
  const load = (row: readonly number[]) => [row[0]!, 405_000];
  expect(share(RUN, through(RUN, changed(RUN, BAD, { load })).ticks, "sensorFault", [6.6, 7.9])).toBe(1);
});
