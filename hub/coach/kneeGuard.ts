// R16: keeps the roller off the knee. Near the stop line: turn back, once per approach. Across it: stop, until the
// roller is clear of it. In the last stretch before it: no standing still.
import { RULES } from "#shared/domain/rules.ts";
import type { Selection } from "#shared/schema/live.ts";
import { kneePlace, learnLine, markLine, NO_LINE, type LineState } from "./kneeLine.ts";
import type { Moment } from "./moment.ts";
import { LIFTED, settle, type Raised, type Wanting } from "./raised.ts";
import type { TrackState } from "./track.ts";
import { lengthWords, secondsWords } from "./words.ts";

export interface KneeGuardState extends Wanting {
  readonly line: LineState;
  /** Off while the roller still lies where the line was marked. */
  readonly armed: boolean;
  /** This approach was warned of. */
  readonly warned: boolean;
  readonly standingMs: number;
}

export const NO_GUARD: KneeGuardState = {
  line: NO_LINE,
  armed: true,
  warned: false,
  standingMs: 0,
  raised: undefined,
  settled: undefined,
};

const { turnBackWithinMm, lastStretchMm, clearOfLineMm, turnSeenAfterMm, standingForMs } = RULES.R16.numbers;
const { holdPossibleBelowMmS, quietBetweenCuesMs } = RULES.R3.numbers;
const LINE_UNKNOWN = "I no longer know where the knee line is.";
const CLEAR_MM = turnBackWithinMm + clearOfLineMm;

export function stepKneeGuard(state: KneeGuardState, track: TrackState, moment: Moment): KneeGuardState {
  // A line is only comparable within one contact; after a lift the roller may lie anywhere.
  if (!moment.contact) return isIdle(state) ? state : { ...NO_GUARD, settled: settle(state, LIFTED) };
  if (track.restarted) return { ...NO_GUARD, settled: settle(state, LINE_UNKNOWN) };
  if (Number.isNaN(moment.positionMm)) return state;
  const line = learnLine(state.line, track, moment);
  const next = line === state.line ? state : { ...state, line };
  if (line.line !== undefined) return judge(next, approachOf(next, track, moment), moment.tMs);
  return next.raised === undefined ? next : letGo(next, LINE_UNKNOWN);
}

export function stopsAtKnee(state: KneeGuardState): boolean {
  return state.raised?.cueId === "stop-knee";
}

/** Lets a warning go; the line and a stop stay. */
export function quietWarning(state: KneeGuardState, why: string): KneeGuardState {
  return stopsAtKnee(state) ? state : letGo(state, why);
}

/** Lets even a stop go; the line stays. */
export function quietStop(state: KneeGuardState, why: string): KneeGuardState {
  return stopsAtKnee(state) ? letGo(state, why) : state;
}

/** Nobody can say any more where the roller is against the line; a stop stays. */
export function forgetLine(state: KneeGuardState): KneeGuardState {
  return state.line === NO_LINE ? state : { ...NO_GUARD, raised: state.raised, settled: state.settled };
}

export function markKnee(
  state: KneeGuardState,
  place: { track: TrackState; selection: Selection; positionMm: number },
): KneeGuardState {
  const line = markLine(state.line, place);
  if (line === state.line) return state;
  return { ...NO_GUARD, line, armed: false, settled: settle(state, "You marked the knee line anew.") };
}

function isIdle(state: KneeGuardState): boolean {
  return state.line === NO_LINE && state.raised === undefined;
}

interface Approach {
  readonly toLineMm: number;
  /** Towards the knee, mm/s. */
  readonly approachMmS: number;
  readonly paceMmS: number;
  readonly dtMs: number;
}

function approachOf({ line }: KneeGuardState, track: TrackState, moment: Moment): Approach {
  const { toLineMm } = kneePlace(line, track, moment.positionMm);
  const { speedMmS, paceMmS, dtMs } = moment;
  return { toLineMm, approachMmS: speedMmS * (line.line?.way ?? 0), paceMmS, dtMs };
}

function judge(before: KneeGuardState, approach: Approach, tMs: number): KneeGuardState {
  const { toLineMm, approachMmS } = approach;
  const state = follow(before, approach);
  if (!state.armed) return state;
  if (stopsAtKnee(state)) {
    return toLineMm >= CLEAR_MM ? letGo(state, `You are ${lengthWords(toLineMm)} clear of the knee line.`) : state;
  }
  if (toLineMm < 0) {
    const why = `You rolled ${lengthWords(Math.max(1, -toLineMm))} across the knee line.`;
    return raise(state, { cueId: "stop-knee", ruleId: "R16", why, sinceMs: tMs });
  }
  const mayRepeat = !(tMs - (state.settled?.raised.sinceMs ?? Number.NaN) < quietBetweenCuesMs);
  if (
    state.raised?.cueId !== "turn-back" &&
    toLineMm < turnBackWithinMm &&
    approachMmS > 0 &&
    (mayRepeat || !state.warned)
  ) {
    const why = `You are ${lengthWords(toLineMm)} from the knee line; ${lengthWords(turnBackWithinMm)} is close enough.`;
    return raise(state, { cueId: "turn-back", ruleId: "R16", why, sinceMs: tMs });
  }
  if (state.raised !== undefined) return settleIfHeeded(state, approach);
  if (state.standingMs >= standingForMs && mayRepeat) {
    const why = `You stayed still for ${secondsWords(state.standingMs)} within ${lengthWords(lastStretchMm)} of the knee line.`;
    return raise(state, { cueId: "keep-moving", ruleId: "R16", why, sinceMs: tMs });
  }
  return state;
}

function follow(state: KneeGuardState, { toLineMm, paceMmS, dtMs }: Approach): KneeGuardState {
  const stands = toLineMm < lastStretchMm && paceMmS < holdPossibleBelowMmS;
  const stoodMs = stands ? state.standingMs + dtMs : 0;
  const armed = state.armed || toLineMm >= CLEAR_MM || toLineMm < -turnSeenAfterMm;
  const warned = state.warned && toLineMm < CLEAR_MM;
  const isSame = stoodMs === state.standingMs && armed === state.armed && warned === state.warned;
  return isSame ? state : { ...state, standingMs: stoodMs, armed, warned };
}

function settleIfHeeded(state: KneeGuardState, { toLineMm, approachMmS, paceMmS }: Approach): KneeGuardState {
  if (state.raised?.cueId === "turn-back") {
    return toLineMm >= CLEAR_MM || approachMmS <= -holdPossibleBelowMmS ? letGo(state, "You turned back.") : state;
  }
  if (toLineMm >= lastStretchMm + clearOfLineMm) return letGo(state, "You moved away from the knee.");
  return paceMmS >= holdPossibleBelowMmS ? letGo(state, "You are moving again.") : state;
}

function raise(state: KneeGuardState, raised: Raised): KneeGuardState {
  return {
    ...state,
    raised,
    settled: settle(state, "You rolled on."),
    warned: state.warned || raised.cueId !== "keep-moving",
  };
}

function letGo(state: KneeGuardState, why: string): KneeGuardState {
  return { ...state, standingMs: 0, raised: undefined, settled: settle(state, why) };
}
