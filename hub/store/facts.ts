// What a session's journal tells beside its frames: holds, cues, tender spots, and what it was recorded with.
import * as z from "zod/mini";

import { readOtherLines } from "#hub/recording/otherLines.ts";
import { Selection } from "#shared/schema/live.ts";
import { check } from "#shared/schema/check.ts";
import type { RecordingHeader, RecordingLine } from "#shared/schema/recording.ts";
import { TenderSpot } from "#shared/schema/spots.ts";

export interface SessionFacts {
  readonly header: RecordingHeader | undefined;
  /** Of the session's first line, as they were recorded. */
  readonly settings: unknown;
  readonly holds: readonly HoldFact[];
  readonly cues: readonly CueFact[];
  /** Each as it was told of last. */
  readonly spots: readonly TenderSpot[];
}

export interface HoldFact extends Pick<Selection, "muscle" | "side"> {
  readonly startMs: number;
  readonly endMs: number;
  readonly countedMs: number;
}

export type CueFact = Pick<z.infer<typeof CueLine>, "tMs" | "cueId" | "ruleId" | "why">;

/** A journal that tells nothing. */
export const NO_FACTS: SessionFacts = { header: undefined, settings: undefined, holds: [], cues: [], spots: [] };

const finite = z.number();
const CueLine = z.object({
  tMs: finite,
  action: z.string(),
  cueId: z.string(),
  ruleId: z.string(),
  why: z.string().check(z.maxLength(1000)),
});
const HoldLine = z.object({ startMs: finite, endMs: finite, countedMs: finite });
const SelectionLine = z.object({ selection: Selection, settings: z.optional(z.unknown()) });

/** @throws InchwormError FILE_UNREADABLE, BAD_RECORDING */
export async function readFacts(journalPath: string): Promise<SessionFacts> {
  const { header, lines } = await readOtherLines(journalPath);
  return { header, ...factsOf(lines) };
}

/** Lines that are not as they should be are passed over. */
export function factsOf(lines: readonly RecordingLine[]): Omit<SessionFacts, "header"> {
  const holds: HoldFact[] = [];
  const cues: CueFact[] = [];
  const spots = new Map<string, TenderSpot>();
  let settings: unknown;
  let selection: Selection | undefined;
  for (const line of lines) {
    switch (line.k) {
      case "session": {
        const checked = check(SelectionLine, line);
        if (!checked.ok) break;
        selection = checked.value.selection;
        settings ??= checked.value.settings;
        break;
      }
      case "hold": {
        const checked = check(HoldLine, line);
        if (!checked.ok || selection === undefined) break;
        holds.push({ muscle: selection.muscle, side: selection.side, ...checked.value });
        break;
      }
      case "cue": {
        const checked = check(CueLine, line);
        if (!checked.ok || checked.value.action !== "show") break;
        const { tMs, cueId, ruleId, why } = checked.value;
        cues.push({ tMs, cueId, ruleId, why });
        break;
      }
      case "spot": {
        const checked = check(TenderSpot, line);
        if (checked.ok) spots.set(checked.value.id, checked.value);
        break;
      }
      default:
    }
  }
  return { settings, holds, cues, spots: [...spots.values()] };
}
