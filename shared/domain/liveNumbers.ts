// Numbers of R16 and R30, all our own choice; they stand in the rules' table (rules.ts). Apart from it, because the live
// page needs them before it needs a table of texts.

/** R16: the knee guard. */
export const KNEE_NUMBERS = {
  turnBackWithinMm: 30,
  lastStretchMm: 50,
  learnFromTurns: 2,
  learnFromStrokesOverMm: 100,
  slackBeyondUsualTurnMm: 20,
  strokesStartAtAnEndWithinPct: 100 / 3,
  turnSeenAfterMm: 10,
  clearOfLineMm: 5,
  placeLostAfterJumpMm: 60,
  placeLostAfterGapMs: 2000,
  standingForMs: 1500,
} as const;

/** R30: lost data is never zero. */
export const LOST_DATA_NUMBERS = {
  verdictsEndAfterMs: 300,
  noDataCueAfterMs: 1500,
  clockStartedAgainAfterMs: 5000,
  unevenUpToMs: 100,
  lateByMs: 250,
  beforeSilenceMs: 1000,
} as const;
