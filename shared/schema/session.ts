// Sessions as the HTTP API gives them and DIR/sessions/ID/session.json keeps them: GET /api/sessions → SessionSummary[]
// (newest first), POST /api/sessions (StartSession) → 201 SessionSummary, PATCH /api/sessions/{id} (SessionChange).
import * as z from "zod/mini";

import { MUSCLE_IDS, SIDES } from "#shared/domain/muscles.ts";
import { TRAINING_PHASES } from "#shared/domain/training.ts";
import { Selection } from "#shared/schema/live.ts";
import { LocalDate, Note, ProfileId } from "#shared/schema/profile.ts";

const finite = z.number();
const nrs = z.int().check(z.minimum(0), z.maximum(10));

/** What one muscle and side got. */
export const AreaDose = z.object({
  muscle: z.enum(MUSCLE_IDS),
  side: z.enum(SIDES),
  contactMs: finite,
  inPaceMs: finite,
  inForceMs: finite,
  /** In the pressure band, and in the pace band or holding. */
  countedMs: finite,
  strokes: finite,
  strokeMm: finite,
  holds: finite,
  holdMs: finite,
  meanForceN: z.optional(finite),
});
export type AreaDose = z.infer<typeof AreaDose>;

/** As many spots as a session's page shows. */
export const MOST_SPOT_NOTES = 200;
const SpotId = z.string().check(z.minLength(1), z.maxLength(32));

/** What a person says about a session, also later. */
export const SessionDetails = z.object({
  phase: z.optional(z.enum(TRAINING_PHASES)),
  note: z.optional(Note),
  /** 0 to 10, before the first and after the last stroke. */
  discomfortBefore: z.optional(nrs),
  discomfortAfter: z.optional(nrs),
  /** Of a tender spot, by its id in the session. */
  spotNotes: z.optional(z.record(SpotId, Note)),
});
export type SessionDetails = z.infer<typeof SessionDetails>;

/** A hold that is over, and how much of it counted. */
export const CountedHold = z.object({
  muscle: z.enum(MUSCLE_IDS),
  side: z.enum(SIDES),
  startMs: finite,
  endMs: finite,
  countedMs: finite,
});

export const SessionSummary = z.object({
  id: z.string(),
  rollerId: z.string(),
  rollerName: z.string(),
  simulated: z.boolean(),
  /** Nobody lay on the roller: it was simulated or played back. Such a session is no part of anyone's past. */
  rehearsal: z.optional(z.boolean()),
  state: z.enum(["running", "stopped", "recovered"]),
  startedMs: finite,
  stoppedMs: z.optional(finite),
  /** The local date of its start. */
  date: z.optional(LocalDate),
  /** Whose it is; absent: nobody's. */
  personId: z.optional(ProfileId),
  /** Programs started in it, in this order. */
  programIds: z.optional(z.array(z.string())),
  ...SessionDetails.shape,
  /** The version of Inchworm that worked the numbers out. */
  coreVersion: z.optional(z.string()),
  selection: Selection,
  /** Time with fresh data and the roller under load. */
  contactMs: finite,
  inPaceMs: finite,
  inForceMs: finite,
  strokes: finite,
  holds: finite,
  holdMs: finite,
  meanForceN: z.optional(finite),
  gapMs: finite,
  /** What of its recording cannot be read: lines in the middle, and where a packed one breaks off. */
  unread: z.optional(z.object({ lines: finite, brokenOff: z.optional(z.string()) })),
  /** Worked out anew from its recording, after a crash or by a better core: when, and its holds. */
  recomputed: z.optional(z.object({ atMs: finite, holds: z.array(CountedHold).check(z.maxLength(10_000)) })),
  /** Taken in from a recording: when, epoch ms. */
  importedMs: z.optional(finite),
  /** Its raw samples were deleted, as the user chose: when, epoch ms. What they were made into stays. */
  samplesDeletedMs: z.optional(finite),
  /** Muscle by muscle, in the order they were rolled first. */
  areas: z.optional(z.array(AreaDose).check(z.maxLength(64))),
});
export type SessionSummary = z.infer<typeof SessionSummary>;

export const StartSession = z.object({ rollerId: z.optional(z.string().check(z.maxLength(32))) });
export type StartSession = z.infer<typeof StartSession>;

/** `null` takes a value away; what is absent stays. */
export const SessionChange = z.strictObject({
  phase: z.nullish(z.enum(TRAINING_PHASES)),
  note: z.nullish(Note),
  discomfortBefore: z.nullish(nrs),
  discomfortAfter: z.nullish(nrs),
  /** Those that are not named stay. */
  spotNotes: z.optional(
    z.record(SpotId, z.nullable(Note)).check(z.refine((notes) => Object.keys(notes).length <= MOST_SPOT_NOTES)),
  ),
});
export type SessionChange = z.infer<typeof SessionChange>;

/** GET /api/sessions: which ones, and how many at once. */
export const SessionQuery = z.object({
  /** The page after this session: those older than it. */
  before: z.optional(z.string().check(z.maxLength(64))),
  limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(500))),
  /** A person's id, or `none`: nobody's. */
  person: z.optional(z.union([ProfileId, z.literal("none")])),
  /** Rolled in it. */
  muscle: z.optional(z.enum(MUSCLE_IDS)),
  phase: z.optional(z.enum(TRAINING_PHASES)),
  /** Local dates, both included. */
  from: z.optional(LocalDate),
  to: z.optional(LocalDate),
});
export type SessionQuery = z.infer<typeof SessionQuery>;

/** docs/exports.md. recording: the journal itself, docs/recording.md; all others are made anew from it. */
export const EXPORT_FORMATS = [
  "csv",
  "csv-events",
  "csv-zip",
  "json",
  "recording",
  "parquet",
  "parquet-events",
  "fit",
  "mcap",
  "report",
] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
