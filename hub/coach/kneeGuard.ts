// R16: keeps the roller off the knee. The stop line lies beyond the usual turn at the knee end (learned from the
// first long strokes) or where the user marks it. Distances grow away from the knee; see R14 for which end it is.
import { muscleById } from "#shared/domain/muscles.ts";
import { RULES } from "#shared/domain/rules.ts";
import type { Selection } from "#shared/schema/live.ts";
import type { KneePlace } from "./bands.ts";
import type { Moment } from "./moment.ts";
import { LIFTED, settle, type Raised, type Wanting } from "./raised.ts";
import type { TrackState } from "./track.ts";
import { lengthWords, secondsWords } from "./words.ts";

export interface KneeGuardState extends Wanting {
  /** The stop line along the limb, mm; NaN unknown. */
  readonly lineMm: number;
  readonly how: "learned" | "marked" | undefined;
  /** Long strokes that ended at the knee, and the nearest to it that one turned. */
  readonly turnsSeen: number;
  readonly nearestTurnMm: number;
  readonly standingMs: number;
  /** A warning is given once per approach. */
  readonly warned: boolean;
}

export const NO_LINE: KneeGuardState = {
  lineMm: Number.NaN,
  how: undefined,
  turnsSeen: 0,
  nearestTurnMm: Number.NaN,
  standingMs: 0,
  warned: false,
  raised: undefined,
  settled: undefined,
};

const { turnBackMm, lastStretchMm, learnFromTurns, learnStrokeMm, usualTurnSlackMm, clearOfLineMm, standingMs } =
  RULES.R16.numbers;
const { holdPossibleMmS, quietMs } = RULES.R3.numbers;

/** +1: the knee is where positions grow to; −1: at the start of the strokes; 0: not near this muscle. */
function kneeSign(selection: Selection): -1 | 0 | 1 {
  const { kneeEnd } = muscleById(selection.muscle);
  return kneeEnd === undefined ? 0 : kneeEnd === "far" ? 1 : -1;
}

export const PLACE_UNKNOWN: KneePlace = { toLineMm: Number.NaN, lengthMm: Number.NaN };

export function kneePlace(state: KneeGuardState, track: TrackState, moment: Moment): KneePlace {
  const sign = kneeSign(moment.selection);
  if (sign === 0 || Number.isNaN(state.lineMm)) return PLACE_UNKNOWN;
  const farMm = sign > 0 ? track.reachLowMm : track.reachHighMm;
  return { toLineMm: (state.lineMm - moment.positionMm) * sign, lengthMm: (state.lineMm - farMm) * sign };
}

/** The user says: here is the line. An unknown position marks nothing. */
export function markLine(state: KneeGuardState, selection: Selection, positionMm: number): KneeGuardState {
  if (kneeSign(selection) === 0 || Number.isNaN(positionMm)) return state;
  return { ...state, lineMm: positionMm, how: "marked" };
}

export function stepKneeGuard(state: KneeGuardState, track: TrackState, moment: Moment): KneeGuardState {
  const sign = kneeSign(moment.selection);
  if (!moment.contact)
    return state === NO_LINE || isCalm(state) ? state : { ...NO_LINE, settled: settle(state, LIFTED) };
  if (sign === 0 || Number.isNaN(moment.positionMm)) return state;
  const learned = learn(state, track, sign);
  return Number.isNaN(learned.lineMm) ? learned : judge(learned, moment, sign);
}

function isCalm(state: KneeGuardState): boolean {
  return state.raised === undefined && Number.isNaN(state.lineMm) && state.turnsSeen === 0;
}

function learn(state: KneeGuardState, { turn }: TrackState, sign: -1 | 1): KneeGuardState {
  if (turn === undefined || turn.end !== (sign > 0 ? "high" : "low") || turn.strokeMm < learnStrokeMm) return state;
  const turnsSeen = state.turnsSeen + 1;
  const isNearer = Number.isNaN(state.nearestTurnMm) || (turn.atMm - state.nearestTurnMm) * sign > 0;
  const nearestTurnMm = isNearer ? turn.atMm : state.nearestTurnMm;
  if (state.how !== undefined || turnsSeen < learnFromTurns) return { ...state, turnsSeen, nearestTurnMm };
  const lineMm = nearestTurnMm + (turnBackMm + usualTurnSlackMm) * sign;
  return { ...state, turnsSeen, nearestTurnMm, lineMm, how: "learned" };
}

function judge(state: KneeGuardState, moment: Moment, sign: -1 | 1): KneeGuardState {
  const toLineMm = (state.lineMm - moment.positionMm) * sign;
  const approachMmS = moment.speedMmS * sign;
  const stands = toLineMm < lastStretchMm && moment.paceMmS < holdPossibleMmS;
  const stoodMs = stands ? state.standingMs + moment.dtMs : 0;
  const warned = state.warned && toLineMm < turnBackMm + clearOfLineMm;
  const next =
    stoodMs === state.standingMs && warned === state.warned ? state : { ...state, standingMs: stoodMs, warned };

  const isQuiet = !(moment.tMs - (state.settled?.raised.sinceMs ?? Number.NaN) < quietMs);
  const isDue = toLineMm < turnBackMm && approachMmS > 0 && (!warned || isQuiet);

  if (toLineMm < 0 && state.raised?.cueId !== "stop-knee") {
    return raise(next, { cueId: "stop-knee", ruleId: "R16", why: crossedWords(toLineMm), sinceMs: moment.tMs });
  }
  switch (state.raised?.cueId) {
    case "stop-knee":
      return toLineMm >= turnBackMm + clearOfLineMm
        ? letGo(next, `You are ${lengthWords(toLineMm)} clear of the knee line.`)
        : next;
    case "turn-back":
      if (toLineMm >= turnBackMm + clearOfLineMm || approachMmS <= -holdPossibleMmS)
        return letGo(next, "You turned back.");
      return next;
    case "keep-moving":
      if (isDue) break;
      if (toLineMm >= lastStretchMm + clearOfLineMm) return letGo(next, "You moved away from the knee.");
      return moment.paceMmS >= holdPossibleMmS ? letGo(next, "You are moving again.") : next;
    default:
  }
  if (isDue) {
    const why = `You are ${lengthWords(toLineMm)} from the knee line; ${lengthWords(turnBackMm)} is close enough.`;
    return raise(next, { cueId: "turn-back", ruleId: "R16", why, sinceMs: moment.tMs });
  }
  if (stoodMs >= standingMs && isQuiet) {
    const why = `You stayed still for ${secondsWords(stoodMs)} within ${lengthWords(lastStretchMm)} of the knee line.`;
    return raise(next, { cueId: "keep-moving", ruleId: "R16", why, sinceMs: moment.tMs });
  }
  return next;
}

function raise(state: KneeGuardState, raised: Raised): KneeGuardState {
  return { ...state, raised, settled: undefined, warned: state.warned || raised.cueId !== "keep-moving" };
}

function letGo(state: KneeGuardState, why: string): KneeGuardState {
  return { ...state, raised: undefined, settled: settle(state, why) };
}

function crossedWords(toLineMm: number): string {
  return `You rolled ${lengthWords(Math.max(1, -toLineMm))} across the knee line.`;
}
