// The past as the API tells it: the journal of tender spots, which of them come back, and what was rolled when.
import * as z from "zod/mini";

import { MUSCLE_IDS, SIDES } from "#shared/domain/muscles.ts";
import { TRAINING_PHASES } from "#shared/domain/training.ts";
import { LocalDate } from "#shared/schema/profile.ts";
import { SPOT_ORIGINS, SPOT_SOURCES, SPOT_STATES } from "#shared/schema/spots.ts";

const finite = z.number();
const nrs = z.optional(finite);

/** R31: one tender spot of one session. */
export const JournalEntry = z.object({
  sessionId: z.string(),
  spotId: z.string(),
  date: LocalDate,
  markedMs: finite,
  how: z.enum(SPOT_SOURCES),
  muscle: z.enum(MUSCLE_IDS),
  side: z.enum(SIDES),
  placeMm: z.optional(finite),
  from: z.optional(z.enum(SPOT_ORIGINS)),
  /** First and last answer, with the force at which each was given. */
  discomfortBefore: nrs,
  discomfortAfter: nrs,
  forceBeforeN: z.optional(finite),
  forceAfterN: z.optional(finite),
  /** It brings on the knee pain: a key spot. */
  knownPain: z.optional(z.boolean()),
  state: z.enum(SPOT_STATES),
  phase: z.optional(z.enum(TRAINING_PHASES)),
  /** Of the session. */
  note: z.optional(z.string()),
  /** Of this spot alone. */
  spotNote: z.optional(z.string()),
});
export type JournalEntry = z.infer<typeof JournalEntry>;

export const Journal = z.object({
  entries: z.array(JournalEntry),
  /** For `before`, when there are older ones. */
  next: z.optional(z.string()),
});
export type Journal = z.infer<typeof Journal>;

/** R32: a place that was tender, over all sessions. */
export const RecurringSpot = z.object({
  muscle: z.enum(MUSCLE_IDS),
  side: z.enum(SIDES),
  /** The middle of its places; absent: where on the muscle is not known. */
  placeMm: z.optional(finite),
  from: z.optional(z.enum(SPOT_ORIGINS)),
  /** In so many sessions. */
  times: finite,
  firstDate: LocalDate,
  lastDate: LocalDate,
  /** What was said last. */
  knownPain: z.optional(z.boolean()),
  state: z.enum(SPOT_STATES),
  discomfortBefore: nrs,
  discomfortAfter: nrs,
  /** In how many of the sessions on this muscle and side in that phase; most often first. */
  phases: z.array(z.object({ phase: z.enum(TRAINING_PHASES), times: finite, ofSessions: finite })),
  /** Of the first answer, from those given at about the same force. */
  trend: z.optional(z.object({ perWeek: finite, atForceN: finite, withinPct: finite, sessions: finite })),
  /** What there is to notice, in words. */
  says: z.optional(z.string()),
});
export type RecurringSpot = z.infer<typeof RecurringSpot>;

const Sums = z.object({
  sessions: finite,
  contactMs: finite,
  inPaceMs: finite,
  inForceMs: finite,
  countedMs: finite,
  strokes: finite,
  holds: finite,
  holdMs: finite,
});

export const History = z.object({
  from: LocalDate,
  to: LocalDate,
  total: Sums,
  /** Days with sessions or a check-in, oldest first. */
  days: z.array(
    z.object({
      date: LocalDate,
      ...Sums.shape,
      /** Means of what was said about the day's sessions. */
      discomfortBefore: nrs,
      discomfortAfter: nrs,
      soreness: nrs,
      kneePain: nrs,
    }),
  ),
  /** Most time first. */
  muscles: z.array(
    z.object({ muscle: z.enum(MUSCLE_IDS), side: z.enum(SIDES), ...Sums.shape, meanForceN: z.optional(finite) }),
  ),
  /** Weeks from Monday, oldest first, those without a session too. */
  weeks: z.array(z.object({ monday: LocalDate, ...Sums.shape })),
});
export type History = z.infer<typeof History>;
export type HistorySums = z.infer<typeof Sums>;

const muscle = z.optional(z.enum(MUSCLE_IDS));
const side = z.optional(z.enum(SIDES));
const phase = z.optional(z.enum(TRAINING_PHASES));
const range = { from: z.optional(LocalDate), to: z.optional(LocalDate) };

export const HistoryQuery = z.object({ ...range, muscle, side, phase });
export type HistoryQuery = z.infer<typeof HistoryQuery>;

export const JournalQuery = z.object({
  ...range,
  muscle,
  side,
  phase,
  before: z.optional(z.string().check(z.maxLength(64))),
  /** Sessions a page. */
  limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(200))),
});
export type JournalQuery = z.infer<typeof JournalQuery>;

export const SpotsQuery = z.object({
  ...range,
  muscle,
  side,
  /** In at least so many sessions; 2 when absent. */
  times: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(1000))),
});
export type SpotsQuery = z.infer<typeof SpotsQuery>;
