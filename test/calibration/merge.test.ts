import { expect, test } from "vitest";

import { ageDays, isOld } from "#hub/calibration/age.ts";
import { mergeCalibration } from "#hub/calibration/merge.ts";
import type { Calibration } from "#shared/schema/calibration.ts";
import { calibrated } from "#test/calibration/judge.ts";

const DAY_MS = 86_400_000;

function made(steps: Parameters<typeof calibrated>[0]["steps"], seed = 41): Calibration {
  const { calibration } = calibrated({ seed, presses: 3, ...(steps === undefined ? {} : { steps }) });
  if (calibration === undefined) throw new Error("no calibration");
  return calibration;
}

test("what was left out this time stays as it was measured before", () => {
  const before = { ...made(undefined), measuredMs: { gyroBias: 1, gyroScale: 2, accel: 3, load: 4, radius: 5 } };
  const rest = made(["rest"]);
  const merged = mergeCalibration(before, rest);
  expect(merged.load).toEqual(before.load);
  expect(merged.rollingRadiusMm).toBe(before.rollingRadiusMm);
  expect(merged.gyro).toEqual({ ...rest.gyro, scale: before.gyro.scale, scaleSd: before.gyro.scaleSd });
  expect(merged.accelBiasG).toEqual(before.accelBiasG);
  expect(merged.measuredMs).toEqual({ gyroBias: rest.createdMs, gyroScale: 2, accel: 3, load: 4, radius: 5 });
  expect(merged.quality?.grade).toBe("reduced");
  expect(merged.createdMs).toBe(rest.createdMs);
});

test("what was measured anew is taken as it is, and nothing of another device or another axis", () => {
  const before = made(undefined);
  const after = made(undefined, 42);
  expect(mergeCalibration(before, after)).toEqual(after);
  expect(mergeCalibration(undefined, after)).toBe(after);
  const rest = made(["rest"]);
  expect(mergeCalibration({ ...before, deviceId: "other" }, rest)).toBe(rest);
  expect(mergeCalibration({ ...before, rollAxis: "x+" }, rest).load).toBeUndefined();
});

test("one made at home is old after a month, counted from when its force was measured", () => {
  const calibration = { ...made(["rest"]), createdMs: 100 * DAY_MS, measuredMs: {} };
  expect(ageDays(calibration, 120 * DAY_MS)).toBe(20);
  expect(isOld(calibration, 129 * DAY_MS)).toBe(false);
  expect(isOld(calibration, 131 * DAY_MS)).toBe(true);
  expect(isOld({ ...calibration, measuredMs: { load: 60 * DAY_MS } }, 101 * DAY_MS)).toBe(true);
  expect(isOld({ ...calibration, source: "simulator-truth" }, 1000 * DAY_MS)).toBe(false);
  expect(isOld({ ...calibration, deviceId: "sim-00c0de" }, 1000 * DAY_MS)).toBe(false);
});
