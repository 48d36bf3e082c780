// R5: the way back to a spot that has not let go yet: how far, and which way, said right after a turnaround, rarely.
import { LIMB_ENDS } from "#shared/domain/limbEnds.ts";
import { muscleById } from "#shared/domain/muscles.ts";
import { RULES } from "#shared/domain/rules.ts";
import type { Selection } from "#shared/schema/live.ts";
import type { KneeLine } from "./kneeLine.ts";
import type { Moment } from "./moment.ts";
import type { Prompt } from "./prompts.ts";
import { isOn, placeNow, type SpotRecord } from "./spotList.ts";

export interface ReturnState {
  readonly ask: Prompt | undefined;
  readonly lastMs: number;
  /** Spots led back to so far, once for each time. */
  readonly ledTo: readonly string[];
  /** Spots and when they were left. */
  readonly left: Readonly<Record<string, number>>;
}

export const NO_RETURN: ReturnState = { ask: undefined, lastMs: Number.NEGATIVE_INFINITY, ledTo: [], left: {} };

const { returnAfterMs, returnAtMostEveryMs, returnTimes, returnFromMm, returnLastsMs, returnWithinTurnMs } =
  RULES.R5.numbers;
const { lastStretchMm } = RULES.R16.numbers;

export interface ReturnContext {
  readonly records: readonly SpotRecord[];
  readonly now: { readonly stretch: number; readonly line: KneeLine | undefined };
  readonly sinceTurnMs: number;
  readonly spent: Prompt | undefined;
  /** Nothing else is asked, held or closed. */
  readonly isFree: boolean;
}

export function stepReturn(state: ReturnState, context: ReturnContext, moment: Moment): ReturnState {
  const { isFree, spent, sinceTurnMs } = context;
  if (state.ask !== undefined) {
    const isOver = !isFree || state.ask === spent;
    return isOver ? { ...state, ask: undefined } : state;
  }
  if (!isFree || moment.selection.mode === "pre-run" || !(sinceTurnMs <= returnWithinTurnMs)) return state;
  if (moment.tMs - state.lastMs < returnAtMostEveryMs) return state;
  for (const record of context.records) {
    const ask = wayTo(record, state, context, moment);
    if (ask === undefined) continue;
    return { ...state, ask, lastMs: moment.tMs, ledTo: [...state.ledTo, record.spot.id] };
  }
  return state;
}

export function noteLeft(state: ReturnState, spotId: string, atMs: number): ReturnState {
  return { ...state, left: { ...state.left, [spotId]: atMs } };
}

function wayTo(
  record: SpotRecord,
  { ledTo, left }: ReturnState,
  { now }: ReturnContext,
  { tMs, positionMm, selection }: Moment,
): Prompt | undefined {
  const { id, state, markedMs, placeMm, from } = record.spot;
  if (state !== "open" || !isOn(record, selection) || ledTo.filter((one) => one === id).length >= returnTimes)
    return undefined;
  if (tMs - (left[id] ?? markedMs) < returnAfterMs) return undefined;
  // Next to the knee nothing is held.
  if (from === "knee" && placeMm !== undefined && placeMm < lastStretchMm) return undefined;
  const wayMm = placeNow(record, now) - positionMm;
  if (!(Math.abs(wayMm) >= returnFromMm)) return undefined;
  const cm = Math.round(Math.abs(wayMm) / 10);
  const what = record.spot.how === "earlier" ? "A tender spot of last time" : "A spot that is still tender";
  const text = `${what}: ${cm} cm ${whither(wayMm, now.line, selection)}.`;
  return { promptId: "spotAhead", ruleId: "R5", text, spotId: id, lastsMs: returnLastsMs };
}

/** Positions grow away from where the strokes start. */
function whither(wayMm: number, line: KneeLine | undefined, { muscle }: Selection): string {
  const { kneeEnd } = muscleById(muscle);
  const [lower, upper] = LIMB_ENDS[muscle];
  const kneeWay = line?.way ?? (kneeEnd === undefined ? undefined : kneeEnd === "start" ? -1 : 1);
  if (kneeWay === undefined) return wayMm > 0 ? "further on" : "towards where you started";
  return `further towards the ${wayMm * kneeWay > 0 ? lower : upper}`;
}
