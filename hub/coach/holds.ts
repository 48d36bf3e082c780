// R6: holds on tender spots. The core says when a hold has begun (about 3 s after it did); from there on
// time counts only in contact, on the spot and in the pressure band. Lifting off, lost data and short slides off
// the spot pause it; it ends when the roller moves on.
import { RULES } from "#shared/domain/rules.ts";
import { sayOfHold } from "./holdCues.ts";
import { NO_HOLD, type HoldState } from "./holdState.ts";
import type { Moment } from "./moment.ts";
import { LIFTED, settle } from "./raised.ts";

const { onSpotWithinMm, newSpotBeyondMm, creepForgivenMmS, liftPausesUpToMs, settledAgainWithinMs } = RULES.R6.numbers;

/** `mayCount`: in the pressure band, and where a hold is welcome. `restInMs`: of load until a rest is due (R8). */
export function stepHold(before: HoldState, mayCount: boolean, moment: Moment, restInMs = Infinity): HoldState {
  const isWelcome = moment.selection.mode !== "pre-run";
  const state = trackRuns(before, mayCount && isWelcome, moment);
  switch (state.phase) {
    case "on":
      return moment.contact && moment.holdMs > 0 ? goOn(state, moment, restInMs) : leave(state, moment);
    case "paused":
      return wait(state, moment);
    default:
      return moment.contact && moment.holdMs > 0 ? begin(state, moment, restInMs) : state;
  }
}

/** The roller left the spot or the leg, or no fresh data comes in: nothing counts until the core sees the hold again. */
export function pauseHold(state: HoldState, atMs: number, why: string): HoldState {
  const still = breakRuns({ ...state, raised: undefined, settled: settle(state, why), ended: undefined });
  return state.phase === "on" ? { ...still, phase: "paused", pausedMs: atMs, backMs: Number.NaN, offsetMm: 0 } : still;
}

/** Time that is not known to count, however short, is not counted later either. */
export function breakRuns(state: HoldState): HoldState {
  if (Number.isNaN(state.contactSinceMs)) return state;
  return { ...state, contactSinceMs: Number.NaN, countsSinceMs: Number.NaN };
}

/** The roller went on to something else. */
export function endHold(state: HoldState, atMs: number, why: string): HoldState {
  if (state.phase === "none" && state.raised === undefined) return state;
  const { contactSinceMs, countsSinceMs, startMs, countedMs } = state;
  const ended = state.phase === "none" ? undefined : { startMs, endMs: atMs, countedMs };
  return { ...NO_HOLD, contactSinceMs, countsSinceMs, notBeforeMs: atMs, ended, settled: settle(state, why) };
}

function trackRuns(state: HoldState, mayCount: boolean, { contact, tMs, dtMs }: Moment): HoldState {
  const counts = contact && mayCount;
  const since = (open: boolean, sinceMs: number): number =>
    open ? (Number.isNaN(sinceMs) ? tMs - dtMs : sinceMs) : Number.NaN;
  const contactSinceMs = since(contact, state.contactSinceMs);
  const countsSinceMs = since(counts, state.countsSinceMs);
  const isSame = Object.is(contactSinceMs, state.contactSinceMs) && Object.is(countsSinceMs, state.countsSinceMs);
  return isSame && state.ended === undefined ? state : { ...state, contactSinceMs, countsSinceMs, ended: undefined };
}

/** Another muscle, side or way of rolling: what was held before belongs to the old choice. */
export function holdAnew(state: HoldState, atMs: number, why: string): HoldState {
  return breakRuns({ ...endHold(state, atMs, why), notBeforeMs: atMs });
}

/** Time since `fromMs` that was not counted as it passed: the present run's share of it. */
function backdated(sinceMs: number, fromMs: number, tMs: number): number {
  return Number.isNaN(sinceMs) ? 0 : Math.max(0, tMs - Math.max(sinceMs, fromMs));
}

function begin(state: HoldState, moment: Moment, restInMs: number): HoldState {
  const startMs = Math.max(moment.tMs - moment.holdMs, state.notBeforeMs);
  const countedMs = backdated(state.countsSinceMs, startMs, moment.tMs);
  const loadedMs = backdated(state.contactSinceMs, startMs, moment.tMs);
  return sayOfHold(
    { ...state, phase: "on", startMs, countedMs, loadedMs, offsetMm: 0, raised: undefined },
    moment,
    restInMs,
  );
}

function goOn(state: HoldState, moment: Moment, restInMs: number): HoldState {
  const offsetMm = creep(state.offsetMm, moment);
  if (Math.abs(offsetMm) > newSpotBeyondMm) {
    const fresh = endHold(state, moment.tMs, "You moved to another spot.");
    return { ...fresh, phase: "on", startMs: moment.tMs };
  }
  const onSpot = Math.abs(offsetMm) <= onSpotWithinMm;
  const countedMs = onSpot && !Number.isNaN(state.countsSinceMs) ? state.countedMs + moment.dtMs : state.countedMs;
  const loadedMs = state.loadedMs + moment.dtMs;
  return sayOfHold({ ...state, offsetMm, countedMs, loadedMs }, moment, restInMs);
}

function leave(state: HoldState, moment: Moment): HoldState {
  const { contactSinceMs, countsSinceMs } = state;
  const paused = pauseHold(state, moment.tMs, moment.contact ? "You left the spot." : LIFTED);
  return { ...paused, contactSinceMs, countsSinceMs };
}

function creep(offsetMm: number, { speedMmS, dtMs }: Moment): number {
  const movedMm = offsetMm + (speedMmS * dtMs) / 1000;
  const forgivenMm = Math.min(Math.abs(movedMm), (creepForgivenMmS * dtMs) / 1000);
  return movedMm - Math.sign(movedMm) * forgivenMm;
}

function wait(state: HoldState, moment: Moment): HoldState {
  if (!moment.contact) {
    if (moment.tMs - state.pausedMs > liftPausesUpToMs) return endHold(state, state.pausedMs, LIFTED);
    return Number.isNaN(state.backMs) ? state : { ...state, backMs: Number.NaN, offsetMm: 0 };
  }
  const backMs = Number.isNaN(state.backMs) ? moment.tMs : state.backMs;
  const offsetMm = creep(state.offsetMm, moment);
  if (Math.abs(offsetMm) > newSpotBeyondMm) return endHold(state, state.pausedMs, "You moved on.");
  if (moment.holdMs > 0) {
    // The new hold may reach back before the pause; that time is counted already.
    const againMs = Math.max(moment.tMs - moment.holdMs, state.pausedMs);
    const countedMs = state.countedMs + backdated(state.countsSinceMs, againMs, moment.tMs);
    const loadedMs = state.loadedMs + backdated(state.contactSinceMs, againMs, moment.tMs);
    return { ...state, phase: "on", countedMs, loadedMs, offsetMm: 0, pausedMs: Number.NaN, backMs: Number.NaN };
  }
  if (moment.tMs - backMs > settledAgainWithinMs) return endHold(state, state.pausedMs, "You moved on.");
  return { ...state, backMs, offsetMm };
}
