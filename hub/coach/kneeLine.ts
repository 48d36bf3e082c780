// R16: where the knee guard's stop line lies. Learned: beyond the nearest to the knee that the first long strokes
// turned (or began), by what the guard needs to stay silent on the usual turn. Marked: where the user says.
// R14 tells which end of the strokes is the knee; a mark near one end overrides it.
import { muscleById } from "#shared/domain/muscles.ts";
import { RULES } from "#shared/domain/rules.ts";
import type { Selection } from "#shared/schema/live.ts";
import type { KneePlace } from "./bands.ts";
import type { TrackState } from "./track.ts";

/** +1: positions grow towards the knee; −1: they shrink. */
export type KneeWay = -1 | 1;

export interface KneeLine {
  readonly lineMm: number;
  readonly way: KneeWay;
  readonly how: "learned" | "marked";
}

export interface LineState {
  readonly line: KneeLine | undefined;
  /** Long strokes that ended at the knee so far. */
  readonly turnsSeen: number;
}

/** What is rolled, and which end of its strokes is at the knee when that was said. */
export interface Rolled {
  readonly selection: Selection;
  readonly kneeEnd: "start" | "far" | undefined;
}

export const NO_LINE: LineState = { line: undefined, turnsSeen: 0 };

const {
  turnBackWithinMm,
  learnFromTurns,
  learnFromStrokesOverMm,
  slackBeyondUsualTurnMm,
  strokesStartAtAnEndWithinPct,
} = RULES.R16.numbers;

export function learnLine(state: LineState, track: TrackState, rolled: Rolled): LineState {
  const { turn } = track;
  if (state.line !== undefined || turn === undefined || turn.strokeMm < learnFromStrokesOverMm) return state;
  const way = kneeWay(track, rolled);
  if (way === undefined || turn.end !== (way > 0 ? "high" : "low")) return state;
  const turnsSeen = state.turnsSeen + 1;
  if (turnsSeen < learnFromTurns) return { ...state, turnsSeen };
  const nearestMm = way > 0 ? track.reachHighMm : track.reachLowMm;
  return {
    turnsSeen,
    line: { lineMm: nearestMm + (turnBackWithinMm + slackBeyondUsualTurnMm) * way, way, how: "learned" },
  };
}

/** Where somebody says that the line is. */
export interface MarkedPlace {
  readonly track: TrackState;
  readonly selection: Selection;
  readonly positionMm: number;
}

/** The user says: the line is here. Unchanged when the place, or the way to the knee, is not known. */
export function markLine(state: LineState, place: MarkedPlace): LineState {
  const way = wayAt(place);
  if (isAway(place) || way === undefined) return state;
  return { ...state, line: { lineMm: place.positionMm, way, how: "marked" } };
}

/** Why the line cannot be marked; undefined: it can. noWay: where the knee is from here shows only when it was rolled. */
export function whyNoMark(place: MarkedPlace): "notOnLeg" | "noWay" | undefined {
  if (isAway(place)) return "notOnLeg";
  return wayAt(place) === undefined ? "noWay" : undefined;
}

/** Off the leg, or nobody knows where on it: a line said there would hold for no place. */
function isAway({ track, positionMm }: MarkedPlace): boolean {
  return Number.isNaN(positionMm) || Number.isNaN(track.atMm);
}

function wayAt({ track, selection, positionMm }: MarkedPlace): KneeWay | undefined {
  return markedWay(track, positionMm) ?? firstWay(selection);
}

export const PLACE_UNKNOWN: KneePlace = { toLineMm: Number.NaN, lengthMm: Number.NaN };

export function kneePlace({ line }: LineState, track: TrackState, positionMm: number): KneePlace {
  if (line === undefined) return PLACE_UNKNOWN;
  const farMm = line.way > 0 ? track.reachLowMm : track.reachHighMm;
  return { toLineMm: (line.lineMm - positionMm) * line.way, lengthMm: (line.lineMm - farMm) * line.way };
}

/** Which way the knee is from where this contact began: strokes start at one of their ends, or it cannot be told. */
function kneeWay({ startMm, reachLowMm, reachHighMm }: TrackState, rolled: Rolled): KneeWay | undefined {
  const kneeEnd = rolled.kneeEnd ?? muscleById(rolled.selection.muscle).kneeEnd;
  const belowMm = startMm - reachLowMm;
  const aboveMm = reachHighMm - startMm;
  const startsAtAnEnd = Math.min(belowMm, aboveMm) <= ((belowMm + aboveMm) * strokesStartAtAnEndWithinPct) / 100;
  if (kneeEnd === undefined || !startsAtAnEnd) return undefined;
  return belowMm <= aboveMm === (kneeEnd === "start") ? -1 : 1;
}

/** A mark beyond the middle of what was rolled lies at the end it is nearer to. */
function markedWay({ reachLowMm, reachHighMm }: TrackState, positionMm: number): KneeWay | undefined {
  if (!(reachHighMm - reachLowMm >= learnFromStrokesOverMm)) return undefined;
  return positionMm * 2 >= reachLowMm + reachHighMm ? 1 : -1;
}

/** Before any stroke: positions grow the way the first one goes. */
function firstWay({ muscle }: Selection): KneeWay | undefined {
  const { kneeEnd } = muscleById(muscle);
  if (kneeEnd === undefined) return undefined;
  return kneeEnd === "start" ? -1 : 1;
}
