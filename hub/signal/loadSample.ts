// One conversion of the load cell on its way through the stages; a single reused object, as with imuSample.ts.

export interface LoadSample {
  /** Device time of the force, ms. */
  tMs: number;
  /** Device clock stamp the board gave it, ms. */
  stampMs: number;
  /** Raw counts of the two channels; NaN where there is none. */
  counts0: number;
  counts1: number;
  /** Roll angle at `tMs`, rad, and its variance, rad²; NaN unknown. */
  phi: number;
  phiVariance: number;
  /** Time since the conversion before, s; NaN for the first of a timeline. */
  dtS: number;
  saturated: boolean;
  fault: boolean;
}

export function createLoadSample(): LoadSample {
  return {
    tMs: Number.NaN,
    stampMs: Number.NaN,
    counts0: Number.NaN,
    counts1: Number.NaN,
    phi: Number.NaN,
    phiVariance: Number.NaN,
    dtS: Number.NaN,
    saturated: false,
    fault: false,
  };
}
