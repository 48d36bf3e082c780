// The coach: a pure transition from what the signal core and the user say to cues, each with its reason.
// It knows no clock; time is what its inputs carry. The rules are in shared/domain/rules.ts.
import { RULES } from "#shared/domain/rules.ts";
import type { Tick } from "#shared/domain/features.ts";
import { bandsFor } from "./bands.ts";
import { QUIET_ARBITER } from "./cueArbiter.ts";
import { FRESH, freshAgain, isBacklog, isFresh, isLost, noteSilence } from "./freshness.ts";
import { NO_GUARDING, stepGuarding } from "./guarding.ts";
import { stepHold } from "./holds.ts";
import { NO_HOLD } from "./holdState.ts";
import { holdWaits } from "./holdWaits.ts";
import { NO_INTERVAL, restInMs, stepInterval } from "./interval.ts";
import { NO_GUARD, stepKneeGuard } from "./kneeGuard.ts";
import { kneePlace } from "./kneeLine.ts";
import { NO_FRESH_DATA, withoutData } from "./lostData.ts";
import { momentOf, type Moment } from "./moment.ts";
import { conclude, unchanged } from "./outcome.ts";
import { NO_PACE, stepPace } from "./pace.ts";
import { NO_PRAISE, stepPraise } from "./praise.ts";
import { NO_PRESSURE, stepPressure } from "./pressure.ts";
import { NO_STOP, stepPressureStop } from "./pressureStop.ts";
import { LIFTED } from "./raised.ts";
import { programAfterUser, programBlank, programEvent, programStroke, programTick } from "./program/attach.ts";
import { isBetweenSteps, isRunning, stepAt } from "./program/runner.ts";
import { kneeEndOf } from "./program/steps.ts";
import { ALL_OPEN, block, isResting } from "./safety.ts";
import type { CoachInput, CoachResult, CoachSettings, CoachState } from "./state.ts";
import { NO_PROMPT } from "./prompts.ts";
import { holdEnded, NO_SPOT, stepSpots } from "./spots.ts";
import { NO_TRACK, stepTrack, toUsualTurnMm } from "./track.ts";
import { noteTurn, NO_TURN, stepTurns } from "./turns.ts";
import { userStep } from "./user.ts";

const OTHER_CHOICE = "You chose something else.";

export function createCoach(settings: CoachSettings): CoachState {
  const { selection, blocked = [] } = settings;
  return {
    settings,
    bands: bandsFor(selection, settings.bodyWeightKg, settings.forces, settings.gentle),
    lastFreshMs: Number.NaN,
    positionMm: Number.NaN,
    safety: block(ALL_OPEN, blocked, { selection, atMs: Number.NEGATIVE_INFINITY }),
    freshness: FRESH,
    turns: NO_TURN,
    track: NO_TRACK,
    kneeGuard: NO_GUARD,
    pressureStop: NO_STOP,
    pressure: NO_PRESSURE,
    hold: NO_HOLD,
    holdWaits: undefined,
    interval: NO_INTERVAL,
    pace: NO_PACE,
    praise: NO_PRAISE,
    program: undefined,
    guarding: NO_GUARDING,
    spots: NO_SPOT,
    prompts: NO_PROMPT,
    arbiter: QUIET_ARBITER,
    view: { inPace: false, inForce: false, areaClosed: false },
  };
}

export function coachStep(state: CoachState, input: CoachInput): CoachResult {
  switch (input.kind) {
    case "tick":
      return tickStep(onThisClock(state, input.tick.tMs), input.tick);
    case "event": {
      if (input.event.kind === "stroke") return unchanged(programStroke(state, input.event.startMs));
      if (input.event.kind !== "reversal") return unchanged(state);
      return unchanged({ ...state, turns: noteTurn(state.turns, input.event.tMs) });
    }
    case "user": {
      const after = userStep(state, input.event, input.tMs);
      return conclude(state, programAfterUser(state, after, input.event, input.tMs), {
        atMs: input.tMs,
        otherwise: OTHER_CHOICE,
      });
    }
    case "program":
      return conclude(state, programEvent(state, input.event, input.tMs), { atMs: input.tMs, otherwise: OTHER_CHOICE });
    case "noData": {
      // Frames never come quite evenly: a moment without one is no gap.
      if (Number.isNaN(state.lastFreshMs) || input.ageMs < RULES.R30.numbers.unevenUpToMs) {
        if (state.program === undefined) return unchanged(state);
        const waiting = programBlank(state, { atMs: input.tMs, lost: true });
        return conclude(state, waiting, { atMs: input.tMs, otherwise: NO_FRESH_DATA });
      }
      const { unknownForMs } = state.freshness;
      const gap = { ageMs: unknownForMs + input.ageMs, unknownForMs, lost: true, atMs: input.tMs };
      const silent = { ...state, freshness: noteSilence(state.freshness, input) };
      const after = programBlank(withoutData(silent, gap), gap);
      return conclude(state, after, { atMs: gap.atMs, otherwise: NO_FRESH_DATA });
    }
  }
}

