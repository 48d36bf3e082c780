// The roll angle: an extended Kalman filter with five states
//   φ   roll angle, unwrapped, rad          b   zero offset of the roll-axis gyro, rad/s
//   s   its scale error (true = (1 + s)(ω − b))
//   c1, c2   zero offsets of the transverse accelerometers, g
// Prediction:  φ += (1 + s)(ω − b)·dt − leak·dt, the rest random walks.
// Update: the tangential specific force, perpendicular to where gravity is expected,
//   y = f1·sin φ̂ + f2·cos φ̂ = sin(φ̂ − φ)·g + R·α/g₀ + c1·sin φ̂ + c2·cos φ̂
// from which the rolling acceleration R·α is taken off beforehand, so that ν = −(y − ĉ1 sin φ̂ − ĉ2 cos φ̂) sees φ − φ̂.
// A large ν (a bump) is let in only as far as three sigma (Huber), so nothing is lost for good by one blow.
// Source: scalar measurement form of the extended Kalman filter, e.g. Y. Bar-Shalom, X. R. Li, T. Kirubarajan,
// "Estimation with Applications to Tracking and Navigation", 2001, ch. 10; the model is in docs/signal.md.

import { RAD_PER_DEG } from "#shared/domain/units.ts";

import type { ImuSample } from "./imuSample.ts";
import type { LoadSample } from "./loadSample.ts";
import { Turning } from "./turning.ts";

export interface AngleFilterSettings {
  /** One sigma of the starting values. */
  readonly biasSdRadS: number;
  readonly scaleSd: number;
  readonly accelBiasSdG: number;
}

/** Random walk of the angle beside the gyro's own: yaw, axle play, timing; rad/√s. */
const ANGLE_WALK = 0.1 * RAD_PER_DEG;
/** Gyro zero over temperature: 0.05 dps/°C at a few tenths of a degree a second, rad/s/√s. */
const BIAS_WALK = 0.015 * RAD_PER_DEG;
const SCALE_WALK = 1e-4;
const ACCEL_WALK_G = 5e-5;

const BIAS_LIMIT = 15 * RAD_PER_DEG;
const SCALE_LIMIT = 0.08;
const ACCEL_LIMIT_G = 0.12;
const HUBER_SIGMA = 3;
/** Longest step the gyro is trusted to bridge, s. */
const MOST_STEP_S = 10;

export class AngleFilter {
  phi = 0.5;
  bias = 0.5;
  scale = 0.5;
  c1 = 0.5;
  c2 = 0.5;
  /** True rate about the axle at the last sample, rad/s. */
  rate = 0.5;
  /** Last innovation, squared, in units of its own variance. */
  surprise = 0.5;
  sinPhi = 0.5;
  cosPhi = 0.5;
  readonly #turning = new Turning();
  readonly #p: Float64Array = new Float64Array(15);

  constructor(settings: AngleFilterSettings) {
    this.phi = 0;
    this.bias = 0;
    this.scale = 0;
    this.c1 = 0;
    this.c2 = 0;
    this.rate = 0;
    this.surprise = 0;
    this.sinPhi = 0;
    this.cosPhi = 1;
    const p = this.#p;
    p[P00] = Math.PI * Math.PI;
    p[P11] = settings.biasSdRadS ** 2;
    p[P22] = settings.scaleSd ** 2;
    p[P33] = settings.accelBiasSdG ** 2;
    p[P44] = settings.accelBiasSdG ** 2;
  }

  /** The angle's variance goes into `sample`. */
  tellVariance(sample: LoadSample): void {
    sample.phiVariance = this.#p[P00]!;
  }

  /** Variance of the gyro's zero offset, rad²/s². */
  get biasVariance(): number {
    return this.#p[P11]!;
  }

  /** Starts the angle anew at `phi`; what was learned about the sensors stays. */
  place(phi: number, sd: number): void {
    const p = this.#p;
    this.phi = phi;
    p[P00] = sd * sd;
    p[P01] = 0;
    p[P02] = 0;
    p[P03] = 0;
    p[P04] = 0;
    this.#follow();
  }

  /** Forgets what was learned about the gyro's zero: it no longer fits. */
  doubtBias(sd: number): void {
    const p = this.#p;
    p[P11] = Math.max(p[P11]!, sd * sd);
    p[P01] = 0;
    p[P12] = 0;
    p[P13] = 0;
    p[P14] = 0;
  }

