// R31: how much the tender spots of an area hurt once it is left; their first answers tell how much they did before.
import { muscleById } from "#shared/domain/muscles.ts";
import { QUESTIONS } from "#shared/domain/prompts.ts";
import { RULES } from "#shared/domain/rules.ts";
import type { Selection } from "#shared/schema/live.ts";
import type { TenderSpot } from "#shared/schema/spots.ts";
import type { Prompt } from "./prompts.ts";
import { change, isOn } from "./spotList.ts";
import { withShown, type SpotsState } from "./spots.ts";

const { questionAfterLastsMs: lastsMs } = RULES.R7.numbers;

/** The area is left: each of its spots that was told of is asked about once more. */
export function askAfter(state: SpotsState, area: Selection): SpotsState {
  const due = state.records.filter((record) => isOn(record, area) && isOpen(record.spot));
  if (due.length === 0) return state;
  return { ...state, after: due.map(({ spot }, index) => question(spot, due.length > 1 ? index + 1 : undefined)) };
}

function isOpen({ answers, after }: TenderSpot): boolean {
  const last = answers.at(-1);
  return last !== undefined && !(after !== undefined && after.tMs >= last.tMs);
}

function question({ id, muscle, side }: TenderSpot, number: number | undefined): Prompt {
  const which = number === undefined ? "The tender spot" : `Tender spot ${number}`;
  const where = `${muscleById(muscle).name.toLowerCase()}, ${side === "both" ? "both legs" : side}`;
  const { ruleId, text } = QUESTIONS.discomfortAfter;
  return { promptId: "discomfortAfter", ruleId, text: `${which} (${where}): ${text}`, spotId: id, lastsMs };
}

export function answerAfter(
  state: SpotsState,
  { spotId, nrs, atMs, selection }: { spotId: string | undefined; nrs: number; atMs: number; selection: Selection },
): SpotsState {
  const records = change(state.records, spotId, (spot) => ({ ...spot, after: { tMs: atMs, nrs } }));
  return withShown({ ...state, after: state.after.slice(1) }, records, selection);
}
