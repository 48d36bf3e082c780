// What can go wrong with a calibration at home; a good procedure says so instead of giving numbers.
export const HOME_FAULTS = [
  "no-rest",
  "no-empty-turns",
  "no-weight-turns",
  "no-presses",
  "no-taped-roll",
  "moved",
  "loaded",
  "wrong-weight",
  "half-turn",
  "few-presses",
  "wrong-tape",
] as const;

/**
 * no-…: that step was left out. moved: the roller rolled during the rest. loaded: a leg lay on it meanwhile. wrong-weight: another weight on the board than was typed in. half-turn: the turns end after half a turn.
 * few-presses: three presses, all near one angle. wrong-tape: a yard taken for a metre.
 */
export type HomeFault = (typeof HOME_FAULTS)[number];
