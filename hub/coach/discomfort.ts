// R7, R8: what an answer from 0 to 10 leads to. More than the limit: back off. Rising while you hold: ease off, the
// hold is over. Falling: the spot let go. The words stand until the pressure is down, the spot is left, or they have had
// their time.
import { RULES } from "#shared/domain/rules.ts";
import type { DiscomfortAnswer, TenderSpot } from "#shared/schema/spots.ts";
import type { Moment } from "./moment.ts";
import { LIFTED, settle, type Raised, type Wanting } from "./raised.ts";

export interface DiscomfortState extends Wanting {
  /** The pressure when the word was raised; NaN unknown. */
  readonly fromN: number;
  readonly easedMs: number;
  /** It was raised in a hold: rolling on ends it. */
  readonly inHold: boolean;
}

export const NO_DISCOMFORT: DiscomfortState = {
  fromN: Number.NaN,
  easedMs: 0,
  inHold: false,
  raised: undefined,
  settled: undefined,
};

const { risingByNrs, fallingByNrs, wordShownForMs, easedByPct, easedForMs } = RULES.R7.numbers;
const { backOffNrs } = RULES.R8.numbers;

/** How the answers of one visit to a spot went on. */
export function courseOf(visit: readonly DiscomfortAnswer[]): TenderSpot["state"] {
  const [first] = visit;
  const last = visit.at(-1);
  const before = visit.at(-2);
  if (first === undefined || last === undefined || before === undefined) return "open";
  if (last.nrs - before.nrs >= risingByNrs) return "eased";
  return first.nrs - last.nrs >= fallingByNrs ? "released" : "open";
}

export function heard(
  state: DiscomfortState,
  answer: { nrs: number; before: number | undefined; isRising: boolean; inHold: boolean; forceN: number; atMs: number },
): DiscomfortState {
  const { nrs, before, isRising, inHold, forceN, atMs } = answer;
  const raise = (raised: Raised): DiscomfortState => ({
    raised,
    fromN: forceN,
    easedMs: 0,
    inHold,
    settled: settle(state, "You answered anew."),
  });
  if (nrs > backOffNrs) {
    const why = `You said ${nrs} of 10; up to ${backOffNrs} is as much as helps.`;
    return raise({ cueId: "back-off", ruleId: "R8", why, sinceMs: atMs, shownForMs: wordShownForMs });
  }
  if (isRising && before !== undefined) {
    const why = `It rose from ${before} to ${nrs} while you held; ease off and leave this spot for now.`;
    return raise({ cueId: "ease-off", ruleId: "R7", why, sinceMs: atMs, shownForMs: wordShownForMs });
  }
  return state.raised === undefined ? state : letGo(state, `You said ${nrs} of 10.`);
}

export function stepDiscomfort(state: DiscomfortState, { contact, holdMs, forceN, dtMs }: Moment): DiscomfortState {
  if (state.raised === undefined) return state;
  if (!contact) return letGo(state, LIFTED);
  if (state.inHold && holdMs === 0) return letGo(state, "You rolled on.");
  const easedMs = forceN <= state.fromN * (1 - easedByPct / 100) ? state.easedMs + dtMs : 0;
  if (easedMs >= easedForMs) return letGo(state, "You eased off.");
  return easedMs === state.easedMs ? state : { ...state, easedMs };
}

export function letGo(state: DiscomfortState, why: string): DiscomfortState {
  return state.raised === undefined ? state : { ...NO_DISCOMFORT, settled: settle(state, why) };
}
