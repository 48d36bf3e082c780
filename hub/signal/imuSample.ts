// One IMU sample on its way through the stages: each stage reads what the ones before it wrote. The pipeline reuses a
// single object and stages pass it on whole, because a number handed to a function may be put on the heap.

export interface ImuSample {
  /** Device time at which it happened, ms. */
  tMs: number;
  /** Device clock stamp the board gave it, ms. */
  stampMs: number;
  /** True time since the sample before, s; NaN for the first of a timeline. */
  dtS: number;
  /** Rate about the roll axis and the two transverse axes, factory scale, calibrated zero, rad/s. */
  gyroAxis: number;
  gyroT1: number;
  gyroT2: number;
  /** Specific force along the same axes, g. */
  accAxis: number;
  accT1: number;
  accT2: number;
  /** Part of the axle's rate that is yaw, rad/s. */
  leakRadS: number;
  /** Tangential acceleration of rolling, and one sigma of gravity's direction, g. */
  rollingG: number;
  gravitySdG: number;
  gyroSaturated: boolean;
  accSaturated: boolean;
  /** A sensor repeats itself or says what no roller does. */
  fault: boolean;
}

export function createImuSample(): ImuSample {
  return {
    tMs: Number.NaN,
    stampMs: Number.NaN,
    dtS: Number.NaN,
    gyroAxis: Number.NaN,
    gyroT1: Number.NaN,
    gyroT2: Number.NaN,
    accAxis: Number.NaN,
    accT1: Number.NaN,
    accT2: Number.NaN,
    leakRadS: Number.NaN,
    rollingG: Number.NaN,
    gravitySdG: Number.NaN,
    gyroSaturated: false,
    accSaturated: false,
    fault: false,
  };
}
