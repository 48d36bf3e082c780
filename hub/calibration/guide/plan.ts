// The steps of a guided calibration in order, and what is said to the person at each.
import type { HintId, StepType } from "#shared/domain/calibrationSteps.ts";

export interface PlannedStep {
  readonly type: StepType;
  /** Among steps of the same kind. */
  readonly number: number;
  readonly of: number;
}

export const PRESSES = 8;
export const TURNS = 2;
export const REST_S = 3;
export const HOLD_S = 3;
export const TAPE_MM = 1000;

const once = (type: StepType): PlannedStep => ({ type, number: 1, of: 1 });

export const PLAN: readonly PlannedStep[] = [
  once("rest"),
  once("emptyTurns"),
  once("weightTurns"),
  ...Array.from({ length: PRESSES }, (_, k): PlannedStep => ({ type: "press", number: k + 1, of: PRESSES })),
  once("tapedRoll"),
];

/** Before the step begins. */
export const BEFORE: Readonly<Record<StepType, string>> = {
  rest: "Lay the roller on a level floor with nothing on it, and take your hands off. Then go on.",
  emptyTurns:
    "Next you roll the empty roller along the floor: one slow turn forward and one back. Go on when you are ready.",
  weightTurns:
    "Put a board on the roller and a known weight on it, or just a weight that rests well. Type in how heavy it is, board included, then go on.",
  press:
    "Put the roller on a bathroom scale and zero the scale. After each good press, turn the roller on by an eighth of a turn, then go on.",
  tapedRoll:
    "Lay a tape measure along the floor. Lie on the roller as you do when you roll, its middle at 0, then go on.",
};

export const DURING: Readonly<Record<StepType, string>> = {
  rest: "Let it lie still.",
  emptyTurns: "Roll it slowly with a light hand, one whole turn forward and one back.",
  weightTurns:
    "Roll it slowly under the weight, one whole turn forward and one back. Steady the board with a finger only.",
  press: "Press straight down with both hands and hold it evenly. Look at the scale and remember what it shows.",
  tapedRoll: "Roll slowly one way along the tape, 1 m, and stop. Then go on, or type in how far you rolled.",
};

export const ASKING_SCALE = "You may let go. Type in what the scale showed while you held it, in kg.";
export const DONE = "That is all. The roller uses its new calibration from now on.";
export const NONE = "No calibration came out of this. What was measured before stays in use.";
export const CANCELLED = "Cancelled. The roller's calibration is as it was before.";

export const HINTS: Readonly<Record<HintId, string>> = {
  settle: "It moves. Begin when it lies still.",
  moving: "It moves. Take your hands off; if it rolls away by itself, find a more level place.",
  turnOn: "Go on turning.",
  turnBack: "Now the other way round.",
  pressOn: "Press, and hold it.",
  uneven: "That was not even for long enough. Press again, and hold it steadily.",
  tooFast: "More slowly, please.",
  atMark: "That is about a metre. Stop at the mark, then go on.",
  noData: "Nothing comes from the roller. Is it on, and near?",
};
