// One line of a truth file: what really happened, on the hub clock. Keys as in the analysis.

/** Every 10 ms, on multiples of 10 ms. */
export interface TruthTick {
  readonly k: "tick";
  readonly tMs: number;
  /** Along the limb, + away from the knee; without tremor; 0 while the body is off the roller. */
  readonly speedMmS: number;
  /** Force on the roller; with tremor and breathing. */
  readonly forceN: number;
  readonly contact: boolean;
  /** Place along the limb from the knee. */
  readonly positionMm: number;
  /** Roll angle, unwrapped (shared/domain/angle.ts). */
  readonly angleRad: number;
  /** Shaking and depth of the breath against a rested person's; absent: 1. */
  readonly shakes?: number;
  readonly breathes?: number;
}

export type TruthEvent =
  | { readonly k: "stroke"; readonly startMs: number; readonly endMs: number; readonly lengthMm: number }
  | { readonly k: "hold"; readonly startMs: number; readonly endMs: number }
  | { readonly k: "reversal"; readonly tMs: number }
  | { readonly k: "lift"; readonly startMs: number; readonly endMs: number };

export type TruthLine = TruthTick | TruthEvent;
