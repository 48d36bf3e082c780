// The coach: a pure transition from what the signal core and the user say to cues, each with its reason.
// It knows no clock; time is what its inputs carry. The rules are in shared/domain/rules.ts.
import { bandsFor } from "./bands.ts";
import { arbitrate, QUIET_ARBITER } from "./cueArbiter.ts";
import { FRESH, freshAgain, isFresh, isLost, stepUnknown } from "./freshness.ts";
import { NO_HOLD, pauseHold, stepHold } from "./holds.ts";
import { kneePlace, NO_LINE, stepKneeGuard } from "./kneeGuard.ts";
import { momentOf, type Moment } from "./moment.ts";
import { NO_PACE, stepPace } from "./pace.ts";
import { NO_PRAISE, stepPraise } from "./praise.ts";
import { NO_PRESSURE, stepPressure } from "./pressure.ts";
import { NO_STOP, stepPressureStop } from "./pressureStop.ts";
import { LIFTED, settle, type Wanting } from "./raised.ts";
import { ALL_OPEN, isClosed } from "./safety.ts";
import { RULES } from "#shared/domain/rules.ts";
import { NO_TRACK, stepTrack, toUsualTurnMm } from "./track.ts";
import { noteTurn, NO_TURN, stepTurns } from "./turns.ts";
import { userStep } from "./user.ts";
import type { Tick } from "#shared/domain/features.ts";
import type { CoachEffect, CoachInput, CoachResult, CoachSettings, CoachState, CoachView } from "./state.ts";

/** A clock that jumps back this far has started again (a recording played once more). */
const CLOCK_RESTART_MS = 5000;

export function createCoach(settings: CoachSettings): CoachState {
  return {
    settings,
    bands: bandsFor(settings.selection, settings.bodyWeightKg),
    nowMs: Number.NEGATIVE_INFINITY,
    lastFreshMs: Number.NaN,
    positionMm: Number.NaN,
    safety: ALL_OPEN,
    freshness: FRESH,
    turns: NO_TURN,
    track: NO_TRACK,
    kneeGuard: NO_LINE,
    pressureStop: NO_STOP,
    pressure: NO_PRESSURE,
    hold: NO_HOLD,
    pace: NO_PACE,
    praise: NO_PRAISE,
    arbiter: QUIET_ARBITER,
    view: { inPace: false, inForce: false, areaClosed: false },
  };
}

export function coachStep(state: CoachState, input: CoachInput): CoachResult {
  switch (input.kind) {
    case "tick":
      return tickStep(onThisClock(state, input.tick.tMs), input.tick);
    case "event": {
      if (input.event.kind !== "reversal") return { state, cues: [], effects: [] };
      const turns = noteTurn(state.turns, input.event.tMs);
      return { state: { ...state, turns }, cues: [], effects: [] };
    }
    case "user":
      return conclude(state, userStep(state, input.event, input.tMs), {
        atMs: input.tMs,
        otherwise: "You chose something else.",
      });
    case "noData": {
      if (Number.isNaN(state.lastFreshMs)) return { state, cues: [], effects: [] };
      const { tMs: atMs, ageMs } = input;
      return conclude(state, unknownStep(state, { ageMs, lost: true, atMs }), { atMs, otherwise: NO_FRESH_DATA });
    }
  }
}

const NO_FRESH_DATA = "No fresh data is coming in.";

function onThisClock(state: CoachState, tMs: number): CoachState {
  if (!(tMs < state.lastFreshMs - CLOCK_RESTART_MS)) return state;
  const { settings, safety, arbiter } = state;
  return { ...createCoach(settings), safety, arbiter: { ...arbiter, shownSinceMs: Number.NEGATIVE_INFINITY } };
}

function tickStep(state: CoachState, tick: Readonly<Tick>): CoachResult {
  const atMs = tick.tMs;
  if (!isFresh(tick)) {
    const ageMs = atMs - state.lastFreshMs;
    if (!(ageMs > 0)) return { state, cues: [], effects: [] };
    return conclude(state, unknownStep(state, { ageMs, lost: isLost(tick), atMs }), { atMs, otherwise: NO_FRESH_DATA });
  }
  const { selection, units = "in" } = state.settings;
  const moment = momentOf(tick, { lastFreshMs: state.lastFreshMs, selection, bands: state.bands, units });
  return conclude(state, freshStep(state, moment), {
    atMs,
    otherwise: moment.contact ? "It no longer applies." : LIFTED,
  });
}

