// R27: one key ends the load. What was being rolled is closed for the session; coaching starts again when the
// user says so, on another area.
import type { MuscleId, Side } from "#shared/domain/muscles.ts";
import type { Selection } from "#shared/schema/live.ts";
import { settle, type Wanting } from "./raised.ts";

export interface ClosedArea {
  readonly muscle: MuscleId;
  readonly side: Side;
}

export interface SafetyState extends Wanting {
  readonly closed: readonly ClosedArea[];
  /** Stopped, and not resumed since. */
  readonly stopped: boolean;
}

export const ALL_OPEN: SafetyState = { closed: [], stopped: false, raised: undefined, settled: undefined };

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

export function stopHere(state: SafetyState, selection: Selection, atMs: number): SafetyState {
  const { muscle, side } = selection;
  const closed = isClosed(state, selection) ? state.closed : [...state.closed, { muscle, side }];
  return review({ ...state, closed, stopped: true }, selection, atMs);
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
    return { ...state, raised: undefined, settled: settle(state, "You went on with another area.") };
  }
  if (state.raised !== undefined) return state;
  return { ...state, raised: { cueId: "stop-user", ruleId: "R27", why: WHY, sinceMs: atMs }, settled: undefined };
}
