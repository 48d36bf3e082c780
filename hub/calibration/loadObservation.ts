// One thing known about the load cells: at a roll angle, under a force, they read so many counts.
//
//   counts = offset + local + κ·F·g(φ − β) + d₀·cos φ + d₁·sin φ
// The force is told by a weight, by the bathroom scale, is nothing at all, or is a light hand's.
import type { StepType } from "#shared/domain/calibrationSteps.ts";

export interface LoadObservation {
  /** Place of the step it belongs to; undefined: a free moment between steps. */
  readonly step: number | undefined;
  readonly type: StepType | "free";
  readonly phi: number;
  /** The reading is a mean over φ ± this, rad. */
  readonly halfWidthRad: number;
  readonly forceN: number;
  /** Mean counts, one a channel. */
  readonly counts: readonly number[];
  /** Way of rolling: +1, −1, or 0 at rest; and its rate, rad/s. */
  readonly way: number;
  readonly rateRadS: number;
  /** One σ of the reading itself, N at the cell; of the force, relative and N; of the load line, rad. */
  readonly readingSdN: number;
  readonly forceRelSd: number;
  readonly forceSdN: number;
  readonly leanSdRad: number;
}
