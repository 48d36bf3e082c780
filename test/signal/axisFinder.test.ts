import { expect, test } from "vitest";

import { AxisFinder } from "#hub/signal/axisFinder.ts";
import { ImuCalibration } from "#hub/signal/calibrateImu.ts";
import { FLAG } from "#shared/domain/features.ts";
import { coreRun } from "#scripts/accuracy/coreRun.ts";
import { strokes, syntheticRun } from "#test/signal/support/syntheticRoller.ts";
import type { SyntheticOptions } from "#test/signal/support/syntheticRoller.ts";

const AXES = ["x+", "x-", "y+", "y-", "z+", "z-"] as const;
const SECONDS = 8;

/** When the finder decided, s, and what; `against`: the axis held to be right. */
function found(options: Partial<SyntheticOptions>, against = -1): { readonly axis: number; readonly atS: number } {
  const run = syntheticRun({ seconds: SECONDS, speedMmS: strokes(25, 2), forceN: () => 190, ...options });
  const imu = new ImuCalibration(run.device.imu, undefined);
  const finder = new AxisFinder();
  let lastMs = Number.NaN;
  for (const row of run.frames.flatMap((frame) => frame.imu)) {
    finder.step(row, imu, (row[0] - lastMs) / 1000, against);
    lastMs = row[0];
    if (finder.axis >= 0) return { axis: finder.axis, atS: (row[0] - 5000) / 1000 };
  }
  return { axis: finder.axis, atS: SECONDS };
}

test.each(AXES)("the axle along %s is found within a stroke, offsets of the gyro or not", (rollAxis) => {
  for (const gyroBiasDps of [
    [0, 0, 0],
    [3, -4, 2],
  ] as const) {
    const { axis, atS } = found({ rollAxis, gyroBiasDps });
    expect(axis).toBe("xyz".indexOf(rollAxis.charAt(0)));
    expect(atS).toBeGreaterThan(1);
    expect(atS).toBeLessThan(3);
  }
});

test("a roller at rest has no axis, however its gyro is off", () => {
  expect(found({ speedMmS: () => 0, gyroBiasDps: [3, -4, 2] }).axis).toBe(-1);
});

test("a turn about the vertical is no rolling: that axis does not lie level", () => {
  // The axle stands upright: gravity lies along it.
  expect(found({ tiltRad: 1.4 }).axis).toBe(-1);
  expect(found({ tiltRad: 0.15 }).axis).toBe(2);
});

test("against an axis that somebody vouches for it takes turns both ways", () => {
  const oneWay = { speedMmS: (tS: number) => (tS < 1 ? 0 : 40) };
  expect(found(oneWay).axis).toBe(2);
  expect(found(oneWay, 0).axis).toBe(-1);
  const both = found({ speedMmS: strokes(50, 2) }, 0);
  expect(both.axis).toBe(2);
  expect(both.atS).toBeGreaterThan(found({ speedMmS: strokes(50, 2) }).atS);
  // The axis held to be right is no news.
  expect(found({}, 2).axis).toBe(-1);
});

test.each(AXES)("an uncalibrated roller that says nothing and turns about %s shows its pace", (rollAxis) => {
  const run = syntheticRun({
    seconds: 14,
    rollAxis,
    saidAxis: "unknown",
    speedMmS: strokes(25, 3),
    forceN: () => 190,
    gyroBiasDps: [1, -1, 2],
  });
  const { ticks } = coreRun({ device: run.device, roller: run.roller, frames: run.frames });
  const late = ticks.filter(({ tMs }) => tMs > run.startMs + 7000);
  for (const { tMs, speedMmS, flags } of late) {
    expect(Math.abs(Math.abs(speedMmS) - Math.abs(run.speedAt(tMs)))).toBeLessThan(1.5);
    expect(flags & FLAG.sensorFault).toBe(0);
  }
});
