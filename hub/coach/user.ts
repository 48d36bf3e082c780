// What a user does while rolling, taken in.
import type { Selection } from "#shared/schema/live.ts";
import type { EarlierSpot } from "#shared/schema/spots.ts";
import { bandsFor } from "./bands.ts";
import { forget } from "./guarding.ts";
import { endHold, holdAnew } from "./holds.ts";
import { NO_HOLD } from "./holdState.ts";
import { forgetInterval } from "./interval.ts";
import { forgetLine, markKnee, NO_GUARD } from "./kneeGuard.ts";
import { NO_PACE } from "./pace.ts";
import { NO_PRAISE } from "./praise.ts";
import { NO_PRESSURE } from "./pressure.ts";
import { NO_STOP } from "./pressureStop.ts";
import { ALL_OPEN, block, isResting, reopen, reselect, resume, stopHere } from "./safety.ts";
import { settle } from "./raised.ts";
import { askAfter } from "./spotAfter.ts";
import { answerDiscomfort, answerKnownPain, markSpot } from "./spotMarks.ts";
import { earlierSpots } from "./spotList.ts";
import { leaveVisit, NO_SPOT, spotsWithoutData, withShown, type SpotsState } from "./spots.ts";
import type { CoachState, UserEvent } from "./state.ts";
import { NO_TRACK } from "./track.ts";

const NEW_SESSION = "A new session has begun.";

export function userStep(state: CoachState, event: UserEvent, atMs: number): CoachState {
  const { selection } = state.settings;
  switch (event.kind) {
    case "select":
      return isSame(event.selection, selection) ? state : select(state, event.selection, atMs);
    case "settings": {
      const { bodyWeightKg, units = state.settings.units, forces, blocked, gentle } = event;
      const settings = {
        selection,
        ...(bodyWeightKg === undefined ? undefined : { bodyWeightKg }),
        ...(units === undefined ? undefined : { units }),
        ...(forces === undefined ? undefined : { forces }),
        ...(gentle === undefined ? undefined : { gentle }),
        ...(blocked === undefined ? undefined : { blocked }),
      };
      const safety = block(state.safety, blocked ?? [], { selection, atMs });
      // Like a stop: what was held until then is over.
      const isStopped = isResting(safety) && !isResting(state.safety);
      return {
        ...state,
        settings,
        safety,
        ...(isStopped
          ? { hold: endHold(state.hold, atMs, "The area was closed."), spots: leaveVisit(state.spots, atMs) }
          : undefined),
        bands: bandsFor(selection, bodyWeightKg, forces, gentle),
        pressure: NO_PRESSURE,
      };
    }
    case "otherRoller":
      return otherRoller(state, atMs);
    case "reopen":
      return { ...state, safety: reopen(state.safety, event, { selection, atMs }) };
    case "newSession":
      return {
        ...state,
        safety: block({ ...ALL_OPEN, settled: settle(state.safety, NEW_SESSION) }, state.safety.blocked, {
          selection,
          atMs,
        }),
        spots: spotsAnew(state, event.earlier ?? [], atMs),
      };
    case "mark":
      switch (event.mark) {
        case "stop":
          return {
            ...state,
            safety: stopHere(state.safety, selection, { reason: event.reason, atMs }),
            spots: leaveVisit(state.spots, atMs),
            hold: endHold(state.hold, atMs, "You stopped."),
          };
        case "resume":
          return { ...state, safety: resume(state.safety, selection, atMs) };
        case "kneeEnd":
          return {
            ...state,
            kneeGuard: markKnee(state.kneeGuard, { track: state.track, selection, positionMm: state.positionMm }),
          };
        case "kneeForget":
          // What the strokes taught is not theirs to take back.
          return state.kneeGuard.line.line?.how === "marked"
            ? { ...state, kneeGuard: forgetLine(state.kneeGuard) }
            : state;
        case "tenderSpot":
          return markSpot(state, atMs, event.byButton === true ? "button" : "key");
        case "discomfort":
          return event.value === undefined ? state : answerDiscomfort(state, event.value, atMs);
        case "knownPain":
          return event.value === undefined ? state : answerKnownPain(state, event.value > 0);
        default:
          return state;
      }
  }
}

function spotsAnew({ spots, settings }: CoachState, earlier: readonly EarlierSpot[], atMs: number): SpotsState {
  const { trail, line, onLeg } = spots;
  return withShown({ ...NO_SPOT, trail, line, onLeg }, earlierSpots(earlier, atMs), settings.selection);
}

export function isSame(one: Selection, other: Selection): boolean {
  return one.muscle === other.muscle && one.side === other.side && one.mode === other.mode;
}

const CHOSEN = "You chose something else.";
const OTHER_ROLLER = "This is another roller.";

/** Another muscle, side or way of rolling. Where the roller lies, and the rest that is due there, change with the place alone. */
export function select(state: CoachState, selection: Selection, atMs: number): CoachState {
  const left = state.settings.selection;
  const isElsewhere = left.muscle !== selection.muscle || left.side !== selection.side;
  const { track, kneeGuard, interval } = state;
  const after = anew(state, { atMs, why: CHOSEN });
  const spots = isElsewhere ? askAfter(after.spots, left) : after.spots;
  return {
    ...after,
    settings: { ...state.settings, selection },
    bands: bandsFor(selection, state.settings.bodyWeightKg, state.settings.forces, state.settings.gentle),
    safety: reselect(state.safety, selection, atMs),
    ...(isElsewhere ? undefined : { track, kneeGuard, interval }),
    spots: spotsWithoutData(spots, NO_HOLD, selection, CHOSEN),
  };
}

/** All evidence starts anew. */
function anew(state: CoachState, { atMs, why }: { atMs: number; why: string }): CoachState {
  return {
    ...state,
    track: NO_TRACK,
    kneeGuard: NO_GUARD,
    // Whoever presses that hard still does.
    pressureStop: state.pressureStop.raised === undefined ? NO_STOP : state.pressureStop,
    pressure: NO_PRESSURE,
    hold: holdAnew(state.hold, atMs, why),
    interval: forgetInterval(state.interval, why),
    pace: NO_PACE,
    praise: { ...NO_PRAISE, lastMs: state.praise.lastMs },
    guarding: forget(state.guarding, why),
    spots: leaveVisit(state.spots, atMs),
  };
}

/** Where the one before lay on the limb says nothing about this one. */
export function otherRoller(state: CoachState, atMs: number): CoachState {
  const { selection } = state.settings;
  const after = anew(state, { atMs, why: OTHER_ROLLER });
  return { ...after, interval: state.interval, spots: spotsWithoutData(after.spots, NO_HOLD, selection, OTHER_ROLLER) };
}
