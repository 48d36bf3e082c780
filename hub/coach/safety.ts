// R27: one key ends the load. What was being rolled is closed for the session; coaching starts again when the
// user says so, on another area.
import type { MuscleId, Side } from "#shared/domain/muscles.ts";
import { STOP_ADVICE, type StopReason } from "#shared/domain/prompts.ts";
import type { RuleId } from "#shared/domain/rules.ts";
import type { Selection } from "#shared/schema/live.ts";
import type { Prompt } from "./prompts.ts";
import { settle, type Wanting } from "./raised.ts";

export interface ClosedArea {
  readonly muscle: MuscleId;
  readonly side: Side;
}

export interface SafetyState extends Wanting {
  readonly closed: readonly ClosedArea[];
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
  stopped: false,
  referral: undefined,
  advice: undefined,
  raised: undefined,
  settled: undefined,
};

/** Both legs at once takes in either leg. */
export function isClosed(state: SafetyState, { muscle, side }: ClosedArea): boolean {
  return state.closed.some(
    (area) => area.muscle === muscle && (area.side === side || area.side === "both" || side === "both"),
  );
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
  const { muscle, side } = selection;
  const closed = isClosed(state, selection) ? state.closed : [...state.closed, { muscle, side }];
  const stopped = review({ ...state, closed, stopped: true }, selection, atMs);
  if (reason === undefined) return stopped;
  const { ruleId, refers, text } = STOP_ADVICE[reason];
  return {
    ...stopped,
    referral: { muscle, side, reason, ruleId, refers, says: text, atMs },
    advice: { promptId: "advice", ruleId, text, atOnce: true },
  };
}

export function resume(state: SafetyState, selection: Selection, atMs: number): SafetyState {
  return review({ ...state, stopped: false }, selection, atMs);
}

/** Another area was chosen. */
export function reselect(state: SafetyState, selection: Selection, atMs: number): SafetyState {
  return review(state, selection, atMs);
}

const WHY =
  "You stopped. What you were rolling stays closed for this session; choose another area and go on when you feel ready.";

function review(state: SafetyState, selection: Selection, atMs: number): SafetyState {
  if (!state.stopped && !isClosed(state, selection)) {
    return { ...state, raised: undefined, advice: undefined, settled: settle(state, "You went on with another area.") };
  }
  if (state.raised !== undefined) return state;
  return { ...state, raised: { cueId: "stop-user", ruleId: "R27", why: WHY, sinceMs: atMs }, settled: undefined };
}
