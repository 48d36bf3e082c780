// Words for where a person stands in training and with a roller.

/** R31, R34: what kind of day it is for a runner. */
export const TRAINING_PHASES = ["easy", "speed", "hills", "long", "taper", "race", "rest"] as const;
export type TrainingPhase = (typeof TRAINING_PHASES)[number];

/** R34: days after which rolling is lighter. */
export const HARD_PHASES: readonly TrainingPhase[] = ["speed", "hills", "long", "race"];
/** R21: days on which a second, short session may follow on the areas that trouble. */
export const HEAVY_PHASES: readonly TrainingPhase[] = ["long", "taper"];

/** How used to a roller a person is. */
export const EXPERIENCES = ["new", "some", "regular"] as const;
export type Experience = (typeof EXPERIENCES)[number];
