// R8: in gentle sessions half a minute under load, then a short rest off the roller. Nothing counts until it was taken.
import { RULES } from "#shared/domain/rules.ts";
import { told, wordsOf } from "#shared/domain/sentences/english.ts";
import type { Told } from "#shared/domain/sentences/tell.ts";
import type { Moment } from "./moment.ts";
import { LIFTED, settle, type Wanting } from "./raised.ts";
import { secondsWords } from "./words.ts";

export interface IntervalState extends Wanting {
  /** Under load since the last rest. */
  readonly loadedMs: number;
  /** Off the roller since then; NaN: on it, or nobody knows. */
  readonly offSinceMs: number;
  /** A rest is due or under way. */
  readonly resting: boolean;
}

export const NO_INTERVAL: IntervalState = {
  loadedMs: 0,
  offSinceMs: Number.NaN,
  resting: false,
  raised: undefined,
  settled: undefined,
};

const { gentleIntervalS, gentleRestS } = RULES.R8.numbers;
const ON_MS = gentleIntervalS * 1000;
const OFF_MS = gentleRestS * 1000;

/** `gentle`: why, the id of words that follow "because" or such words; undefined: no intervals. */
export function stepInterval(before: IntervalState, gentle: string | undefined, moment: Moment): IntervalState {
  // A rest that is due is taken, whatever way of rolling is chosen meanwhile.
  const isOff = gentle === undefined || (moment.selection.mode === "pre-run" && !before.resting);
  if (isOff) return forgetInterval(before, "No rests are due.");
  const state = rested(before, moment.tMs);
  if (!moment.contact) {
    if (!Number.isNaN(state.offSinceMs) || state.loadedMs === 0) return state;
    return { ...state, offSinceMs: moment.tMs, raised: undefined, settled: settle(state, LIFTED) };
  }
  const on = { ...state, offSinceMs: Number.NaN, loadedMs: state.loadedMs + moment.dtMs };
  if (on.loadedMs < ON_MS) return on;
  if (on.raised !== undefined) return on;
  const rest = `${secondsWords(ON_MS)} at a time with ${secondsWords(OFF_MS)} off, because ${wordsOf(gentle)}`;
  const why = `You have been on it for ${secondsWords(Math.floor(on.loadedMs / 1000) * 1000)}: ${rest}.`;
  return { ...on, resting: true, raised: { cueId: "lift-off", ruleId: "R8", why, sinceMs: moment.tMs } };
}

/** A rest is over when it has lasted, whatever the roller told meanwhile. */
function rested(state: IntervalState, tMs: number): IntervalState {
  return tMs - state.offSinceMs >= OFF_MS ? { ...NO_INTERVAL, settled: state.settled } : state;
}

/** How much more load until a rest is due; a rest that is due is now. */
export function restInMs({ loadedMs, resting }: IntervalState, gentle: string | undefined): number {
  if (gentle === undefined) return Infinity;
  return resting ? 0 : Math.max(0, ON_MS - loadedMs);
}

/** Nobody knows whether the person lies on it: evidence is kept, the word goes. */
export function intervalWithoutData(state: IntervalState, why: string): IntervalState {
  return state.raised === undefined ? state : { ...state, raised: undefined, settled: settle(state, why) };
}

export function forgetInterval(state: IntervalState, why: string): IntervalState {
  return state === NO_INTERVAL || state.loadedMs === 0 ? state : { ...NO_INTERVAL, settled: settle(state, why) };
}

/** Said when a program begins. */
export function gentleWords(gentle: string | undefined): Told[] {
  if (gentle === undefined) return [];
  const [fromNrs, toNrs] = RULES.R8.numbers.gentleNrs;
  return [told("program.gently", { fromNrs, toNrs, seconds: gentleIntervalS, gentle })];
}

export function restOverWords(): Told[] {
  return [told("program.restOver", { seconds: gentleIntervalS })];
}
