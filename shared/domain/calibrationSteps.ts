// The steps of a calibration at home, in the order in which they are best done.

export const STEP_TYPES = ["rest", "emptyTurns", "weightTurns", "press", "tapedRoll"] as const;
/** Why a step does not begin or go on by itself. */
export const HINT_IDS = [
  "settle",
  "moving",
  "turnOn",
  "turnBack",
  "pressOn",
  "uneven",
  "tooFast",
  "atMark",
  "noData",
] as const;
export type HintId = (typeof HINT_IDS)[number];
export type StepType = (typeof STEP_TYPES)[number];
