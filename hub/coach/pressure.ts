// R11, R16: pressure against its band, with ceilings that come down towards the knee. Breathing and small shifts
// move the force all the time: what counts is the smoothed force, held for a while beyond an edge. Too light and too
// heavy are told from the edges at which time stops counting (R6): what does not count is not passed over in silence.
import { RULES } from "#shared/domain/rules.ts";
import { kneeTaper, type KneePlace } from "./bands.ts";
import type { Moment } from "./moment.ts";
import { LIFTED, settle, type Raised, type Wanting } from "./raised.ts";
import { forceWords, secondsWords } from "./words.ts";

export interface PressureState extends Wanting {
  /** Smoothed force; NaN before the first. */
  readonly smoothN: number;
  readonly easeOffMs: number;
  readonly aboveMs: number;
  readonly belowMs: number;
  readonly backMs: number;
  /** In the band, with a little tolerance at its edges once inside. */
  readonly inBand: boolean;
  /** The band where the roller is, when it is lower there than the area's: towards the knee. */
  readonly lowered: readonly [number, number] | undefined;
}

export const NO_PRESSURE: PressureState = {
  smoothN: Number.NaN,
  easeOffMs: 0,
  aboveMs: 0,
  belowMs: 0,
  backMs: 0,
  inBand: false,
  lowered: undefined,
  raised: undefined,
  settled: undefined,
};

const NUMBERS = RULES.R11.numbers;
const { lastStretchMm } = RULES.R16.numbers;
const NARROWEST = NUMBERS.narrowestBandPct / 100;
/** Evidence goes back this much slower than it comes: more than the share that may go uncounted is told in the end. */
const LEAK = NUMBERS.uncountedUnsaidPct / (100 - NUMBERS.uncountedUnsaidPct);
const TOLERANCE = RULES.R6.numbers.bandTolerancePct / 100;

interface Limits {
  readonly lowN: number;
  readonly highN: number;
  readonly easeOffN: number;
  readonly nearKnee: boolean;
  readonly tapered: boolean;
}

function limitsAt(moment: Moment, place: KneePlace): Limits {
  const { forceN: band, easeOffN } = moment.bands;
  const taper = kneeTaper(place);
  const nearKnee = place.toLineMm < lastStretchMm;
  const highN = band[1] * taper;
  // Where the ceiling comes down below a narrow band, its low end comes along.
  const lowN = Math.min(band[0], highN * (1 - NARROWEST));
  return { lowN, highN, easeOffN: nearKnee ? highN : easeOffN * taper, nearKnee, tapered: taper < 1 };
}

export function stepPressure(state: PressureState, place: KneePlace, moment: Moment): PressureState {
  if (!moment.contact) {
    const isBare = Number.isNaN(state.smoothN) && state.lowered === undefined;
    return isBare ? state : { ...NO_PRESSURE, settled: settle(state, LIFTED) };
  }
  const limits = limitsAt(moment, place);
  return judge(withLowered(state, limits), limits, moment);
}

function withLowered(state: PressureState, { tapered, lowN, highN }: Limits): PressureState {
  if (tapered) return { ...state, lowered: [lowN, highN] };
  return state.lowered === undefined ? state : { ...state, lowered: undefined };
}

function judge(state: PressureState, limits: Limits, moment: Moment): PressureState {
  if (Number.isNaN(moment.forceN)) return state.inBand ? { ...state, inBand: false } : state;

  const share = moment.dtMs / (NUMBERS.smoothedOverMs + moment.dtMs);
  const smoothN = Number.isNaN(state.smoothN) ? moment.forceN : state.smoothN + (moment.forceN - state.smoothN) * share;
  const inBand = isInBand(moment.forceN, limits, state.inBand);
  // Far below the band an error is small against it, however large against the force.
  const surestN = Math.max(moment.forceN, limits.lowN);
  if (moment.forceSdN > (surestN * NUMBERS.noVerdictIfUnsureByPct) / 100) return { ...state, smoothN, inBand };

  const next = {
    ...state,
    smoothN,
    inBand,
    ...evidence(state, limits, { forceN: moment.forceN, inBand, dtMs: moment.dtMs }),
  };
  if (next.raised?.cueId === "lighter") return settleIfBack(next, limits, moment);
  const heavy = raiseIfHeavy(next, limits, moment);
  if (heavy !== next) return heavy;
  return next.raised === undefined ? raiseIfLight(next, limits, moment) : settleIfBack(next, limits, moment);
}