/** The rules in turn; each sees what those before it found. */
function freshStep(state: CoachState, moment: Moment): CoachState {
  const turns = stepTurns(state.turns, moment);
  const track = stepTrack(state.track, moment);
  const kneeGuard = stepKneeGuard(state.kneeGuard, track, moment);
  const place = kneePlace(kneeGuard, track, moment);
  const pressureStop = stepPressureStop(state.pressureStop, moment);
  const pressure = stepPressure(state.pressure, place, moment);
  const nearKnee = place.toLineMm < RULES.R16.numbers.lastStretchMm;
  const hold = stepHold(state.hold, { inBand: pressure.inBand, nearKnee }, moment);
  const toTurnMm = toUsualTurnMm(track, moment);
  const pace = stepPace(state.pace, { sinceTurnMs: moment.tMs - turns.lastTurnMs, toTurnMm }, moment);
  const noCue = [kneeGuard, pressureStop, pressure, hold, pace].every((rule) => rule.raised === undefined);
  const praise = stepPraise(state.praise, noCue && pace.inBand && pressure.inBand, moment);
  return {
    ...state,
    lastFreshMs: moment.tMs,
    positionMm: moment.positionMm,
    freshness: freshAgain(state.freshness),
    turns,
    track,
    kneeGuard,
    pressureStop,
    pressure,
    hold,
    pace,
    praise,
  };
}

/** R30. The stops stay as they are: see freshness.ts. */
function unknownStep(state: CoachState, gap: { ageMs: number; lost: boolean; atMs: number }): CoachState {
  const freshness = stepUnknown(state.freshness, gap);
  if (!freshness.stale) return freshness === state.freshness ? state : { ...state, freshness };
  if (state.freshness.stale) return { ...state, freshness };
  const { kneeGuard } = state;
  const stopsAtKnee = kneeGuard.raised?.cueId === "stop-knee";
  return {
    ...state,
    freshness,
    positionMm: Number.NaN,
    turns: NO_TURN,
    track: NO_TRACK,
    kneeGuard: stopsAtKnee
      ? kneeGuard
      : { ...kneeGuard, raised: undefined, standingMs: 0, settled: settle(kneeGuard, NO_FRESH_DATA) },
    pressure: { ...NO_PRESSURE, settled: settle(state.pressure, NO_FRESH_DATA) },
    hold: { ...pauseHold(state.hold, gap.atMs), raised: undefined, settled: settle(state.hold, NO_FRESH_DATA) },
    pace: { ...NO_PACE, settled: settle(state.pace, NO_FRESH_DATA) },
    praise: { ...NO_PRAISE, lastMs: state.praise.lastMs },
  };
}

/** Cues, effects and the view that follow from the rules' new states. */
function conclude(
  before: CoachState,
  after: CoachState,
  { atMs, otherwise }: { atMs: number; otherwise: string },
): CoachResult {
  if (after === before) return { state: before, cues: [], effects: [] };
  const rules = isRestingArea(after) ? restingRules(after) : allRules(after);
  const { arbiter, cues } = arbitrate(after.arbiter, { rules, nowMs: atMs, otherwise });
  const state: CoachState = { ...after, nowMs: atMs, arbiter, view: viewOf({ ...after, arbiter }, atMs) };
  return { state, cues, effects: effectsOf(before, after, atMs) };
}

function isRestingArea(state: CoachState): boolean {
  return state.safety.raised !== undefined;
}

function allRules(state: CoachState): readonly Wanting[] {
  const { safety, freshness, kneeGuard, pressureStop, pressure, hold, pace, praise } = state;
  return [safety, pressureStop, kneeGuard, freshness, hold, pressure, pace, praise];
}

/** R27: in a closed area nothing is asked for; the stops still speak. */
function restingRules(state: CoachState): readonly Wanting[] {
  const { safety, freshness, kneeGuard, pressureStop } = state;
  return kneeGuard.raised?.cueId === "stop-knee"
    ? [safety, pressureStop, kneeGuard, freshness]
    : [safety, pressureStop, freshness];
}

const NO_EFFECTS: readonly CoachEffect[] = [];

function effectsOf(before: CoachState, after: CoachState, atMs: number): readonly CoachEffect[] {
  const ended = after.hold.ended === before.hold.ended ? undefined : after.hold.ended;
  const line = after.kneeGuard;
  const newLine = line.how !== undefined && !Object.is(line.lineMm, before.kneeGuard.lineMm);
  const closed = after.safety.closed.slice(before.safety.closed.length);
  if (ended === undefined && !newLine && closed.length === 0) return NO_EFFECTS;
  const effects: CoachEffect[] = closed.map((area) => ({ kind: "areaClosed", ...area, atMs }));
  if (newLine && line.how !== undefined) effects.push({ kind: "kneeLine", lineMm: line.lineMm, how: line.how, atMs });
  if (ended !== undefined) effects.push({ kind: "holdCounted", ...ended });
  return effects;
}

function viewOf(state: CoachState, atMs: number): CoachView {
  const { hold, kneeGuard, pace, pressure, arbiter } = state;
  const isFreshView = !state.freshness.stale;
  return {
    inPace: isFreshView && pace.inBand,
    inForce: isFreshView && pressure.inBand,
    areaClosed: isClosed(state.safety, state.settings.selection),
    ...(arbiter.shown === undefined ? undefined : { cueId: arbiter.shown.cueId }),
    ...(hold.phase === "none" ? undefined : { hold: { elapsedMs: atMs - hold.startMs, countedMs: hold.countedMs } }),
    ...(Number.isNaN(kneeGuard.lineMm) ? undefined : { kneeLineMm: kneeGuard.lineMm }),
  };
}
