// Raw IMU LSB → rad/s and g in the roller's frame (roll axis, t1, t2 of shared/domain/angle.ts).
//
//   ω = LSB · dpsPerLsb · π/180 − bias        f = LSB · gPerLsb − bias
// The roll axis' scale is a state of the angle filter, not applied here.
// Readings at the end of the i16 range are marked; identical rows in a row mean a stuck sensor; a specific force that no
// rolling produces, for longer than a bump lasts, means garbage (swapped bytes, a wrong full scale); a rate that jumps as no
// roller can is left out until it has stayed for some samples.

import { axisFrame } from "#shared/domain/angle.ts";
import type { AxisFrame } from "#shared/domain/angle.ts";
import type { ImuInfo, RollAxis } from "#shared/domain/device.ts";
import type { ImuRow } from "#shared/domain/frame.ts";
import { RAD_PER_DEG } from "#shared/domain/units.ts";
import type { Calibration } from "#shared/schema/calibration.ts";

import type { ImuSample } from "./imuSample.ts";
import { StuckWatch } from "./stuck.ts";

/** What a sensor's word can hold: i16. */
const MOST_LSB = 2 ** 15;
/** |LSB| from here on is the end of scale. */
const END_OF_SCALE_LSB = 32_700;
/** Samples with all six values the same: 0.4 s at 104 Hz. */
const STUCK_SAMPLES = 40;
/** Length of the specific force a roller can show for longer than a bump, g. */
const LEAST_FORCE_G = 0.4;
const MOST_FORCE_G = 1.8;
/** Samples of impossible force before it counts: 0.15 s at 104 Hz; forgotten at a quarter of that pace. */
const IMPOSSIBLE_SAMPLES = 16;
/** A rate may change by this much from sample to sample, dps: 8 m/s² along the limb. */
const MOST_JUMP_DPS = 80;
const JUMP_SAMPLES = 4;

export class ImuCalibration {
  readonly #radPerLsb: number;
  readonly #gPerLsb: number;
  readonly #gyroBias = new Float64Array(3);
  readonly #accBias = new Float64Array(3);
  readonly #stuck = new StuckWatch(STUCK_SAMPLES);
  #frame: AxisFrame | undefined;
  readonly #mostJump: number;
  readonly #lastRates = new Float64Array(3);
  #impossible = 0;
  #jumps = 0;

  constructor(info: ImuInfo, calibration: Calibration | undefined) {
    this.#radPerLsb = info.gyroDpsPerLsb * RAD_PER_DEG;
    this.#gPerLsb = info.accelGPerLsb;
    this.#mostJump = MOST_JUMP_DPS / info.gyroDpsPerLsb;
    this.#jumps = JUMP_SAMPLES;
    for (let axis = 0; axis < 3; axis += 1) {
      this.#gyroBias[axis] = (calibration?.gyro.biasDps[axis] ?? 0) * RAD_PER_DEG;
      this.#accBias[axis] = calibration?.accelBiasG[axis] ?? 0;
    }
  }

  setAxis(rollAxis: Exclude<RollAxis, "unknown">): void {
    this.#frame = axisFrame(rollAxis);
  }

  /** Rate about IMU axis 0, 1, 2 of a row, rad/s. */
  rate(row: ImuRow, axis: number): number {
    return row[4 + axis]! * this.#radPerLsb - this.#gyroBias[axis]!;
  }

  /** Specific force along IMU axis 0, 1, 2 of a row, g. */
  force(row: ImuRow, axis: number): number {
    return row[1 + axis]! * this.#gPerLsb - this.#accBias[axis]!;
  }

  /** Fills `sample` from `row`, whose seven numbers are finite. Needs the roll axis. */
  step(row: ImuRow, sample: ImuSample): void {
    const frame = this.#frame;
    if (frame === undefined) return;
    sample.gyroAxis = frame.axisSign * this.rate(row, frame.axis);
    sample.gyroT1 = this.rate(row, frame.t1);
    sample.gyroT2 = frame.t2Sign * this.rate(row, frame.t2);
    sample.accAxis = frame.axisSign * this.force(row, frame.axis);
    sample.accT1 = this.force(row, frame.t1);
    sample.accT2 = frame.t2Sign * this.force(row, frame.t2);
  }

  /** Marks saturation and faults of `row` in `sample`; false when no sensor can have said it. Needs no roll axis. */
  judge(row: ImuRow, sample: ImuSample): boolean {
    const acc = largest(row[1], row[2], row[3]);
    const gyro = largest(row[4], row[5], row[6]);
    if (!(acc <= MOST_LSB && gyro <= MOST_LSB)) return false;
    sample.accSaturated = acc >= END_OF_SCALE_LSB;
    sample.gyroSaturated = gyro >= END_OF_SCALE_LSB;
    const stuck = this.#stuck.step(row[1] + 3 * row[2] + 7 * row[3] + 13 * row[4] + 29 * row[5] + 61 * row[6]);
    const x = this.force(row, 0);
    const y = this.force(row, 1);
    const z = this.force(row, 2);
    const squared = x * x + y * y + z * z;
    const possible = squared > LEAST_FORCE_G * LEAST_FORCE_G && squared < MOST_FORCE_G * MOST_FORCE_G;
    if (possible) this.#impossible = Math.max(0, this.#impossible - 1);
    else this.#impossible = Math.min(2 * IMPOSSIBLE_SAMPLES, this.#impossible + 4);
    sample.fault = stuck || this.#impossible >= IMPOSSIBLE_SAMPLES || this.#jumped(row);
    return true;
  }

  #jumped(row: ImuRow): boolean {
    const last = this.#lastRates;
    const jump = largest(row[4] - last[0]!, row[5] - last[1]!, row[6] - last[2]!);
    this.#jumps = jump > this.#mostJump ? this.#jumps + 1 : 0;
    if (this.#jumps > 0 && this.#jumps < JUMP_SAMPLES) return true;
    last[0] = row[4];
    last[1] = row[5];
    last[2] = row[6];
    this.#jumps = 0;
    return false;
  }
}

/** The largest of three numbers, whatever their signs; NaN when one of them is. */
function largest(a: number, b: number, c: number): number {
  return Math.max(Math.abs(a), Math.abs(b), Math.abs(c));
}
