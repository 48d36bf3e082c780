// How one or two load channels turn conversions into readings of the force.

import type { ForceFilter } from "./forceFilter.ts";
import type { LoadSample } from "./loadSample.ts";

/** HX711 at 80 SPS: 90 nV rms, with 1 mV/V at 500 N and 3.3 V about 0.02 N; wiring and vibration beside it, N. */
export const READING_NOISE_N = 0.3;
/** Below this a lean is not learned: everything else weighs more. */
export const LEARN_FROM_N = 60;

export interface ForceReader {
  /** Variance that grows with the force: relative to F². */
  readonly relativeVariance: number;
  /** Variance that does not, N². */
  readonly floorVariance: number;
  /** Takes a conversion whose angle is known; `fresh`: it does not connect to the one before. */
  step(sample: LoadSample, filter: ForceFilter, fresh: boolean): void;
  /** The conversions to come do not connect to the ones before. */
  restart(): void;
}
