// What the fit of the load cells is made from.
import type { LoadObservation } from "#hub/calibration/loadObservation.ts";
import type { ResponseShape } from "#hub/calibration/responseShapes.ts";

/** Counts at no load and counts a newton, roughly: the fit works in newtons around them. */
export interface RoughScale {
  readonly offsetCounts: number;
  readonly countsPerN: number;
}

export interface LoadFitOptions {
  readonly observations: readonly LoadObservation[];
  readonly rough: readonly RoughScale[];
  readonly shape: ResponseShape;
  /** The weight says nothing about the gain: it contradicts, or is still to be judged. */
  readonly freeWeight: boolean;
}