function isInBand(forceN: number, { lowN, highN }: Limits, before: boolean): boolean {
  const slack = before ? TOLERANCE : 0;
  return forceN >= lowN * (1 - slack) && forceN <= highN * (1 + slack);
}

function evidence(
  state: PressureState,
  limits: Limits,
  { forceN, inBand, dtMs }: { forceN: number; inBand: boolean; dtMs: number },
): Pick<PressureState, "easeOffMs" | "aboveMs" | "belowMs"> {
  return {
    easeOffMs: forceN > limits.easeOffN ? state.easeOffMs + dtMs : 0,
    aboveMs: weigh(state.aboveMs, { off: !inBand && forceN > limits.highN, dtMs }),
    // Towards the knee light is no fault, and no merit.
    belowMs: limits.tapered ? state.belowMs : weigh(state.belowMs, { off: !inBand && forceN < limits.lowN, dtMs }),
  };
}

/** Time that does not count weighs; time that does takes some of it back. */
function weigh(evidenceMs: number, { off, dtMs }: { off: boolean; dtMs: number }): number {
  return off ? evidenceMs + dtMs : Math.max(0, evidenceMs - dtMs * LEAK);
}

function raiseIfHeavy(state: PressureState, limits: Limits, moment: Moment): PressureState {
  if (state.easeOffMs >= NUMBERS.easeOffAfterMs) {
    // The number that is told is where the band ends, as the page draws it: there this word goes, not where it came.
    const where = limits.nearKnee ? "next to the knee" : limits.tapered ? "towards the knee" : "here";
    const why = `You pressed with ${forceWords(moment.forceN)}; the band ends at ${forceWords(limits.highN)} ${where}.`;
    return raise(state, { cueId: "lighter", ruleId: limits.nearKnee ? "R16" : "R11", why, sinceMs: moment.tMs });
  }
  if (state.aboveMs >= NUMBERS.aboveBandForMs && state.smoothN > limits.highN) {
    const why = `For ${wholeSeconds(state.aboveMs)} it was too heavy to count: you press with ${forceWords(state.smoothN)}, and the band ends at ${forceWords(limits.highN)}.`;
    return raise(state, { cueId: "lighter", ruleId: "R11", why, sinceMs: moment.tMs });
  }
  return state;
}

function wholeSeconds(ms: number): string {
  return secondsWords(Math.round(ms / 1000) * 1000);
}

function raiseIfLight(state: PressureState, limits: Limits, moment: Moment): PressureState {
  if (state.belowMs >= NUMBERS.belowBandForMs && state.smoothN < limits.lowN && !limits.tapered) {
    const why = `For ${wholeSeconds(state.belowMs)} it was too light to count: you press with ${forceWords(state.smoothN)}, and the band begins at ${forceWords(limits.lowN)}.`;
    return raise(state, { cueId: "heavier", ruleId: "R11", why, sinceMs: moment.tMs });
  }
  return state;
}

function settleIfBack(state: PressureState, limits: Limits, moment: Moment): PressureState {
  const isLight = state.raised?.cueId === "heavier";
  if (isLight && limits.nearKnee) return letGo(state, "Next to the knee, light is right.");
  const isBack = isLight ? state.smoothN >= limits.lowN : state.smoothN <= limits.highN;
  // What was not said yet, for the sake of quiet, is only said later if it is so then.
  const isOver = isBack || (isLight ? moment.forceN >= limits.lowN : moment.forceN <= limits.highN);
  if (state.raised !== moment.shown && isOver) return letGo(state, "It was over soon.");
  const backMs = isBack ? state.backMs + moment.dtMs : 0;
  if (backMs < NUMBERS.rightAgainForMs) return { ...state, backMs };
  return letGo(state, `The pressure is ${forceWords(state.smoothN)} now.`);
}

function letGo(state: PressureState, why: string): PressureState {
  const none = state.raised?.cueId === "lighter" ? { easeOffMs: 0, aboveMs: 0 } : { belowMs: 0 };
  return { ...state, ...none, backMs: 0, raised: undefined, settled: settle(state, why) };
}

function raise(state: PressureState, raised: Raised): PressureState {
  return { ...state, backMs: 0, raised, settled: settle(state, "You are pressing more now.") };
}
