// What was chosen to be rolled, stretch by stretch, and the bands that each stretch was judged by, as the journal says it.
import * as z from "zod/mini";

import { check } from "#shared/schema/check.ts";
import { Bands, Selection } from "#shared/schema/live.ts";
import { MAX_REVIEWED } from "#shared/schema/review.ts";
import type { SessionReview } from "#shared/schema/review.ts";

export type ChosenStretch = SessionReview["chosen"][number];

/** The first line of a session holds its bands among the settings, later ones beside the selection or alone. */
const Line = z.object({
  selection: z.optional(Selection),
  bands: z.optional(Bands),
  settings: z.optional(z.object({ bands: z.optional(Bands) })),
});

export interface ChosenStretches {
  /** A journal's session line, from `atMs` on. */
  line(line: string, atMs: number): void;
  /** Ticks were from `startMs` until `endMs`: what lies outside or has none between is left out. */
  result(startMs: number, endMs: number): ChosenStretch[];
}

type Chosen = Omit<ChosenStretch, "endMs">;

export function createChosenStretches(): ChosenStretches {
  const list: Chosen[] = [];
  /** From here on there were more than are kept: what was chosen then is not known. */
  let endedMs: number | undefined;

  function add(chosen: Chosen): void {
    const last = list.at(-1);
    if (last !== undefined && isSame(last, chosen)) return;
    if (list.length < MAX_REVIEWED.chosen) list.push(chosen);
    else endedMs ??= chosen.startMs;
  }

  return {
    line(line, atMs) {
      const checked = check(Line, JSON.parse(line));
      if (!checked.ok || endedMs !== undefined) return;
      const { selection, settings } = checked.value;
      const bands = checked.value.bands ?? settings?.bands;
      const last = list.at(-1);
      if (selection === undefined) {
        // Bands alone: those of what is chosen already. Settings without bands say nothing of them.
        if (last !== undefined && bands !== undefined) add({ ...last, startMs: atMs, bands });
        return;
      }
      add({ startMs: atMs, ...selection, ...(bands === undefined ? {} : { bands }) });
    },
    result(startMs, endMs) {
      const stretches: ChosenStretch[] = [];
      list.forEach((chosen, at) => {
        const from = at === 0 ? startMs : Math.max(startMs, chosen.startMs);
        const until = Math.min(endMs, list[at + 1]?.startMs ?? endedMs ?? endMs);
        const last = stretches.at(-1);
        if (until <= from) return;
        if (last !== undefined && isSame(last, chosen)) last.endMs = until;
        else stretches.push({ ...chosen, startMs: from, endMs: until });
      });
      return stretches;
    },
  };
}

function isSame(one: Chosen, other: Chosen): boolean {
  const alike = ({ muscle, side, mode, bands }: Chosen) => JSON.stringify([muscle, side, mode, bands ?? null]);
  return alike(one) === alike(other);
}
