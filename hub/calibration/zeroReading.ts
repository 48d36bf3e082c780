// The load cell's zero as it is now: only when nothing lies on the roller and it does not move, and else why not.
//
//   off = (counts − offset)/countsPerN − d₀·cos φ − d₁·sin φ     over the last one and a half seconds, φ from gravity
import { axisFrame } from "#shared/domain/angle.ts";
import type { RawFrame } from "#shared/domain/frame.ts";
import type { Calibration, LoadChannelCalibration } from "#shared/schema/calibration.ts";

export type ZeroReading =
  | { readonly kind: "free"; /** N, one a channel. */ readonly offN: readonly number[] }
  | { readonly kind: "noData" | "uncalibrated" | "moving" | "tilted" | "restless" }
  /** `quiet`: as quiet as nothing living is. */
  | { readonly kind: "loaded"; readonly offN: readonly number[]; readonly aboutN: number; readonly quiet: boolean };

const WINDOW_MS = 1500;
const LEAST_MS = 1000;
/** About the axle: mean and spread of a roller that lies still, °/s. */
const STILL_DPS = 1.2;
const STILL_SD_DPS = 0.6;
const TILT_G = 0.35;
const LENGTH_G = 0.06;
/** Spread of the means of fifths of the window, N: breathing and muscles move a load by more. */
const QUIET_N = 1.2;
const PARTS = 5;
/** More than this is a load, not a drift, N. */
const MOST_DRIFT_N = 20;
const LEAST_ROWS = 20;

export class RecentFrames {
  #frames: RawFrame[] = [];

  push(frame: RawFrame): void {
    const newest = frame.imu.at(-1)?.[0] ?? Number.NaN;
    const oldest = this.#frames[0]?.imu[0]?.[0] ?? newest;
    // Another timeline, or a long gap: what was before does not belong to it.
    if (!(newest >= oldest) || newest - oldest > 4 * WINDOW_MS) this.#frames = [];
    this.#frames.push(frame);
    while ((this.#frames[0]?.imu[0]?.[0] ?? Infinity) < newest - WINDOW_MS) this.#frames.shift();
  }

  clear(): void {
    this.#frames = [];
  }

  read(
    calibration: Calibration | undefined,
    device: { readonly gyroDpsPerLsb: number; readonly accelGPerLsb: number },
  ): ZeroReading {
    const imu = this.#frames.flatMap((frame) => frame.imu);
    const load = this.#frames.flatMap((frame) => frame.load);
    const spanMs = (imu.at(-1)?.[0] ?? 0) - (imu[0]?.[0] ?? 0);
    if (spanMs < LEAST_MS || imu.length < LEAST_ROWS || load.length < LEAST_ROWS) return { kind: "noData" };
    if (calibration?.load === undefined || calibration.rollAxis === "unknown") return { kind: "uncalibrated" };
    const frame = axisFrame(calibration.rollAxis);
    const rates = imu.map(
      (row) => (row[4 + frame.axis] ?? 0) * device.gyroDpsPerLsb - (calibration.gyro.biasDps[frame.axis] ?? 0),
    );
    const force = [0, 1, 2].map(
      (axis) =>
        mean(imu.map((row) => (row[1 + axis] ?? 0) * device.accelGPerLsb)) - (calibration.accelBiasG[axis] ?? 0),
    );
    const length = Math.hypot(...force);
    if (Math.abs(mean(rates)) > STILL_DPS || spread(rates) > STILL_SD_DPS) return { kind: "moving" };
    if (Math.abs(force[frame.axis] ?? 0) > TILT_G || Math.abs(length - 1) > LENGTH_G) return { kind: "tilted" };
    const phi = Math.atan2(-frame.t2Sign * (force[frame.t2] ?? 0), force[frame.t1] ?? 1);
    return judge(calibration.load, load, phi);
  }
}

function judge(channels: readonly LoadChannelCalibration[], rows: RawFrame["load"], phi: number): ZeroReading {
  const offs = channels.map(({ offsetCounts, countsPerN, deadWeightN }, c) => {
    const dead = deadWeightN[0] * Math.cos(phi) + deadWeightN[1] * Math.sin(phi);
    return rows.map((row) => ((row[c + 1] ?? Number.NaN) - offsetCounts) / countsPerN - dead);
  });
  const offN = offs.map(mean);
  if (!offN.every(Number.isFinite)) return { kind: "noData" };
  const quiet = !offs.some((values) => {
    const size = Math.ceil(values.length / PARTS);
    const parts = Array.from({ length: PARTS }, (_, k) => mean(values.slice(k * size, (k + 1) * size)));
    const known = parts.filter(Number.isFinite);
    return Math.max(...known) - Math.min(...known) > QUIET_N;
  });
  const aboutN = Math.max(...offN.map(Math.abs));
  if (aboutN > MOST_DRIFT_N) return { kind: "loaded", offN, aboutN, quiet };
  return quiet ? { kind: "free", offN } : { kind: "restless" };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function spread(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
}
