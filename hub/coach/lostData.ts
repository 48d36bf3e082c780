// R30: what becomes of every rule while no fresh data comes in. A short gap freezes the evidence; a longer one
// throws it away and lets the cues go, all but a stop: that stands until fresh data shows that it is over, or until
// it has been heard and "no data" takes its place.
import { RULES } from "#shared/domain/rules.ts";
import { stepUnknown, type Gap } from "./freshness.ts";
import { forget } from "./guarding.ts";
import { breakRuns, pauseHold } from "./holds.ts";
import { intervalWithoutData } from "./interval.ts";
import { forgetLine, quietStop, quietWarning } from "./kneeGuard.ts";
import { NO_PACE } from "./pace.ts";
import { NO_PRAISE } from "./praise.ts";
import { NO_PRESSURE } from "./pressure.ts";
import { NO_STOP } from "./pressureStop.ts";
import { settle } from "./raised.ts";
import { spotsWithoutData } from "./spots.ts";
import type { CoachState } from "./state.ts";
import { NO_TRACK } from "./track.ts";
import { NO_TURN } from "./turns.ts";

export const NO_FRESH_DATA = "No fresh data is coming in.";

export function withoutData(before: CoachState, gap: Gap): CoachState {
  const freshness = stepUnknown(before.freshness, gap);
  const state = { ...before, freshness, hold: breakRuns(before.hold) };
  if (!freshness.stale) return state;
  const rested = before.freshness.stale ? state : letCuesGo(state, gap.atMs);
  const placed = gap.ageMs < RULES.R16.numbers.placeLostAfterGapMs ? rested : losePlace(rested);
  const heardForMs = gap.atMs - before.arbiter.shownSinceMs;
  return freshness.raised !== undefined && heardForMs >= RULES.R3.numbers.quietBetweenCuesMs
    ? letStopsGo(placed)
    : placed;
}

function letCuesGo(state: CoachState, atMs: number): CoachState {
  const { kneeGuard, pressure, hold, pace, praise } = state;
  return {
    ...state,
    positionMm: Number.NaN,
    turns: NO_TURN,
    kneeGuard: quietWarning(kneeGuard, NO_FRESH_DATA),
    pressure: { ...NO_PRESSURE, settled: settle(pressure, NO_FRESH_DATA) },
    hold: pauseHold(hold, atMs, NO_FRESH_DATA),
    interval: intervalWithoutData(state.interval, NO_FRESH_DATA),
    pace: { ...NO_PACE, settled: settle(pace, NO_FRESH_DATA) },
    praise: { ...NO_PRAISE, lastMs: praise.lastMs, settled: settle(praise, NO_FRESH_DATA) },
    guarding: forget(state.guarding, NO_FRESH_DATA),
    spots: spotsWithoutData(state.spots, hold, state.settings.selection, NO_FRESH_DATA),
  };
}

function losePlace(state: CoachState): CoachState {
  return { ...state, track: NO_TRACK, kneeGuard: forgetLine(state.kneeGuard) };
}

function letStopsGo(state: CoachState): CoachState {
  const { pressureStop, kneeGuard } = state;
  return {
    ...state,
    pressureStop: { ...NO_STOP, settled: settle(pressureStop, NO_FRESH_DATA) },
    kneeGuard: quietStop(kneeGuard, NO_FRESH_DATA),
  };
}
