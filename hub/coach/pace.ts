// R1, R2, R3: pace against its band. Too fast needs a short, unbroken stretch past the edge and a margin, or
// quick scrubbing to and fro that is too fast on the whole; too slow needs a long one, and is never judged around
// a turnaround or where a hold may be meant.
import { RULES, type RuleId } from "#shared/domain/rules.ts";
import type { Moment } from "./moment.ts";
import { LIFTED, settle, type Raised, type Wanting } from "./raised.ts";
import { paceWords, secondsWords } from "./words.ts";

export interface PaceState extends Wanting {
  readonly fastMs: number;
  /** Quick rolling with turnarounds in it: how long, how far, and how long calm by now. */
  readonly scrubMs: number;
  readonly scrubMm: number;
  readonly calmMs: number;
  readonly slowMs: number;
  readonly standingMs: number;
  readonly rightMs: number;
  readonly belowMs: number;
  /** Pace a moment ago: shows that the roller is slowing down for a turn. */
  readonly trendMmS: number;
  readonly inBand: boolean;
}

export const NO_PACE: PaceState = {
  fastMs: 0,
  scrubMs: 0,
  scrubMm: 0,
  calmMs: 0,
  slowMs: 0,
  standingMs: 0,
  rightMs: 0,
  belowMs: 0,
  trendMmS: Number.NaN,
  inBand: false,
  raised: undefined,
  settled: undefined,
};

const NUMBERS = RULES.R3.numbers;
const MARGIN = 1 + NUMBERS.tooFastPastEdgePct / 100;

export interface PaceContext {
  /** Time since the last turnaround; NaN none yet. */
  readonly sinceTurnMs: number;
  /** To where the roller usually turns ahead of it; NaN unknown. */
  readonly toTurnMm: number;
}

export function stepPace(state: PaceState, context: PaceContext, moment: Moment): PaceState {
  if (!moment.contact)
    return state === NO_PACE || isCalm(state) ? state : { ...NO_PACE, settled: settle(state, LIFTED) };
  const next = gather(state, context, moment);
  if (next.raised?.cueId === "slower") return settleIfBack(next, context, moment);
  const sped = raiseIfFast(next, moment);
  if (sped !== next) return sped;
  return next.raised === undefined ? raiseIfSlow(next, context, moment) : settleIfBack(next, context, moment);
}

function isCalm(state: PaceState): boolean {
  return state.raised === undefined && Number.isNaN(state.trendMmS);
}

/** Up while it lasts, down as fast while in doubt, gone when it is over; where nothing can be judged it waits. */
function weigh(evidenceMs: number, verdict: "yes" | "doubt" | "no" | "wait", dtMs: number): number {
  if (verdict === "yes") return evidenceMs + dtMs;
  if (verdict === "wait") return evidenceMs;
  return verdict === "no" ? 0 : Math.max(0, evidenceMs - dtMs);
}

function gather(state: PaceState, { sinceTurnMs }: PaceContext, moment: Moment): PaceState {
  const { paceMmS, dtMs } = moment;
  const [lowMmS, highMmS] = moment.bands.paceMmS;
  const tooFast = paceMmS > highMmS * MARGIN;
  const atTurn = sinceTurnMs < NUMBERS.silentAroundTurnMs;
  const stands = paceMmS < NUMBERS.holdPossibleBelowMmS;

  const calmMs = paceMmS > highMmS ? 0 : state.calmMs + dtMs;
  const scrubs = (state.scrubMs > 0 || tooFast) && calmMs < NUMBERS.rightAgainForMs;
  const standingMs = stands ? state.standingMs + dtMs : 0;
  const mayHold = moment.holdMs > 0 || standingMs > NUMBERS.silentAroundTurnMs;
  const belowMs = paceMmS < lowMmS ? state.belowMs + dtMs : 0;
  const share = dtMs / (NUMBERS.silentAroundTurnMs / 2 + dtMs);
  return {
    fastMs: weigh(state.fastMs, tooFast ? "yes" : paceMmS > highMmS ? "doubt" : "no", dtMs),
    scrubMs: scrubs ? state.scrubMs + dtMs : 0,
    scrubMm: scrubs ? state.scrubMm + (paceMmS * dtMs) / 1000 : 0,
    calmMs,
    slowMs: weigh(state.slowMs, slowVerdict(), dtMs),
    standingMs,
    rightMs: rightMs(state, { stands, atTurn, lowMmS, highMmS }, moment),
    belowMs,
    trendMmS: Number.isNaN(state.trendMmS) ? paceMmS : state.trendMmS + (paceMmS - state.trendMmS) * share,
    inBand: isInBand(state, { belowMs, tooFast, lowMmS, highMmS }, moment),
    raised: state.raised,
    settled: state.settled,
  };

  /** Short strokes are turns for a good part: between two of them evidence is kept, else they were never too slow. */
  function slowVerdict(): "yes" | "doubt" | "no" | "wait" {
    if (mayHold || paceMmS > lowMmS * MARGIN) return "no";
    if (stands || atTurn) return "wait";
    return paceMmS < lowMmS ? "yes" : "doubt";
  }
}

