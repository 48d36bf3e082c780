// R30: no verdict without fresh data; when the link stays silent the user is told. What a gap does to the other
// rules is in lostData.ts.
import type { CueId } from "#shared/domain/cues.ts";
import { FLAG, type Tick } from "#shared/domain/features.ts";
import { RULES } from "#shared/domain/rules.ts";
import { settle, type Wanting } from "./raised.ts";
import { secondsWords } from "./words.ts";

export interface FreshnessState extends Wanting {
  /** The newest input carried no fresh numbers. */
  readonly missing: boolean;
  /** From the last fresh tick to the newest tick: a silence after it adds to this. */
  readonly unknownForMs: number;
  /** The last time nothing came in at all; NaN: not since the last fresh tick. */
  readonly silentFromMs: number;
  readonly silentToMs: number;
  /** That has lasted long enough to throw evidence away. */
  readonly stale: boolean;
}

export const FRESH: FreshnessState = {
  missing: false,
  unknownForMs: 0,
  silentFromMs: Number.NaN,
  silentToMs: Number.NaN,
  stale: false,
  raised: undefined,
  settled: undefined,
};

const { verdictsEndAfterMs, noDataCueAfterMs, lateByMs, beforeSilenceMs } = RULES.R30.numbers;

/** Whether the tick's numbers may be judged. */
export function isFresh(tick: Readonly<Tick>): boolean {
  return tick.quality !== "unknown" && !Number.isNaN(tick.paceMmS);
}

/** Whether the tick is unknown because nothing came in, not because the roller is being carried. */
export function isLost(tick: Readonly<Tick>): boolean {
  return (tick.flags & FLAG.gap) !== 0;
}

/** A tick of a silence, given out when the silence is over: an old one, whatever it says. */
export function isBacklog({ silentFromMs, silentToMs }: FreshnessState, tMs: number): boolean {
  return tMs >= silentFromMs - beforeSilenceMs && tMs < silentToMs - lateByMs;
}

export function noteSilence(state: FreshnessState, { tMs, ageMs }: { tMs: number; ageMs: number }): FreshnessState {
  return { ...state, silentFromMs: tMs - ageMs, silentToMs: tMs };
}

/** What may be said while numbers are missing: it does not rest on them. */
export function needsNoData(cueId: CueId): boolean {
  return cueId === "no-data" || cueId === "stop-user" || cueId === "stop-closed";
}

export function freshAgain(state: FreshnessState): FreshnessState {
  if (state === FRESH || (!state.missing && state.raised === undefined && Number.isNaN(state.silentToMs))) return state;
  return { ...FRESH, settled: settle(state, "The roller's data is coming in again.") };
}

export interface Gap {
  /** Since the last fresh tick. */
  readonly ageMs: number;
  /** The part of it that came in as ticks of unknown quality. */
  readonly unknownForMs: number;
  /** Nothing comes in at all. */
  readonly lost: boolean;
  readonly atMs: number;
}

export function stepUnknown(state: FreshnessState, { ageMs, unknownForMs, lost, atMs }: Gap): FreshnessState {
  const next = { ...state, missing: true, unknownForMs, stale: state.stale || ageMs >= verdictsEndAfterMs };
  if (!lost || ageMs < noDataCueAfterMs || state.raised !== undefined) return next;
  const why = `No data has come from the roller for ${secondsWords(ageMs)}, so I cannot judge what you do.`;
  return { ...next, raised: { cueId: "no-data", ruleId: "R30", why, sinceMs: atMs }, settled: undefined };
}