  /** From the sample before to this one; its `dtS` must be above 0. */
  predict(sample: ImuSample): void {
    const p = this.#p;
    const dtS = sample.dtS < MOST_STEP_S ? sample.dtS : MOST_STEP_S;
    const clean = sample.gyroAxis - this.bias;
    const rate = (1 + this.scale) * clean - sample.leakRadS;
    this.phi += 0.5 * (rate + this.rate) * dtS;
    this.rate = rate;

    const a1 = -(1 + this.scale) * dtS;
    const a2 = clean * dtS;
    const p01 = p[P01]! + a1 * p[P11]! + a2 * p[P12]!;
    const p02 = p[P02]! + a1 * p[P12]! + a2 * p[P22]!;
    p[P00] = p[P00]! + a1 * (p[P01]! + p01) + a2 * (p[P02]! + p02) + ANGLE_WALK * ANGLE_WALK * dtS;
    p[P01] = p01;
    p[P02] = p02;
    p[P03] = p[P03]! + a1 * p[P13]! + a2 * p[P23]!;
    p[P04] = p[P04]! + a1 * p[P14]! + a2 * p[P24]!;
    p[P11] = p[P11]! + BIAS_WALK * BIAS_WALK * dtS;
    p[P22] = p[P22]! + SCALE_WALK * SCALE_WALK * dtS;
    p[P33] = p[P33]! + ACCEL_WALK_G * ACCEL_WALK_G * dtS;
    p[P44] = p[P44]! + ACCEL_WALK_G * ACCEL_WALK_G * dtS;
    this.#follow();
  }

  #follow(): void {
    const turning = this.#turning;
    turning.phi = this.phi;
    turning.turn();
    this.sinPhi = turning.sin;
    this.cosPhi = turning.cos;
  }

  /** Lets gravity correct the angle, as far as `gravitySdG` says it may. */
  update(sample: ImuSample): void {
    const p = this.#p;
    const f1 = sample.accT1;
    const f2 = sample.accT2;
    const sd = sample.gravitySdG;
    const h3 = -this.sinPhi;
    const h4 = -this.cosPhi;
    const innovation = sample.rollingG - (f1 - this.c1) * this.sinPhi - (f2 - this.c2) * this.cosPhi;
    const u0 = p[P00]! + h3 * p[P03]! + h4 * p[P04]!;
    const u1 = p[P01]! + h3 * p[P13]! + h4 * p[P14]!;
    const u2 = p[P02]! + h3 * p[P23]! + h4 * p[P24]!;
    const u3 = p[P03]! + h3 * p[P33]! + h4 * p[P34]!;
    const u4 = p[P04]! + h3 * p[P34]! + h4 * p[P44]!;
    let inverse = 1 / (u0 + h3 * u3 + h4 * u4 + sd * sd);
    const surprise = innovation * innovation * inverse;
    this.surprise = surprise;
    if (surprise > HUBER_SIGMA * HUBER_SIGMA) inverse *= HUBER_SIGMA / Math.sqrt(surprise);
    const k0 = u0 * inverse;
    const k1 = u1 * inverse;
    const k2 = u2 * inverse;
    const k3 = u3 * inverse;
    const k4 = u4 * inverse;
    this.phi += k0 * innovation;
    this.bias = limited(this.bias + k1 * innovation, BIAS_LIMIT);
    this.scale = limited(this.scale + k2 * innovation, SCALE_LIMIT);
    this.c1 = limited(this.c1 + k3 * innovation, ACCEL_LIMIT_G);
    this.c2 = limited(this.c2 + k4 * innovation, ACCEL_LIMIT_G);
    p[P00] = p[P00]! - k0 * u0;
    p[P01] = p[P01]! - k0 * u1;
    p[P02] = p[P02]! - k0 * u2;
    p[P03] = p[P03]! - k0 * u3;
    p[P04] = p[P04]! - k0 * u4;
    p[P11] = p[P11]! - k1 * u1;
    p[P12] = p[P12]! - k1 * u2;
    p[P13] = p[P13]! - k1 * u3;
    p[P14] = p[P14]! - k1 * u4;
    p[P22] = p[P22]! - k2 * u2;
    p[P23] = p[P23]! - k2 * u3;
    p[P24] = p[P24]! - k2 * u4;
    p[P33] = p[P33]! - k3 * u3;
    p[P34] = p[P34]! - k3 * u4;
    p[P44] = p[P44]! - k4 * u4;
  }
}

/** Places of the covariance's upper triangle. */
const P00 = 0;
const P01 = 1;
const P02 = 2;
const P03 = 3;
const P04 = 4;
const P11 = 5;
const P12 = 6;
const P13 = 7;
const P14 = 8;
const P22 = 9;
const P23 = 10;
const P24 = 11;
const P33 = 12;
const P34 = 13;
const P44 = 14;

function limited(value: number, limit: number): number {
  return value > limit ? limit : value < -limit ? -limit : value;
}
