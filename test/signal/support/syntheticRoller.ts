// A small, plain roller for tests of the core: exact formulas, no firmware, no radio. Not the simulator: what the core is
// examined on elsewhere may look like this (exact stamps, large frames, any clock).
import type { AxisFrame } from "#shared/domain/angle.ts";
import { axisFrame } from "#shared/domain/angle.ts";
import type { DeviceInfo, Mounting, RollAxis, RollerInfo } from "#shared/domain/device.ts";
import type { ImuRow, LoadRow, RawFrame } from "#shared/domain/frame.ts";
import { DEG_PER_RAD, STANDARD_GRAVITY_M_S2 } from "#shared/domain/units.ts";
import type { Calibration } from "#shared/schema/calibration.ts";

import { seeded } from "#test/signal/support/seeded.ts";

export interface SyntheticOptions {
  readonly seconds: number;
  readonly seed?: number;
  readonly radiusMm?: number;
  readonly rollAxis?: Exclude<RollAxis, "unknown">;
  /** What the device says; the real one unless given. */
  readonly saidAxis?: RollAxis;
  readonly mounting?: Mounting;
  /** Speed along the limb, mm/s, and force, N, at a time in s. */
  readonly speedMmS: (tS: number) => number;
  readonly forceN: (tS: number) => number;
  readonly gyroBiasDps?: readonly [number, number, number];
  readonly gyroNoiseDps?: number;
  readonly accelNoiseG?: number;
  readonly loadNoiseN?: number;
  readonly leanRad?: number;
  readonly tiltRad?: number;
  /** Device milliseconds a true one, and the device's time at the start. */
  readonly clockRate?: number;
  readonly clockStartMs?: number;
  readonly imuHz?: number;
  readonly loadHz?: number;
  /** polled: conversions are stamped with the IMU sample that found them. */
  readonly stamps?: "exact" | "polled";
  readonly samplesAFrame?: number;
  /** Longest delay beside the least one, ms. */
  readonly jitterMs?: number;
  readonly leastDelayMs?: number;
  readonly startMs?: number;
}

export interface SyntheticRun {
  readonly device: DeviceInfo;
  readonly roller: RollerInfo;
  readonly calibration: Calibration;
  readonly frames: RawFrame[];
  /** Truth at a hub time, ms. */
  speedAt(hubMs: number): number;
  forceAt(hubMs: number): number;
  readonly startMs: number;
}

const GYRO_DPS = 0.0175;
const ACCEL_G = 0.000122;
const COUNTS_PER_N = 1500;
const OFFSET = 120_000;
const DEAD_N: readonly [number, number] = [2, -1.5];
const LOAD_DELAY_MS = 25;
const IMU_DELAY_MS = 5;
const G_POINTS = 180;

function responses(mounting: Mounting, channel: number, angle: number): number {
  if (mounting === "two") return channel === 0 ? Math.cos(angle) : Math.sin(angle);
  if (mounting === "split") return Math.abs(Math.cos(angle)) * (Math.PI / 2);
  return 1 + (mounting === "four" ? 0.02 : 0.3) * Math.cos(2 * angle + 0.6);
}

