// R30: no verdict without fresh data; when the link stays silent the user is told. What a gap does to the other
// rules is in lostData.ts.
import { FLAG, type Tick } from "#shared/domain/features.ts";
import { RULES } from "#shared/domain/rules.ts";
import { settle, type Wanting } from "./raised.ts";
import { secondsWords } from "./words.ts";

export interface FreshnessState extends Wanting {
  /** A gap has lasted long enough to throw evidence away. */
  readonly stale: boolean;
}

export const FRESH: FreshnessState = { stale: false, raised: undefined, settled: undefined };

const { verdictsEndAfterMs, noDataCueAfterMs } = RULES.R30.numbers;

/** Whether the tick's numbers may be judged. */
export function isFresh(tick: Readonly<Tick>): boolean {
  return tick.quality !== "unknown" && !Number.isNaN(tick.paceMmS);
}

/** Whether the tick is unknown because nothing came in, not because the roller is being carried. */
export function isLost(tick: Readonly<Tick>): boolean {
  return (tick.flags & FLAG.gap) !== 0;
}

export function freshAgain(state: FreshnessState): FreshnessState {
  if (!state.stale && state.raised === undefined) return state;
  return { stale: false, raised: undefined, settled: settle(state, "The roller's data is coming in again.") };
}

export interface Gap {
  /** Since the last fresh tick. */
  readonly ageMs: number;
  /** Nothing comes in at all. */
  readonly lost: boolean;
  readonly atMs: number;
}

export function stepUnknown(state: FreshnessState, { ageMs, lost, atMs }: Gap): FreshnessState {
  const stale = state.stale || ageMs >= verdictsEndAfterMs;
  if (!lost || ageMs < noDataCueAfterMs || state.raised !== undefined)
    return stale === state.stale ? state : { ...state, stale };
  const why = `No data has come from the roller for ${secondsWords(ageMs)}, so I cannot judge what you do.`;
  return { stale, raised: { cueId: "no-data", ruleId: "R30", why, sinceMs: atMs }, settled: undefined };
}
