// Words for how a program is getting on.

/** The sentences that say what the next step is, by id. */
export const NEXT_STEP_SENTENCES = [
  "program.deep",
  "program.preRun",
  "program.holdAndRoll",
  "program.timed",
  "program.freeMinutes",
  "program.freeSeconds",
] as const;
export type NextStepSentence = (typeof NEXT_STEP_SENTENCES)[number];

/** The sentences that ask to lean on, by id. */
export const LEAN_ON_SENTENCES = ["program.waits", "program.restOver"] as const;

/** Why time under a step did not count. noForce: on the roller, but nobody knows how hard; it needs a calibration. resting: a rest between two intervals (R8) is due or under way. enough: of this part (holding or rolling) the step has all it wants. */
export const NOT_COUNTED = [
  "noContact",
  "tooLight",
  "tooHard",
  "tooFast",
  "tooSlow",
  "nearKnee",
  "heldTooLong",
  "closedArea",
  "enough",
  "noForce",
  "noData",
  "resting",
  "paused",
] as const;
export type NotCounted = (typeof NOT_COUNTED)[number];

/** Why a hold under way does not count; offSpot: the roller has left where the hold began. */
export const HOLD_WAITS = [
  "noContact",
  "offSpot",
  "tooLight",
  "tooHard",
  "nearKnee",
  "heldTooLong",
  "noForce",
  "noData",
  "resting",
] as const;
export type HoldWait = (typeof HOLD_WAITS)[number];

/** rest: between two steps; announced: waiting for the person (a timed step: for a moment). */
export const PROGRAM_PHASES = ["rest", "announced", "running", "finished"] as const;
export type ProgramPhase = (typeof PROGRAM_PHASES)[number];

/** liftOff, noData and interval, a short rest between two loads (R8), end by themselves; the others wait for the person. areaClosed: by an answer given meanwhile. */
export const PROGRAM_PAUSES = [
  "key",
  "liftOff",
  "noData",
  "interval",
  "stopped",
  "areaClosed",
  "otherChoice",
  "rollerChanged",
] as const;
export type ProgramPause = (typeof PROGRAM_PAUSES)[number];

/** How a step came to its end. timeUp: the most time under load was reached before enough had counted. */
export const STEP_ENDS = ["done", "timeUp", "skipped", "back", "closed", "ended"] as const;
export type StepEnd = (typeof STEP_ENDS)[number];
