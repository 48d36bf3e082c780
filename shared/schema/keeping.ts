// How long the hub keeps what it recorded: GET and PUT /api/keeping; kept in DIR/keeping.json.
import * as z from "zod/mini";

/** A week to a hundred years. */
export const KEPT_DAYS_RANGE = [7, 36_500] as const;

const days = z.nullable(z.int().check(z.minimum(KEPT_DAYS_RANGE[0]), z.maximum(KEPT_DAYS_RANGE[1])));

export const Keeping = z.strictObject({
  /** Days after which a session's raw samples go; its sums, events and notes stay. Null: never. */
  samplesDays: days,
  /** Days after which a session goes altogether. Null: never. */
  sessionsDays: days,
});
export type Keeping = z.infer<typeof Keeping>;

/** How many sessions a choice would touch now: POST /api/keeping/effect. */
export const KeepingEffect = z.object({ samples: z.number(), sessions: z.number() });
export type KeepingEffect = z.infer<typeof KeepingEffect>;

export const KEEP_ALL: Keeping = { samplesDays: null, sessionsDays: null };
