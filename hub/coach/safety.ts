// R27: one key ends the load. What was being rolled is closed for the rest of the day (the person keeps that, see
// hub/plan/stopped.ts; here it is closed at once); coaching starts again when the user says so, on another area. R24, R25: what the person's answers block stops the load too, at once.
import type { MuscleId, Side } from "#shared/domain/muscles.ts";
import { STOP_ADVICE, type StopReason } from "#shared/domain/prompts.ts";
import type { RuleId } from "#shared/domain/rules.ts";
import { wordsOf } from "#shared/domain/sentences/english.ts";
import type { Selection } from "#shared/schema/live.ts";
import type { Prompt } from "./prompts.ts";
import { settle, type Raised, type Wanting } from "./raised.ts";

export interface ClosedArea {
  readonly muscle: MuscleId;
  readonly side: Side;
}

/** Closed by the person's own answers, or by a stop earlier today; `both` is an entry of its own. */
export interface BlockedArea extends ClosedArea {
  readonly ruleId: RuleId;
  /** Why, and what opens it again: ids of sentences, or such sentences. */
  readonly says: string;
  readonly unlock: string;
}

export interface SafetyState extends Wanting {
  readonly closed: readonly ClosedArea[];
  readonly blocked: readonly BlockedArea[];
  /** Stopped, and not resumed since. */
  readonly stopped: boolean;
  /** What the last stop felt like, once it was said. */
  readonly referral: Referral | undefined;
  readonly advice: Prompt | undefined;
}

/** R29 where a professional should look at it, else R27. */
export interface Referral extends ClosedArea {
  readonly reason: StopReason;
  readonly ruleId: RuleId;
  /** To a professional, before the area is rolled again. */
  readonly refers: boolean;
  readonly says: string;
  readonly atMs: number;
}

export const ALL_OPEN: SafetyState = {
  closed: [],
  blocked: [],
  stopped: false,
  referral: undefined,
  advice: undefined,
  raised: undefined,
  settled: undefined,
};

function isStoppedAt(state: SafetyState, at: ClosedArea): boolean {
  return state.closed.some((area) => meetsArea(area, at));
}

/** Both legs at once takes in either leg. */
function meetsArea(area: ClosedArea, { muscle, side }: ClosedArea): boolean {
  return area.muscle === muscle && (area.side === side || area.side === "both" || side === "both");
}

function isArea(area: ClosedArea, { muscle, side }: ClosedArea): boolean {
  return area.muscle === muscle && area.side === side;
}

export function blockAt({ blocked }: SafetyState, { muscle, side }: ClosedArea): BlockedArea | undefined {
  return blocked.find((area) => area.muscle === muscle && area.side === side);
}

/** By a stop, or by the person's answers. */
export function isClosed(state: SafetyState, area: ClosedArea): boolean {
  return isStoppedAt(state, area) || blockAt(state, area) !== undefined;
}

export function isAllOpen({ closed, blocked }: SafetyState): boolean {
  return closed.length === 0 && blocked.length === 0;
}

/** Why an area may not be rolled: the id of a sentence, or one; undefined: it is open. */
export function whyClosed(state: SafetyState, area: ClosedArea): string | undefined {
  return blockAt(state, area)?.says ?? (isStoppedAt(state, area) ? "closed.stopped" : undefined);
}

/** No load is asked for, and none is judged but by the stops. */
export function isResting(state: SafetyState): boolean {
  return state.raised !== undefined;
}

/** `reason`: as a rule said only after the stop, when there is time for it. */
export function stopHere(
  state: SafetyState,
  selection: Selection,
  { reason, atMs }: { reason: StopReason | undefined; atMs: number },
): SafetyState {
  const answered = reason === undefined ? undefined : lastStop(state, selection);
  const { muscle, side } = answered ?? selection;
  // An entry of its own with every stop, the newest last, also where it was closed before: whoever keeps stops needs each.
  const closed =
    answered === undefined
      ? [...state.closed.filter((area) => !isArea(area, selection)), { muscle, side }]
      : state.closed;
  const stopped = review({ ...state, closed, stopped: true }, selection, atMs);
  if (reason === undefined) return stopped;
  const { ruleId, refers, text } = STOP_ADVICE[reason];
  return {
    ...stopped,
    referral: { muscle, side, reason, ruleId, refers, says: text, atMs },
    advice: { promptId: "advice", ruleId, text, atOnce: true },
  };
}

/** The stop that stands, which a reason told now is about, whatever was chosen since; undefined: none stands. */
function lastStop(state: SafetyState, selection: Selection): ClosedArea | undefined {
  if (state.raised?.cueId !== "stop-user") return undefined;
  return state.stopped ? state.closed.at(-1) : state.closed.findLast((area) => meetsArea(area, selection));
}

export function resume(state: SafetyState, selection: Selection, atMs: number): SafetyState {
  return review({ ...state, stopped: false }, selection, atMs);
}

/** The stop there was a mistake, nothing hurt: it is open again, and where it is rolled now the load goes on. */
export function reopen(
  state: SafetyState,
  area: ClosedArea,
  { selection, atMs }: { selection: Selection; atMs: number },
): SafetyState {
  const closed = state.closed.filter((one) => !isArea(one, area));
  if (closed.length === state.closed.length) return state;
  const stopped = state.stopped && isStoppedAt({ ...state, closed }, selection);
  const { referral } = state;
  const isOfIt = referral !== undefined && isArea(referral, area);
  return review({ ...state, closed, stopped, referral: isOfIt ? undefined : referral }, selection, atMs);
}

/** Another area was chosen. */
export function reselect(state: SafetyState, selection: Selection, atMs: number): SafetyState {
  return review(state, selection, atMs);
}

/** The person's answers, as they are now. */
export function block(
  state: SafetyState,
  blocked: readonly BlockedArea[],
  { selection, atMs }: { selection: Selection; atMs: number },
): SafetyState {
  if (blocked.length === 0 && state.blocked.length === 0) return state;
  return review({ ...state, blocked }, selection, atMs);
}

const WHY =
  "You stopped. What you were rolling stays closed for today; choose another area and go on when you feel ready.";

const ELSEWHERE = "You went on with another area.";
const NOW_OPEN = "What you roll now is open.";

function review(state: SafetyState, selection: Selection, atMs: number): SafetyState {
  const wanted = wantedStop(state, selection, atMs);
  if (wanted === undefined) {
    const settled = settle(state, state.raised?.cueId === "stop-closed" ? NOW_OPEN : ELSEWHERE);
    return { ...state, raised: undefined, advice: undefined, settled };
  }
  const { raised } = state;
  if (raised?.cueId === wanted.cueId && raised.why === wanted.why) return state;
  return { ...state, raised: wanted, settled: settle(state, "Another reason to stop came up.") };
}

/** The person's own stop says more than that the area is closed. */
function wantedStop(state: SafetyState, selection: Selection, sinceMs: number): Raised | undefined {
  if (state.stopped || isStoppedAt(state, selection)) return { cueId: "stop-user", ruleId: "R27", why: WHY, sinceMs };
  const blocked = blockAt(state, selection);
  if (blocked === undefined) return undefined;
  const { ruleId, says, unlock } = blocked;
  return { cueId: "stop-closed", ruleId, why: `${wordsOf(says)} ${wordsOf(unlock)}`, sinceMs };
}
