// The steps of a calibration at home, in the order in which they are best done.

export const STEP_TYPES = ["rest", "emptyTurns", "weightTurns", "press", "tapedRoll"] as const;
/** Why a step is not going on by itself. */
export const HINT_IDS = ["moving", "turnOn", "turnBack", "pressOn", "tooFast", "noData"] as const;
export type HintId = (typeof HINT_IDS)[number];
export type StepType = (typeof STEP_TYPES)[number];
