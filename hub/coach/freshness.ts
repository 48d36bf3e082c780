// R30: no verdict without fresh data. A short gap freezes the evidence, a longer one throws it away and clears
// the cues; when the link stays silent the user is told. A stop stays until fresh data shows that it is over, or
// until "no data" takes its place.
import { FLAG, type Tick } from "#shared/domain/features.ts";
import { RULES } from "#shared/domain/rules.ts";
import { settle, type Wanting } from "./raised.ts";
import { secondsWords } from "./words.ts";

export interface FreshnessState extends Wanting {
  /** A gap has lasted long enough to throw evidence away. */
  readonly stale: boolean;
}

export const FRESH: FreshnessState = { stale: false, raised: undefined, settled: undefined };

const { staleMs, noDataCueMs } = RULES.R30.numbers;

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

/** `ageMs`: since the last fresh tick; `lost`: nothing comes in at all. */
export function stepUnknown(
  state: FreshnessState,
  { ageMs, lost, atMs }: { ageMs: number; lost: boolean; atMs: number },
): FreshnessState {
  const stale = state.stale || ageMs >= staleMs;
  if (!lost || ageMs < noDataCueMs || state.raised !== undefined)
    return stale === state.stale ? state : { ...state, stale };
  const why = `No data has come from the roller for ${secondsWords(ageMs)}, so I cannot judge what you do.`;
  return { stale, raised: { cueId: "no-data", ruleId: "R30", why, sinceMs: atMs }, settled: undefined };
}