export function syntheticRun(options: SyntheticOptions): SyntheticRun {
  const random = seeded(options.seed ?? 1);
  const radiusMm = options.radiusMm ?? 74;
  const mounting = options.mounting ?? "ring";
  const channels = mounting === "two" ? 2 : 1;
  const startMs = options.startMs ?? 1_700_000_000_000;
  const rate = options.clockRate ?? 1;
  const imuHz = options.imuHz ?? 104;
  const loadHz = options.loadHz ?? 92;
  const frame = axisFrame(options.rollAxis ?? "z+");
  const bias = options.gyroBiasDps ?? [0, 0, 0];
  const tilt = options.tiltRad ?? 0;

  // The roll angle, integrated in steps of a millisecond.
  const steps = Math.ceil(options.seconds * 1000) + 200;
  const angles = new Float64Array(steps);
  angles[0] = 0.4;
  for (let k = 1; k < steps; k += 1) {
    angles[k] = angles[k - 1]! + options.speedMmS((k - 0.5) / 1000) / radiusMm / 1000;
  }
  const angleAt = (ms: number) => {
    const at = Math.min(steps - 1.001, Math.max(0, ms));
    const k = Math.floor(at);
    return angles[k]! + (at - k) * (angles[k + 1]! - angles[k]!);
  };

  function imuRow(ms: number): ImuRow {
    const tMs = ms - IMU_DELAY_MS;
    const phi = angleAt(tMs);
    const omega = options.speedMmS(tMs / 1000) / radiusMm;
    const accel = (options.speedMmS(tMs / 1000 + 0.002) - options.speedMmS(tMs / 1000 - 0.002)) / 4;
    const rolling = accel / STANDARD_GRAVITY_M_S2;
    const level = Math.cos(tilt);
    const force = [
      Math.sin(tilt),
      level * Math.cos(phi) + rolling * Math.sin(phi),
      -level * Math.sin(phi) + rolling * Math.cos(phi),
    ];
    const values = onAxes(frame, force).map((g) =>
      Math.round((g + random.normal(options.accelNoiseG ?? 0.001)) / ACCEL_G),
    );
    const rates = onAxes(frame, [omega * DEG_PER_RAD, 0, 0]).map((dps, axis) =>
      Math.round((dps + bias[axis]! + random.normal(options.gyroNoiseDps ?? 0.07)) / GYRO_DPS),
    );
    return [device(ms), values[0]!, values[1]!, values[2]!, rates[0]!, rates[1]!, rates[2]!];
  }

  function loadRow(ms: number, stampMs: number): LoadRow {
    const tMs = ms - LOAD_DELAY_MS;
    const phi = angleAt(tMs);
    const way = Math.tanh(options.speedMmS(tMs / 1000) / 4);
    const lean = (options.leanRad ?? 0) * way;
    const counts: number[] = [];
    for (let c = 0; c < channels; c += 1) {
      const dead = DEAD_N[0] * Math.cos(phi) + DEAD_N[1] * Math.sin(phi);
      const z = options.forceN(tMs / 1000) * responses(mounting, c, phi - lean) + dead;
      counts.push(Math.round(OFFSET + COUNTS_PER_N * (z + random.normal(options.loadNoiseN ?? 0.15))));
    }
    return [device(stampMs), ...counts];
  }

  const device = (ms: number) => (options.clockStartMs ?? 5000) + ms * rate;
  const frames: RawFrame[] = [];
  let imu: ImuRow[] = [];
  let load: LoadRow[] = [];
  let conversion = 1;
  let lastRx = 0;
  for (let k = 1; (k * 1000) / imuHz < options.seconds * 1000; k += 1) {
    const ms = (k * 1000) / imuHz;
    while ((conversion * 1000) / loadHz + 3 <= ms) {
      const ready = (conversion * 1000) / loadHz + 3;
      load.push(loadRow(ready, options.stamps === "polled" ? ms : ready));
      conversion += 1;
    }
    imu.push(imuRow(ms));
    if (imu.length < (options.samplesAFrame ?? 2)) continue;
    const delay = (options.leastDelayMs ?? 8) + random.next() * (options.jitterMs ?? 8);
    lastRx = Math.max(lastRx, ms + delay);
    frames.push({ rxMs: startMs + lastRx, seq: frames.length & 0xffff, imu, load });
    imu = [];
    load = [];
  }
  return {
    device: {
      id: "synthetic",
      board: "none",
      firmware: "0",
      imu: {
        gyroDpsPerLsb: GYRO_DPS,
        accelGPerLsb: ACCEL_G,
        nominalHz: 104,
        rollAxis: options.saidAxis ?? options.rollAxis ?? "z+",
        groupDelayMs: IMU_DELAY_MS,
      },
      loadCell: { nominalHz: 80, channels, mounting, groupDelayMs: LOAD_DELAY_MS },
    },
    roller: { diameterMm: (2 * radiusMm) / 0.9875 },
    calibration: calibrationOf({ mounting, channels, rollAxis: options.rollAxis ?? "z+", bias, radiusMm }),
    frames,
    startMs,
    speedAt: (hubMs) => options.speedMmS((hubMs - startMs) / 1000),
    forceAt: (hubMs) => options.forceN((hubMs - startMs) / 1000),
  };
}

/** (a, t1, t2) → sensor x, y, z. */
function onAxes(frame: AxisFrame, [a, t1, t2]: readonly number[]): [number, number, number] {
  const xyz: [number, number, number] = [0, 0, 0];
  xyz[frame.axis] = frame.axisSign * a!;
  xyz[frame.t1] = t1!;
  xyz[frame.t2] = frame.t2Sign * t2!;
  return xyz;
}

interface CalibrationOptions {
  readonly mounting: Mounting;
  readonly channels: number;
  readonly rollAxis: Exclude<RollAxis, "unknown">;
  readonly bias: readonly [number, number, number];
  readonly radiusMm: number;
}

function calibrationOf({ mounting, channels, rollAxis, bias, radiusMm }: CalibrationOptions): Calibration {
  return {
    format: "inchworm-calibration",
    version: 1,
    deviceId: "synthetic",
    createdMs: 0,
    source: "manual",
    mounting,
    rollAxis,
    load: Array.from({ length: channels }, (_, channel) => ({
      offsetCounts: OFFSET,
      offsetSdCounts: 150,
      countsPerN: COUNTS_PER_N,
      gainRelSd: 0.003,
      g: Array.from({ length: G_POINTS }, (__, k) => responses(mounting, channel, (2 * Math.PI * k) / G_POINTS)),
      gSd: 0.002,
      deadWeightN: [DEAD_N[0], DEAD_N[1]],
      deadWeightSdN: 0.05,
    })),
    gyro: { biasDps: [bias[0], bias[1], bias[2]], biasSdDps: 0.05, scale: 1, scaleSd: 0.001 },
    accelBiasG: [0, 0, 0],
    rollingRadiusMm: radiusMm,
    rollingRadiusSdMm: 0.2,
  };
}

/** Strokes to and fro: speed of a rounded square wave. */
export function strokes(speedMmS: number, halfPeriodS: number, fromS = 1): (tS: number) => number {
  return (tS) => (tS < fromS ? 0 : speedMmS * Math.tanh(4 * Math.sin((Math.PI * (tS - fromS)) / halfPeriodS)));
}
