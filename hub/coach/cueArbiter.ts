// R3: which of the wanted cues a person gets. One at a time, the most urgent; quiet between two of them, which
// only stops and the knee guard break. A new stop is shown at once, even over another stop. A cue that has had its quiet
// makes room for one that was not said yet, even a less urgent one: who is asked to lean in for long still hears "slower".
import { cueById, CUE_PRIORITY, type CueId } from "#shared/domain/cues.ts";
import { RULES } from "#shared/domain/rules.ts";
import { needsNoData } from "./freshness.ts";
import type { Raised, Wanting } from "./raised.ts";
import type { CueChange } from "./cueChange.ts";

export interface ArbiterState {
  readonly shown: Raised | undefined;
  readonly shownSinceMs: number;
  /** Words for a moment that have had it, while their rules still want them. */
  readonly spent: readonly Raised[];
  /** Cues that made room for a less urgent one; they come back when nothing else is wanted. */
  readonly gaveWay: readonly Raised[];
}

export const QUIET_ARBITER: ArbiterState = {
  shown: undefined,
  shownSinceMs: Number.NEGATIVE_INFINITY,
  spent: [],
  gaveWay: [],
};

export interface ArbiterStep {
  readonly arbiter: ArbiterState;
  readonly cues: readonly CueChange[];
}

export interface ArbiterInput {
  /** The rules' wishes, in any order. A rule left out has nothing to say. */
  readonly rules: readonly Wanting[];
  readonly nowMs: number;
  /** Why a cue goes when its rule gives no reason of its own. */
  readonly otherwise: string;
  /** R30: nothing new may be said that rests on data. */
  readonly dataMissing: boolean;
  /** A question was just put: cues that can wait do, until then. */
  readonly quietUntilMs: number;
}

/** Stops and the knee guard do not wait. */
export function breaksTheQuiet(cueId: CueId): boolean {
  const cue = cueById(cueId);
  return cue.class === "stop" || cue.ruleId === "R16";
}

/** A stop and a warning do not wait for a question to be read, nor does too fast. */
function waitsForQuestion({ cueId }: Raised): boolean {
  const { class: kind } = cueById(cueId);
  return kind !== "stop" && kind !== "safety" && cueId !== "slower";
}

