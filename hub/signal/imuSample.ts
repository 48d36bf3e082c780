// One IMU sample on its way through the stages. The pipeline reuses a single object, so that no stage allocates.

export interface ImuSample {
  /** Device time at which it happened, ms. */
  tMs: number;
  /** Device clock stamp the board gave it, ms. */
  stampMs: number;
  /** Rate about the roll axis and the two transverse axes, factory scale, calibrated zero, rad/s. */
  gyroAxis: number;
  gyroT1: number;
  gyroT2: number;
  /** Specific force along the same axes, g. */
  accAxis: number;
  accT1: number;
  accT2: number;
  gyroSaturated: boolean;
  accSaturated: boolean;
  /** A sensor repeats itself or says what no roller does. */
  fault: boolean;
}

export function createImuSample(): ImuSample {
  return {
    tMs: Number.NaN,
    stampMs: Number.NaN,
    gyroAxis: Number.NaN,
    gyroT1: Number.NaN,
    gyroT2: Number.NaN,
    accAxis: Number.NaN,
    accT1: Number.NaN,
    accT2: Number.NaN,
    gyroSaturated: false,
    accSaturated: false,
    fault: false,
  };
}
