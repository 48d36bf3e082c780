import { expect, test } from "vitest";

import { ImuCalibration } from "#hub/signal/calibrateImu.ts";
import { createImuSample } from "#hub/signal/imuSample.ts";
import { Orientation } from "#hub/signal/orientation.ts";
import { DEG_PER_RAD, RAD_PER_DEG } from "#shared/domain/units.ts";
import { strokes, syntheticRun } from "#test/signal/support/syntheticRoller.ts";
import type { SyntheticOptions } from "#test/signal/support/syntheticRoller.ts";

const RADIUS = 74;

interface Seen {
  readonly tS: number;
  readonly phi: number;
  readonly rate: number;
  readonly placed: boolean;
  readonly carried: boolean;
}

function turned(
  options: Partial<SyntheticOptions> & { readonly calibrated?: boolean; readonly hole?: [number, number] },
) {
  const run = syntheticRun({ seconds: 30, speedMmS: strokes(25, 5), forceN: () => 190, ...options });
  const calibration = options.calibrated === false ? undefined : run.calibration;
  const imu = new ImuCalibration(run.device.imu, calibration);
  imu.setAxis(options.rollAxis ?? "z+");
  const orientation = new Orientation({ radiusMm: RADIUS, calibration });
  const sample = createImuSample();
  const seen: Seen[] = [];
  let lastMs = Number.NaN;
  for (const { imu: rows } of run.frames) {
    for (const row of rows) {
      const tS = (row[0] - 5000 - 5) / 1000;
      if (options.hole && tS > options.hole[0] && tS < options.hole[1]) continue;
      sample.tMs = row[0];
      sample.dtS = (row[0] - lastMs) / 1000;
      lastMs = row[0];
      imu.judge(row, sample);
      imu.step(row, sample);
      orientation.step(sample, true);
      const { filter, placed, carried } = orientation;
      seen.push({ tS, phi: filter.phi, rate: filter.rate, placed, carried: carried.active });
    }
  }
  return { run, seen, orientation };
}

/** The synthetic roller's angle: 0.4 and the way rolled. */
function angles(speed: (tS: number) => number, times: readonly number[]): number[] {
  const found: number[] = [];
  let phi = 0.4;
  let at = 0;
  for (const tS of times) {
    for (; at < tS; at += 0.001) phi += (speed(at + 0.0005) / RADIUS) * 0.001;
    found.push(phi);
  }
  return found;
}

function worstAngleDeg(seen: readonly Seen[], speed: (tS: number) => number): number {
  const truth = angles(
    speed,
    seen.map(({ tS }) => tS),
  );
  return DEG_PER_RAD * Math.max(...seen.map(({ phi }, k) => Math.abs(phi - (truth[k] ?? Number.NaN))));
}

test("the angle follows rolling to a third of a degree", () => {
  const { seen } = turned({});
  expect(worstAngleDeg(seen.slice(200), strokes(25, 5))).toBeLessThan(0.35);
});

test("an uncalibrated gyro's zero is found from gravity within seconds", () => {
  const { seen, orientation } = turned({ calibrated: false, gyroBiasDps: [1, 2, -4] });
  expect(orientation.filter.bias * DEG_PER_RAD).toBeCloseTo(-4, 0);
  expect(Math.sqrt(orientation.filter.biasVariance) * DEG_PER_RAD).toBeLessThan(0.1);
  const late = seen.filter(({ tS }) => tS > 8);
  const errors = late.map(({ tS, rate }) => rate * RADIUS - strokes(25, 5)(tS));
  expect(Math.abs(errors.reduce((sum, error) => sum + error, 0) / errors.length)).toBeLessThan(0.1);
});

test("after a hole the angle comes from gravity, at the right turn", () => {
  const { seen } = turned({ hole: [10, 12] });
  expect(
    worstAngleDeg(
      seen.filter(({ tS }) => tS > 13),
      strokes(25, 5),
    ),
  ).toBeLessThan(0.5);
});

test("a tilted axle is no carry; a steep one is, and comes back", () => {
  const lying = turned({ tiltRad: 10 * RAD_PER_DEG });
  expect(lying.seen.some(({ carried }) => carried)).toBe(false);
  expect(worstAngleDeg(lying.seen.slice(300), strokes(25, 5))).toBeLessThan(0.5);
  const steep = turned({ tiltRad: 50 * RAD_PER_DEG });
  expect(steep.seen.at(-1)?.carried).toBe(true);
});

test("a new axis begins without what was learned about the old one", () => {
  const { orientation } = turned({ gyroBiasDps: [1, 2, 3], calibrated: false });
  orientation.changeAxis();
  expect(orientation.placed).toBe(false);
  expect(orientation.filter.bias).toBe(0);
});
