// What a coach without a signal core would show: counts over gain as force, gyro times nominal radius as speed, at the
// time they arrived. The baseline that every accuracy table stands beside.
import { median, rms } from "#scripts/accuracy/statistics.ts";
import type { TruthTickLine } from "#scripts/accuracy/compareTicks.ts";
import { axisFrame } from "#shared/domain/angle.ts";
import type { DeviceInfo, RollerInfo } from "#shared/domain/device.ts";
import { TICK_MS } from "#shared/domain/features.ts";
import type { RawFrame } from "#shared/domain/frame.ts";
import { RAD_PER_DEG } from "#shared/domain/units.ts";
import type { Calibration } from "#shared/schema/calibration.ts";

export interface RawErrors {
  readonly speedRmsMmS: number;
  readonly forceRms: number;
  readonly forceP95: number;
}

export interface RawOptions {
  readonly device: DeviceInfo;
  readonly roller: RollerInfo;
  readonly calibration: Calibration;
  readonly frames: readonly RawFrame[];
  readonly truths: readonly TruthTickLine[];
}

export function rawErrors({ device, roller, calibration, frames, truths }: RawOptions): RawErrors {
  const byTime = new Map(truths.map((truth) => [truth.tMs, truth]));
  const rollAxis = calibration.rollAxis === "unknown" ? device.imu.rollAxis : calibration.rollAxis;
  const frame = axisFrame(rollAxis === "unknown" ? "z+" : rollAxis);
  const mmS = device.imu.gyroDpsPerLsb * RAD_PER_DEG * (roller.diameterMm / 2);
  const channel = calibration.load?.[0];
  const gain = channel ? median(channel.g.map(Math.abs)) * channel.countsPerN : Number.NaN;
  const speed: number[] = [];
  const force: number[] = [];
  for (const { rxMs, imu, load } of frames) {
    const truth = byTime.get(Math.round(rxMs / TICK_MS) * TICK_MS);
    if (truth === undefined || !truth.contact) continue;
    for (const row of imu) {
      const lsb = row.slice(4)[frame.axis] ?? Number.NaN;
      speed.push(Math.abs(lsb * mmS) - Math.abs(truth.speedMmS));
    }
    for (const [, counts] of load) {
      if (truth.forceN > 30 && channel && counts !== undefined) {
        force.push(((counts - channel.offsetCounts) / gain - truth.forceN) / truth.forceN);
      }
    }
  }
  return {
    speedRmsMmS: rms(speed),
    forceRms: rms(force),
    forceP95: force.map(Math.abs).sort((a, b) => a - b)[Math.floor(0.95 * force.length)] ?? Number.NaN,
  };
}
