// What the steps are called.
import type { StepType } from "#shared/domain/calibrationSteps.ts";

export const STEP_NAMES: Readonly<Record<StepType, string>> = {
  rest: "Rest",
  emptyTurns: "Empty turns",
  weightTurns: "Turns under a weight",
  press: "Press",
  tapedRoll: "Taped roll",
};
