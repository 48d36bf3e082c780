// R7: tender spots while rolling. Marked by key, by the roller's button, or proposed in a hold; asked about while it
// lasts; led back to while they are open.
import { QUESTIONS } from "#shared/domain/prompts.ts";
import { RULES } from "#shared/domain/rules.ts";
import type { ShownSpot, SpotSource } from "#shared/schema/spots.ts";
import type { HoldState } from "./holdState.ts";
import type { KneeLine } from "./kneeLine.ts";
import type { Moment } from "./moment.ts";
import { NO_DISCOMFORT, letGo, stepDiscomfort, type DiscomfortState } from "./discomfort.ts";
import type { Prompt } from "./prompts.ts";
import { isOn, newSpot, placeNow, settlePlace, shownSpots, type SpotRecord } from "./spotList.ts";
import { NO_RETURN, noteLeft, stepReturn, type ReturnState } from "./spotReturn.ts";
import { breakTrail, NO_TRAIL, placeAt, stepTrail, type Trail } from "./spotTrail.ts";
import { newVisit, stepVisit, type Visit } from "./spotVisit.ts";
import type { TrackState } from "./track.ts";

export interface SpotsState {
  readonly records: readonly SpotRecord[];
  readonly trail: Trail;
  /** A mark whose place the ticks have not reached yet. */
  readonly pending: { readonly atMs: number; readonly how: SpotSource } | undefined;
  readonly visit: Visit | undefined;
  /** The question that is open, shown or not. */
  readonly ask: Prompt | undefined;
  /** R31: questions about spots whose area was left, the next one first. */
  readonly after: readonly Prompt[];
  /** The hold that was proposed as a spot, by its start. */
  readonly proposedMs: number;
  readonly discomfort: DiscomfortState;
  readonly back: ReturnState;
  readonly line: KneeLine | undefined;
  /** The same list until something in it changes. */
  readonly shown: readonly ShownSpot[];
  readonly onLeg: boolean;
}

const NO_SPOTS: readonly ShownSpot[] = [];

export const NO_SPOT: SpotsState = {
  records: [],
  trail: NO_TRAIL,
  pending: undefined,
  visit: undefined,
  ask: undefined,
  after: [],
  proposedMs: Number.NaN,
  discomfort: NO_DISCOMFORT,
  back: NO_RETURN,
  line: undefined,
  shown: NO_SPOTS,
  onLeg: false,
};

const { proposeAfterMs, markWaitsUpToMs } = RULES.R7.numbers;
const { newSpotBeyondMm } = RULES.R6.numbers;

export interface SpotsContext {
  readonly track: TrackState;
  readonly line: KneeLine | undefined;
  readonly hold: HoldState;
  readonly sinceTurnMs: number;
  /** The question that had its time without an answer. */
  readonly spent: Prompt | undefined;
  /** R27: nothing is asked where the area is closed. */
  readonly isResting: boolean;
  readonly nearKnee: boolean;
}

export function stepSpots(before: SpotsState, context: SpotsContext, moment: Moment): SpotsState {
  const { track, line, hold, spent, isResting } = context;
  const trail = stepTrail(before.trail, track, moment);
  let state: SpotsState = before;
  if (trail !== before.trail || line !== before.line || moment.contact !== before.onLeg) {
    state = placed({ ...state, trail, line, onLeg: moment.contact }, moment);
  }
  const discomfort = stepDiscomfort(state.discomfort, moment);
  if (discomfort !== state.discomfort) state = { ...state, discomfort };
  if (state.pending !== undefined) state = takePending(state, hold, moment);
  if (spent !== undefined && state.after[0] === spent) state = { ...state, after: state.after.slice(1) };
  if (state.ask !== undefined && state.ask === spent) state = { ...state, ask: undefined };
  if (isResting) return state.ask === undefined && state.visit === undefined ? state : leaveVisit(state, moment.tMs);
  state = followHold(state, context, moment);
  return leadBack(state, context, moment);
}

/** The places of what is known, measured as well as the line allows. */
function placed(state: SpotsState, { selection }: Moment): SpotsState {
  const now = { stretch: state.trail.stretch, line: state.line };
  const records = state.records.map((record) => settlePlace(record, now));
  return withShown(
    state,
    records.some((record, index) => record !== state.records[index]) ? records : state.records,
    selection,
  );
}

/** Takes the records in, and makes the shown list anew only when it reads differently. */
export function withShown(
  state: SpotsState,
  records: readonly SpotRecord[],
  selection: Moment["selection"],
): SpotsState {
  const shown = shownSpots(records, selection, { stretch: state.trail.stretch, line: state.line });
  const isSame =
    shown.length === state.shown.length &&
    shown.every((spot, index) => {
      const other = state.shown[index];
      return spot.atMm === other?.atMm && sameSpot(spot, other);
    });
  return { ...state, records, shown: isSame ? state.shown : shown };
}