/** A turn's dip does not end a pace that was right. */
function isInBand(
  state: PaceState,
  { belowMs, tooFast, lowMmS, highMmS }: { belowMs: number; tooFast: boolean; lowMmS: number; highMmS: number },
  { paceMmS, holdMs }: Moment,
): boolean {
  if (holdMs > 0 || tooFast || belowMs > NUMBERS.silentAroundTurnMs) return false;
  return state.inBand || (paceMmS >= lowMmS && paceMmS <= highMmS);
}

/** Evidence that the pace is right again: a turn's dip is none. */
function rightMs(
  state: PaceState,
  { stands, atTurn, lowMmS, highMmS }: { stands: boolean; atTurn: boolean; lowMmS: number; highMmS: number },
  { paceMmS, dtMs }: Moment,
): number {
  if (state.raised === undefined) return 0;
  const isRight = state.raised.cueId === "faster" ? paceMmS >= lowMmS : paceMmS <= highMmS;
  if (!isRight) return 0;
  return stands || (atTurn && state.raised.cueId === "slower") ? state.rightMs : state.rightMs + dtMs;
}

function paceRule({ selection }: Moment): RuleId {
  return selection.mode === "pre-run" ? "R2" : "R1";
}

function raiseIfFast(state: PaceState, moment: Moment): PaceState {
  const highMmS = moment.bands.paceMmS[1];
  if (state.fastMs >= NUMBERS.tooFastForMs) {
    const seen = `at ${paceWords(moment.paceMmS, moment.units)} for ${secondsWords(state.fastMs)}`;
    return raise(state, {
      cueId: "slower",
      ruleId: paceRule(moment),
      why: tooFastWords(seen, moment),
      sinceMs: moment.tMs,
    });
  }
  if (state.scrubMs < NUMBERS.toAndFroForMs) return state;
  const scrubMmS = (state.scrubMm / state.scrubMs) * 1000;
  if (scrubMmS <= highMmS * MARGIN) return state;
  const seen = `to and fro at ${paceWords(scrubMmS, moment.units)} for ${secondsWords(state.scrubMs)}`;
  return raise(state, {
    cueId: "slower",
    ruleId: paceRule(moment),
    why: tooFastWords(seen, moment),
    sinceMs: moment.tMs,
  });
}

function tooFastWords(seen: string, { bands, units }: Moment): string {
  return `You rolled ${seen}; up to ${paceWords(bands.paceMmS[1], units)} is right here.`;
}

function raiseIfSlow(state: PaceState, context: PaceContext, moment: Moment): PaceState {
  if (state.slowMs < NUMBERS.tooSlowForMs || !isTooSlowNow(state, context, moment)) return state;
  const { bands, paceMmS, tMs: sinceMs, units } = moment;
  const seen = `at ${paceWords(paceMmS, units)} for ${secondsWords(state.slowMs)}`;
  const why = `You rolled ${seen}; from ${paceWords(bands.paceMmS[0], units)} on is right here.`;
  return raise(state, { cueId: "faster", ruleId: paceRule(moment), why, sinceMs });
}

function turnsSoon(state: PaceState, { toTurnMm }: PaceContext, { paceMmS }: Moment): boolean {
  return paceMmS * MARGIN < state.trendMmS || toTurnMm < (paceMmS * NUMBERS.silentAroundTurnMs) / 1000;
}

function settleIfBack(state: PaceState, context: PaceContext, moment: Moment): PaceState {
  if (state.raised !== moment.shown && !isStillSo(state, context, moment)) return letGo(state, "It was over soon.");
  if (moment.holdMs > 0) return letGo(state, "You are holding a spot now.");
  if (state.standingMs >= NUMBERS.stoppedForMs) return letGo(state, "You have stopped rolling.");
  if (state.rightMs < NUMBERS.rightAgainForMs) return state;
  return letGo(state, `Your pace is ${paceWords(moment.paceMmS, moment.units)} now.`);
}

/** What was not said yet, for the sake of quiet, is only said later if it is so then. */
function isStillSo(state: PaceState, context: PaceContext, moment: Moment): boolean {
  if (state.raised?.cueId === "slower") return moment.paceMmS > moment.bands.paceMmS[1];
  return isTooSlowNow(state, context, moment);
}

function isTooSlowNow(state: PaceState, context: PaceContext, moment: Moment): boolean {
  const atTurn = context.sinceTurnMs < NUMBERS.silentAroundTurnMs || turnsSoon(state, context, moment);
  return moment.paceMmS < moment.bands.paceMmS[0] && moment.paceMmS >= NUMBERS.holdPossibleBelowMmS && !atTurn;
}

function raise(state: PaceState, raised: Raised): PaceState {
  return { ...state, rightMs: 0, raised, settled: settle(state, "You are rolling faster now.") };
}

function letGo(state: PaceState, why: string): PaceState {
  const none = state.raised?.cueId === "slower" ? { fastMs: 0, scrubMs: 0, scrubMm: 0 } : { slowMs: 0 };
  return { ...state, ...none, raised: undefined, settled: settle(state, why) };
}
