// The steps of a calibration at home, in the order in which they are best done.

export const STEP_TYPES = ["rest", "emptyTurns", "weightTurns", "press", "tapedRoll"] as const;
export type StepType = (typeof STEP_TYPES)[number];