export function arbitrate(
  state: ArbiterState,
  { rules, nowMs, otherwise, dataMissing, quietUntilMs }: ArbiterInput,
): ArbiterStep {
  const mayBeSaid = (raised: Raised): boolean => !dataMissing || raised === state.shown || needsNoData(raised.cueId);
  const isNew = (raised: Raised): boolean =>
    raised !== state.shown && !state.spent.includes(raised) && !state.gaveWay.includes(raised) && mayBeSaid(raised);
  let best = mostUrgent(rules, (raised) => !state.spent.includes(raised) && mayBeSaid(raised));
  const unsaid = givesWay(state, nowMs) ? mostUrgent(rules, (raised) => isNew(raised) && isAdvice(raised)) : undefined;
  const isAtRest = state.spent.length === 0 && state.gaveWay.length === 0;
  if (best === state.shown && unsaid === undefined && isAtRest && best?.shownForMs === undefined)
    return unchanged(state);

  const cues: CueChange[] = [];
  let { shown, shownSinceMs } = state;
  let spent = stillWanted(state.spent, rules);
  let gaveWay = stillWanted(state.gaveWay, rules);
  const clear = (why: string): void => {
    if (shown === undefined) return;
    cues.push({ action: "clear", cueId: shown.cueId, ruleId: shown.ruleId, why, sampleMs: nowMs });
    if (shown.shownForMs !== undefined) spent = [...spent, shown];
    shown = undefined;
  };

  if (shown !== undefined && !isWanted(shown, rules)) clear(reasonFor(shown, rules) ?? otherwise);
  if (shown?.shownForMs !== undefined && nowMs - shownSinceMs >= shown.shownForMs) clear("It has been said.");
  if (best !== undefined && spent.includes(best)) {
    best = mostUrgent(rules, (raised) => !spent.includes(raised) && mayBeSaid(raised));
  }
  const hasHadItsTurn = best === undefined || best === shown || gaveWay.includes(best);
  if (shown !== undefined && hasHadItsTurn) best = unsaid ?? shown;
  const still = (): ArbiterStep => ({ arbiter: { shown, shownSinceMs, spent, gaveWay }, cues });
  if (best === undefined || best === shown) return still();

  const isQuestionRead = nowMs >= quietUntilMs || quietUntilMs - nowMs > promptAwayFromCueMs;
  if (!isQuestionRead && waitsForQuestion(best)) {
    // What waits for the question holds nothing up that does not.
    best = mostUrgent(rules, (raised) => !spent.includes(raised) && mayBeSaid(raised) && !waitsForQuestion(raised));
    if (best === undefined || best === shown) return still();
  }
  const isFree = shown === undefined || best === unsaid || urgesMore(best, shown);
  if (isFree && (breaksTheQuiet(best.cueId) || isQuietOver(nowMs - shownSinceMs))) {
    if (shown !== undefined && best === unsaid) gaveWay = [...gaveWay, shown];
    gaveWay = gaveWay.filter((raised) => raised !== best);
    clear(shown !== undefined && urgesMore(best, shown) ? "Something more urgent came up." : "Something new came up.");
    cues.push({ action: "show", cueId: best.cueId, ruleId: best.ruleId, why: best.why, sampleMs: nowMs });
    shown = best;
    shownSinceMs = nowMs;
  }
  return still();
}

/** Stops and warnings stay until their rule lets go. */
function givesWay({ shown, shownSinceMs }: ArbiterState, nowMs: number): boolean {
  return shown !== undefined && isAdvice(shown) && isQuietOver(nowMs - shownSinceMs);
}

function isAdvice({ cueId }: Raised): boolean {
  const { class: kind } = cueById(cueId);
  return kind === "hold" || kind === "pressure" || kind === "pace";
}

const { promptAwayFromCueMs } = RULES.R3.numbers;

/** A time far before the last cue belongs to a clock that was started again. */
function isQuietOver(sinceMs: number): boolean {
  const { quietBetweenCuesMs } = RULES.R3.numbers;
  return sinceMs >= quietBetweenCuesMs || sinceMs < -quietBetweenCuesMs;
}

const NO_CUES: readonly CueChange[] = [];

function unchanged(state: ArbiterState): ArbiterStep {
  return { arbiter: state, cues: NO_CUES };
}

function mostUrgent(rules: readonly Wanting[], may: (raised: Raised) => boolean): Raised | undefined {
  let best: Raised | undefined;
  for (const { raised } of rules) {
    if (raised === undefined || !may(raised)) continue;
    if (best === undefined || urgesMore(raised, best)) best = raised;
  }
  return best;
}

function urgesMore(one: Raised, other: Raised): boolean {
  const { class: oneClass } = cueById(one.cueId);
  const { class: otherClass } = cueById(other.cueId);
  if (oneClass !== otherClass) return CUE_PRIORITY[oneClass] > CUE_PRIORITY[otherClass];
  return oneClass === "stop" && one.sinceMs > other.sinceMs;
}

function isWanted(raised: Raised, rules: readonly Wanting[]): boolean {
  return rules.some((rule) => rule.raised === raised);
}

function stillWanted(spent: readonly Raised[], rules: readonly Wanting[]): readonly Raised[] {
  return spent.every((raised) => isWanted(raised, rules)) ? spent : spent.filter((raised) => isWanted(raised, rules));
}

function reasonFor(raised: Raised, rules: readonly Wanting[]): string | undefined {
  return rules.find((rule) => rule.settled?.raised === raised)?.settled?.why;
}
