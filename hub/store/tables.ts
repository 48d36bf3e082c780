// The tables, as queries see them. Names are snake_case in the database. Times: epoch ms; yes and no: 1 and 0; lists and
// objects: JSON text. Nothing here is the only copy of anything: all of it is worked out from the files.

/** One session that is over. */
export interface SessionsTable {
  id: string;
  rollerId: string;
  rollerName: string;
  simulated: number;
  /** Absent: nobody's. */
  personId: string | null;
  state: string;
  startedMs: number;
  stoppedMs: number | null;
  /** The local date of its start. */
  date: string;
  muscle: string;
  side: string;
  mode: string;
  /** A list: those that were started in it. */
  programIds: string;
  phase: string | null;
  note: string | null;
  discomfortBefore: number | null;
  discomfortAfter: number | null;
  coreVersion: string | null;
  calibrationMs: number | null;
  calibrationAgeMs: number | null;
  deviceId: string | null;
  device: string | null;
  settings: string | null;
  contactMs: number;
  inPaceMs: number;
  inForceMs: number;
  countedMs: number;
  gapMs: number;
  strokes: number;
  holds: number;
  holdMs: number;
  cues: number;
  meanForceN: number | null;
  /** Of the summary these rows were made from, and of how they are made. */
  digest: string;
}

/** What one muscle and side got in one session; person, date and phase are the session's. */
export interface DosesTable {
  sessionId: string;
  personId: string | null;
  date: string;
  phase: string | null;
  muscle: string;
  side: string;
  contactMs: number;
  inPaceMs: number;
  inForceMs: number;
  countedMs: number;
  strokes: number;
  strokeMm: number;
  holds: number;
  holdMs: number;
  meanForceN: number | null;
}

export interface HoldsTable {
  sessionId: string;
  number: number;
  muscle: string;
  side: string;
  startMs: number;
  endMs: number;
  countedMs: number;
}

/** Cues as they were shown. */
export interface CuesTable {
  sessionId: string;
  number: number;
  cueId: string;
  ruleId: string;
  why: string;
  tMs: number;
}

export interface SpotsTable {
  sessionId: string;
  spotId: string;
  muscle: string;
  side: string;
  markedMs: number;
  how: string;
  state: string;
  placeMm: number | null;
  /** `knee` or `start`. */
  placeFrom: string | null;
  knownPain: number | null;
  /** The first answer, and the last: after the spot was left when that was said. With the forces, where it was pressed. */
  discomfortBefore: number | null;
  discomfortAfter: number | null;
  forceBeforeN: number | null;
  forceAfterN: number | null;
  answers: string;
  note: string | null;
}

/** How it was the next day, from the profiles. */
export interface CheckInsTable {
  personId: string;
  date: string;
  atMs: number;
  soreness: number;
  soreOverADay: number;
  bruised: number;
  kneePain: number;
  flare: number;
  phase: string | null;
  note: string | null;
}

export interface Tables {
  sessions: SessionsTable;
  doses: DosesTable;
  holds: HoldsTable;
  cues: CuesTable;
  spots: SpotsTable;
  checkIns: CheckInsTable;
}
