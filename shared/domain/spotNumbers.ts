// Numbers of the rules about tender spots that are our own choice; they stand in the rules' table (rules.ts).

/** R7: questions, what their answers mean, and what becomes a spot. */
export const SPOT_NUMBERS = {
  askApartMs: 10_000,
  questionLastsMs: 12_000,
  questionAfterLastsMs: 30_000,
  risingByNrs: 1,
  fallingByNrs: 1,
  wordShownForMs: 8000,
  easedByPct: 15,
  easedForMs: 500,
  proposeAfterMs: 10_000,
  trailEveryMs: 100,
  trailKeptMs: 2000,
  markWaitsUpToMs: 500,
} as const;

/** R5: when and how often a person is led back to a spot that is still tender. */
export const RETURN_NUMBERS = {
  returnAfterMs: 60_000,
  returnAtMostEveryMs: 120_000,
  returnTimes: 2,
  returnFromMm: 20,
  returnWithinTurnMs: 1500,
  returnLastsMs: 6000,
} as const;

/** R32: when a spot has come back, for how long it stands, and when its discomfort has a trend. */
export const RECURRENCE_NUMBERS = {
  openForDays: 14,
  keyForDays: 42,
  equalForcePct: 20,
  trendFromSessions: 3,
  trendFromDays: 7,
  findingFromTimes: 3,
  findingByTimes: 2,
} as const;