function sameSpot(one: ShownSpot, other: ShownSpot | undefined): boolean {
  return (
    one.id === other?.id &&
    one.placeMm === other.placeMm &&
    one.state === other.state &&
    one.knownPain === other.knownPain &&
    one.after === other.after &&
    one.answers.length === other.answers.length
  );
}

function takePending(state: SpotsState, hold: HoldState, moment: Moment): SpotsState {
  const { pending } = state;
  if (pending === undefined || (moment.tMs < pending.atMs && pending.atMs - moment.tMs <= markWaitsUpToMs))
    return state;
  return addSpot(state, placeAt(state.trail, pending.atMs, moment), hold, moment.selection);
}

/** The pending mark becomes a spot, and a visit begins. `coreMm` NaN: nobody knows where. */
export function addSpot(
  state: SpotsState,
  coreMm: number,
  hold: HoldState,
  selection: Moment["selection"],
): SpotsState {
  const { pending, trail, line, records } = state;
  if (pending === undefined) return state;
  const { atMs: markedMs, how } = pending;
  const place = { coreMm, stretch: trail.stretch, line };
  const record = newSpot(selection, place, { number: records.length + 1, markedMs, how });
  const visit = newVisit(record.spot.id, hold.phase === "on");
  return withShown({ ...state, pending: undefined, visit, ask: undefined }, [...records, record], selection);
}

function followHold(state: SpotsState, context: SpotsContext, moment: Moment): SpotsState {
  return state.visit === undefined ? beginVisit(state, context, moment) : goOn(state, state.visit, context, moment);
}

function goOn(state: SpotsState, visit: Visit, { hold }: SpotsContext, moment: Moment): SpotsState {
  const record = state.records.find(({ spot }) => spot.id === visit.spotId);
  if (record === undefined || !moment.contact || (visit.held && hold.phase === "none")) {
    return leaveVisit(state, moment.tMs);
  }
  const now = { stretch: state.trail.stretch, line: state.line };
  const isAway = Math.abs(placeNow(record, now) - moment.positionMm) > newSpotBeyondMm;
  const isHeld = hold.phase === "on" && !visit.held;
  if (isHeld && isAway) return leaveVisit(state, moment.tMs);
  const seen = isHeld ? { ...visit, held: true } : visit;
  const due = stepVisit(seen, state.ask, { spot: record.spot, hold, nowMs: moment.tMs });
  if (due.ask === undefined && !due.visit.held && isAway) return leaveVisit(state, moment.tMs);
  return due.visit === visit && due.ask === state.ask ? state : { ...state, ...due };
}

/** In a hold: on a known spot its questions begin; on an unknown one it is proposed, once a hold. */
function beginVisit(state: SpotsState, { hold, nearKnee }: SpotsContext, moment: Moment): SpotsState {
  if (hold.phase === "none") return state.ask === undefined ? state : { ...state, ask: undefined };
  if (hold.phase === "paused" || hold.startMs === state.proposedMs || state.ask !== undefined) return state;
  if (moment.selection.mode === "pre-run" || nearKnee) return state;
  const now = { stretch: state.trail.stretch, line: state.line };
  const here = state.records.find(
    (record) =>
      isOn(record, moment.selection) && Math.abs(placeNow(record, now) - moment.positionMm) <= newSpotBeyondMm,
  );
  if (here !== undefined) return { ...state, visit: newVisit(here.spot.id, true), proposedMs: hold.startMs };
  if (hold.countedMs < proposeAfterMs) return state;
  // It stays for the hold: a number makes this place a spot as long as one is on it.
  const ask: Prompt = { promptId: "spotHere", ...QUESTIONS.spotHere };
  return { ...state, ask, proposedMs: hold.startMs };
}

/** R7: the hold was ended because it hurt more; until the roller moves on, no time counts here. */
export function holdEnded({ visit }: SpotsState): boolean {
  return visit?.ended === true;
}

export function leaveVisit(state: SpotsState, atMs: number): SpotsState {
  const { visit, back } = state;
  return {
    ...state,
    visit: undefined,
    ask: undefined,
    back: visit === undefined ? back : noteLeft(back, visit.spotId, atMs),
  };
}

function leadBack(state: SpotsState, { sinceTurnMs, spent, hold }: SpotsContext, moment: Moment): SpotsState {
  if (state.records.length === 0) return state;
  const isFree = state.ask === undefined && state.visit?.held !== true && hold.phase !== "on" && moment.contact;
  const now = { stretch: state.trail.stretch, line: state.line };
  const back = stepReturn(state.back, { records: state.records, now, sinceTurnMs, spent, isFree }, moment);
  return back === state.back ? state : { ...state, back };
}

/** R30: nobody knows where the roller is; a mark that waits for its place does without. */
export function spotsWithoutData(
  state: SpotsState,
  hold: HoldState,
  selection: Moment["selection"],
  why: string,
): SpotsState {
  const lost = { ...state, trail: breakTrail(state.trail), discomfort: letGo(state.discomfort, why), onLeg: false };
  return state.pending === undefined
    ? withShown(lost, lost.records, selection)
    : addSpot(lost, Number.NaN, hold, selection);
}