/** A clock that jumps far back has started again: a recording is played once more. */
function onThisClock(state: CoachState, tMs: number): CoachState {
  if (!(tMs < state.lastFreshMs - RULES.R30.numbers.clockStartedAgainAfterMs)) return state;
  const { settings, safety, arbiter, program, prompts } = state;
  return { ...createCoach(settings), safety, arbiter, program, prompts };
}

function tickStep(state: CoachState, tick: Readonly<Tick>): CoachResult {
  const atMs = tick.tMs;
  if (isBacklog(state.freshness, atMs)) return unchanged(state);
  if (!isFresh(tick)) {
    const ageMs = atMs - state.lastFreshMs;
    if (!(ageMs > 0)) return unchanged(state);
    const gap = { ageMs, unknownForMs: ageMs, lost: isLost(tick), atMs };
    return conclude(state, programBlank(withoutData(state, gap), gap), { atMs, otherwise: NO_FRESH_DATA });
  }
  const { selection, units = "in" } = state.settings;
  const moment = momentOf(tick, {
    lastFreshMs: state.lastFreshMs,
    selection,
    kneeEnd: kneeEndNow(state),
    bands: state.bands,
    units,
    shown: state.arbiter.shown,
  });
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
  const place = kneePlace(kneeGuard.line, track, moment.positionMm);
  const pressureStop = stepPressureStop(state.pressureStop, moment);
  const rests = isBetweenSteps(state.program);
  const pressure = rests ? NO_PRESSURE : stepPressure(state.pressure, place, moment);
  const nearKnee = place.toLineMm < RULES.R16.numbers.lastStretchMm;
  const interval = stepInterval(state.interval, state.settings.gentle, moment);
  const { resting: restDue } = interval;
  const ended = holdEnded(state.spots);
  const mayCount = pressure.inBand && !restDue && !nearKnee && !isResting(state.safety) && !ended;
  const untilRestMs = restInMs(interval, state.settings.gentle);
  const hold = stepHold(state.hold, mayCount, rests ? { ...moment, holdMs: 0 } : moment, untilRestMs);
  const sinceTurnMs = moment.tMs - turns.lastTurnMs;
  const toTurnMm = toUsualTurnMm(track, moment);
  const pace = rests ? NO_PACE : stepPace(state.pace, { sinceTurnMs, toTurnMm }, moment);
  const spots = stepSpots(
    state.spots,
    {
      track,
      line: kneeGuard.line.line,
      hold,
      sinceTurnMs,
      spent: state.prompts.spent,
      isResting: isResting(state.safety) || rests,
      nearKnee,
    },
    moment,
  );
  const isHeld = hold.phase === "on" && moment.selection.mode === "deep" && !isResting(state.safety);
  const guarding = stepGuarding(state.guarding, isHeld, moment);
  const raised = [kneeGuard, pressureStop, pressure, hold, interval, pace].some((rule) => rule.raised !== undefined);
  const praise = stepPraise(state.praise, !raised && pace.inBand && pressure.inBand, moment);
  const after: CoachState = {
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
    holdWaits: holdWaits({ hold, pressure, nearKnee, restDue, ended }, moment),
    interval,
    pace,
    praise,
    guarding,
    spots,
  };
  return programTick(state, after, moment, nearKnee);
}

/** A step of a program may say which end of the strokes is at the knee. */
function kneeEndNow({ program }: CoachState): "start" | "far" | undefined {
  const step = isRunning(program) ? stepAt(program) : undefined;
  return step === undefined ? undefined : kneeEndOf(step);
}
