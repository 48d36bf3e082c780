// The examination: which scenarios, and what is asked of each row of the table (target: the median over the sessions;
// limit: 95 % of the sessions). Ordinary rolling is held to the full table, hard classes to rows of their own, and the
// force to what a mounting can give.

import type { Row } from "#scripts/accuracy/table.ts";
import type { Mounting } from "#shared/domain/device.ts";

export interface ExamMounting {
  readonly name: string;
  readonly mounting: Mounting;
  readonly ringRatio?: number;
  /** Force: RMS and p95 of the error, %, target and limit. p95 has no figure of its own but for the first. */
  readonly forceRms: Bound;
  readonly forceP95?: Bound;
}

export interface Bound {
  readonly target: number;
  readonly limit: number;
}

const FULL = { forceRms: { target: 2, limit: 3.6 }, forceP95: { target: 4.2, limit: 7 } };

export const EXAM_MOUNTINGS: readonly ExamMounting[] = [
  { name: "ring 0.3", mounting: "ring", ringRatio: 0.3, ...FULL },
  { name: "four", mounting: "four", ...FULL },
  { name: "two", mounting: "two", ...FULL },
  { name: "ring 0.6", mounting: "ring", ringRatio: 0.6, forceRms: { target: 3.2, limit: 6 } },
  { name: "split", mounting: "split", forceRms: { target: 7, limit: 14 } },
];

/** Rows of the table that a hard class judges by bounds of its own. */
type Own = Partial<Record<string, Bound>>;

export interface ExamScenario {
  readonly scenario: string;
  readonly own?: Own;
  /** Its radio loses frames: what arrives late is the radio's doing, so the arrival rows are shown, not judged. */
  readonly losesFrames?: true;
}

const SPEED = "speed RMS, mm/s";
const FORCE = "force RMS, %";
const START = "stroke start p95, s";
const REVERSAL = "reversal p95, ms";
const UNDER_LOSS: Own = { [REVERSAL]: { target: 1200, limit: 2300 } };

export const EXAM_SCENARIOS: readonly ExamScenario[] = [
  { scenario: "post-run" },
  { scenario: "free-roll" },
  { scenario: "lift-offs" },
  { scenario: "flips" },
  { scenario: "small-rocking" },
  { scenario: "bumps" },
  { scenario: "tilted" },
  { scenario: "gyro-drift" },
  { scenario: "cell-creep" },
  { scenario: "blind-angles" },
  { scenario: "off-clocks" },
  { scenario: "slow-clocks" },
  { scenario: "small-roller" },
  { scenario: "reversed" },
  { scenario: "lossy-radio", own: UNDER_LOSS, losesFrames: true },
  { scenario: "bad-radio", own: UNDER_LOSS, losesFrames: true },
  { scenario: "silence", own: UNDER_LOSS, losesFrames: true },
  { scenario: "slow-turns", own: { [START]: { target: 0.5, limit: 2.5 } } },
  { scenario: "short-strokes", own: { [SPEED]: { target: 1.4, limit: 2.4 } } },
  { scenario: "tremor", own: { [SPEED]: { target: 2.5, limit: 3.8 }, [FORCE]: { target: 2.6, limit: 4.2 } } },
  { scenario: "stick-slip", own: { [SPEED]: { target: 6, limit: 11 } } },
  { scenario: "fast", own: { [SPEED]: { target: 4.5, limit: 7.5 } } },
];

/** What is asked of a row for one scenario and mounting; undefined: the row is shown, not judged. */
export function boundOf(row: Row, { own, losesFrames }: ExamScenario, mounting: ExamMounting): Bound | undefined {
  if (row.acceptable === "" || (losesFrames === true && row.name.startsWith("arrived"))) return undefined;
  const ofClass = own?.[row.name];
  const whole = { target: Number(row.target), limit: Number(row.acceptable) };
  if (row.name === FORCE) return wider(mounting.forceRms, ofClass);
  if (row.name === FORCE_P95) return ofClass ?? mounting.forceP95;
  return ofClass ?? whole;
}

const FORCE_P95 = "force error p95, %";

function wider(one: Bound, other: Bound | undefined): Bound {
  if (other === undefined) return one;
  return { target: Math.max(one.target, other.target), limit: Math.max(one.limit, other.limit) };
}

/** Whether a session's figure is within a bound's limit; a figure that does not exist for the session is no failure. */
export function isWithin(row: Row, value: number, limit: number): boolean {
  if (Number.isNaN(value)) return true;
  return row.bigIsGood === true ? value >= limit : value <= limit;
}
