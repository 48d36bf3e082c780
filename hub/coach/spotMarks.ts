// R7, R8: what a person says about tender spots: here is one, this much, this is the pain I know.
import type { SpotSource } from "#shared/schema/spots.ts";
import { answerAfter } from "./spotAfter.ts";
import { courseOf, heard } from "./discomfort.ts";
import { endHold } from "./holds.ts";
import { addSpot, withShown, type SpotsState } from "./spots.ts";
import { change, newestMarked } from "./spotList.ts";
import type { CoachState } from "./state.ts";
import { placeAt } from "./spotTrail.ts";
import { answered } from "./spotVisit.ts";

/** The place is that of the time of the mark; the ticks may not have reached it yet. */
export function markSpot(state: CoachState, atMs: number, how: SpotSource): CoachState {
  return { ...state, spots: markedAt(state, atMs, how) };
}

function markedAt(state: CoachState, atMs: number, how: SpotSource): SpotsState {
  const { hold, freshness, lastFreshMs, positionMm } = state;
  const { selection } = state.settings;
  const before = state.spots;
  const waiting = before.pending === undefined ? before : addSpot(before, Number.NaN, hold, selection);
  const spots = { ...waiting, pending: { atMs, how } };
  if (freshness.stale || Number.isNaN(lastFreshMs)) return addSpot(spots, Number.NaN, hold, selection);
  if (atMs > lastFreshMs) return spots;
  return addSpot(spots, placeAt(spots.trail, atMs, { tMs: lastFreshMs, positionMm }), hold, selection);
}

export function answerDiscomfort(state: CoachState, nrs: number, atMs: number): CoachState {
  const { shown } = state.prompts;
  if (shown?.promptId === "discomfortAfter" && shown === state.spots.after[0]) {
    const { spotId } = shown;
    const { selection } = state.settings;
    return { ...state, spots: answerAfter(state.spots, { spotId, nrs, atMs, selection }) };
  }
  const isProposed = state.spots.ask?.promptId === "spotHere";
  // An answer to "a tender spot?" is a yes; nothing that hurts is none.
  if (isProposed && nrs === 0) return { ...state, spots: { ...state.spots, ask: undefined } };
  const here = isProposed ? markedAt(state, Math.min(atMs, state.lastFreshMs), "hold") : state.spots;
  return judged({ ...state, spots: here }, nrs, atMs);
}

function judged(state: CoachState, nrs: number, atMs: number): CoachState {
  const { spots, hold, pressure, freshness } = state;
  const { visit } = spots;
  const isPressed = spots.onLeg && !freshness.stale && Number.isFinite(pressure.smoothN);
  const force = isPressed ? { forceN: Math.round(pressure.smoothN) } : undefined;
  const answer = { askedAtS: visit?.askedAtS ?? 0, tMs: atMs, nrs, ...force };
  const answers = visit === undefined ? [answer] : [...visit.answers, answer];
  const course = courseOf(answers);
  const isRising = course === "eased";
  const mayWarn = spots.onLeg && !freshness.stale;
  const before = visit?.answers.at(-1)?.nrs;
  const inHold = hold.phase === "on";
  const discomfort = mayWarn
    ? heard(spots.discomfort, { nrs, before, isRising, inHold, forceN: pressure.smoothN, atMs })
    : spots.discomfort;
  const records = change(spots.records, visit?.spotId, (spot) => ({
    ...spot,
    answers: [...spot.answers, answer],
    state: course === "open" ? spot.state : course,
  }));
  const next: SpotsState = {
    ...spots,
    discomfort,
    ask: spots.ask?.promptId === "knownPain" ? spots.ask : undefined,
    visit: visit === undefined ? undefined : { ...answered(visit, answer, hold), ended: visit.ended || isRising },
  };
  return {
    ...state,
    spots: withShown(next, records, state.settings.selection),
    hold: isRising ? endHold(hold, atMs, "It hurt more while you held.") : hold,
  };
}

export function answerKnownPain(state: CoachState, yes: boolean): CoachState {
  const { spots } = state;
  const spotId = spots.visit?.spotId ?? spots.ask?.spotId ?? newestMarked(spots.records)?.spot.id;
  const records = change(spots.records, spotId, (spot) => ({ ...spot, knownPain: yes }));
  const ask = spots.ask?.promptId === "knownPain" ? undefined : spots.ask;
  return { ...state, spots: withShown({ ...spots, ask }, records, state.settings.selection) };
}
