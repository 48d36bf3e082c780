// Cues: their English is the coach's own catalogue in shared/domain/cues.ts.
import { CUES } from "#shared/domain/cues.ts";
import type { CueId } from "#shared/domain/cues.ts";
import { recordOf } from "#web/words/recordOf.ts";

export interface CueWords {
  /** ≤ 3 words for the screen. */
  readonly text: string;
  /** ≤ 4 words for the ear. */
  readonly spoken: string;
}

export const cues: Readonly<Record<CueId, CueWords>> = recordOf(
  CUES,
  ({ id }) => id,
  ({ text, spoken }) => ({ text, spoken }),
);
