import { expect, test } from "vitest";

import { ImuCalibration } from "#hub/signal/calibrateImu.ts";
import { createImuSample } from "#hub/signal/imuSample.ts";
import { ROLL_AXES } from "#shared/domain/device.ts";
import type { ImuRow } from "#shared/domain/frame.ts";
import { RAD_PER_DEG } from "#shared/domain/units.ts";
import { syntheticRun } from "#test/signal/support/syntheticRoller.ts";

const still = { speedMmS: () => 0, forceN: () => 0, seconds: 1 };

function judge(rows: readonly ImuRow[]): { fault: boolean; gyroSaturated: boolean; accSaturated: boolean }[] {
  const { device } = syntheticRun(still);
  const imu = new ImuCalibration(device.imu, undefined);
  const sample = createImuSample();
  return rows.map((row) => {
    imu.judge(row, sample);
    return { fault: sample.fault, gyroSaturated: sample.gyroSaturated, accSaturated: sample.accSaturated };
  });
}

const quiet = (k: number): ImuRow => [k * 9.6, 8197 + (k % 3), 40 - (k % 2), (k % 5) - 2, k % 2, 0, (k % 3) - 1];

test("every roll axis gives the same rates and forces in the roller's frame", () => {
  for (const rollAxis of ROLL_AXES) {
    if (rollAxis === "unknown") continue;
    const run = syntheticRun({
      seconds: 1,
      rollAxis,
      speedMmS: () => 37,
      forceN: () => 0,
      tiltRad: 0.1,
      gyroNoiseDps: 0,
    });
    const imu = new ImuCalibration(run.device.imu, run.calibration);
    imu.setAxis(rollAxis);
    const sample = createImuSample();
    const row = run.frames[0]?.imu[0];
    expect(row).toBeDefined();
    if (row) imu.step(row, sample);
    expect(sample.gyroAxis).toBeCloseTo(37 / 74, 2);
    expect(sample.gyroT1).toBeCloseTo(0, 2);
    expect(sample.accAxis).toBeCloseTo(Math.sin(0.1), 2);
    // φ = atan2(−f·t2, f·t1) starts at 0.4 in the synthetic roller.
    expect(Math.atan2(-sample.accT2, sample.accT1)).toBeCloseTo(0.4, 1);
  }
});

test("the calibration's zeros are taken off", () => {
  const run = syntheticRun({ ...still, gyroBiasDps: [1, -2, 3], gyroNoiseDps: 0 });
  const imu = new ImuCalibration(run.device.imu, run.calibration);
  const row = run.frames[0]?.imu[0];
  if (!row) throw new Error("no row");
  for (const axis of [0, 1, 2]) expect(Math.abs(imu.rate(row, axis))).toBeLessThan(0.02 * RAD_PER_DEG);
  // Before the axis is known nothing is filled in.
  const sample = createImuSample();
  imu.step(row, sample);
  expect(sample.gyroAxis).toBeNaN();
});

test("ends of scale are marked", () => {
  const [fine, gyro, acc] = judge([quiet(0), [9.6, 8197, 40, 0, 32767, 0, 0], [19.2, 8197, -32768, 0, 0, 0, 0]]);
  expect(fine).toEqual({ fault: false, gyroSaturated: false, accSaturated: false });
  expect(gyro?.gyroSaturated).toBe(true);
  expect(acc?.accSaturated).toBe(true);
});

test("identical rows are a stuck sensor, until they change", () => {
  const [, ...same] = quiet(0);
  const rows = Array.from({ length: 60 }, (_, k): ImuRow => (k < 55 ? [k * 9.6, ...same] : quiet(k)));
  const marks = judge(rows).map(({ fault }) => fault);
  expect(marks.indexOf(true)).toBe(40);
  expect(marks.at(-1)).toBe(false);
});

test("a bump is no fault, garbage is", () => {
  const bump = judge(
    Array.from({ length: 30 }, (_, k) => (k === 10 || k === 11 ? [k * 9.6, 20_000, 0, k, 0, 0, 0] : quiet(k))),
  );
  expect(bump.some(({ fault }) => fault)).toBe(false);
  const garbage = judge(Array.from({ length: 30 }, (_, k) => [k * 9.6, 100 + k, 0, 0, 0, 0, 0]));
  expect(garbage.at(-1)?.fault).toBe(true);
});

test("a rate no roller can jump to is left out unless it stays", () => {
  const jump = (k: number): ImuRow => [k * 9.6, 8197 + k, 40, 0, 0, 0, 6000 + k];
  const single = judge([quiet(0), jump(1), quiet(2), quiet(3)]).map(({ fault }) => fault);
  expect(single).toEqual([false, true, false, false]);
  const lasting = judge([quiet(0), jump(1), jump(2), jump(3), jump(4), jump(5)]).map(({ fault }) => fault);
  expect(lasting).toEqual([false, true, true, true, false, false]);
  // 75 dps from one sample to the next is a hard push, no fault.
  const push = (k: number): ImuRow => [k * 9.6, 8197 + k, 40, 0, 0, 0, k === 0 ? 0 : Math.round(75 / 0.0175)];
  expect(judge([push(0), push(1), push(2)]).some(({ fault }) => fault)).toBe(false);
});
