// What a session page shows beyond the summary, made anew from the journal: GET /api/sessions/{id}/review → SessionReview,
// GET /api/sessions/{id}/traces?from&to&points → Traces.
import * as z from "zod/mini";

import { CUE_IDS } from "#shared/domain/cues.ts";
import { STOP_REASONS } from "#shared/domain/prompts.ts";
import { MODES, MUSCLE_IDS, SIDES } from "#shared/domain/muscles.ts";
import { Bands } from "#shared/schema/live.ts";
import { DataQuality } from "#shared/schema/sessionExport.ts";
import { SPOT_ORIGINS, TenderSpot } from "#shared/schema/spots.ts";

const finite = z.number();
const area = { muscle: z.enum(MUSCLE_IDS), side: z.enum(SIDES) };
const span = { startMs: finite, endMs: finite };

/** A page of them; what is more is counted in `…Left`. */
export const MAX_REVIEWED = {
  holds: 500,
  cues: 1000,
  spots: 200,
  discomfort: 500,
  gaps: 500,
  areas: 32,
  chosen: 500,
} as const;
/** One field of a pressure map. */
export const MAP_BIN = { mm: 5, n: 10 } as const;
/** Beyond these a value counts to the outermost field. */
export const MAP_MOST = { mm: 600, n: 1200 } as const;

/** For how long the roller lay where and pressed how hard, on one muscle and side; under load with both known. */
export const PressureMap = z.object({
  ...area,
  /** Of the first field. */
  fromMm: finite,
  fromN: finite,
  columns: finite,
  rows: finite,
  /** Row after row, the lightest first: ms in each field. */
  ms: z.array(finite),
  /** Under load with a place or a force that is not known: in no field. */
  unplacedMs: finite,
});

export const SessionReview = z.object({
  ...span,
  quality: DataQuality,
  maps: z.array(PressureMap),
  /** What counted, as the coach timed it. */
  holds: z.array(
    z.object({ ...span, countedMs: finite, muscle: z.optional(area.muscle), side: z.optional(area.side) }),
  ),
  /** Muscle by muscle. */
  strokes: z.array(z.object({ ...area, count: finite, lengthMm: finite, lastedMs: finite })),
  /** As shown, oldest first. */
  cues: z.array(z.object({ tMs: finite, cueId: z.enum(CUE_IDS), why: z.optional(z.string()) })),
  cuesLeft: finite,
  spots: z.array(TenderSpot),
  /** Every number that was told, oldest first, also off a tender spot. */
  discomfort: z.array(
    z.object({
      tMs: finite,
      nrs: z.int().check(z.minimum(0), z.maximum(10)),
      muscle: z.optional(area.muscle),
      side: z.optional(area.side),
      /** Of the tender spot that it was told of. */
      spotId: z.optional(z.string()),
      /** Told of it once its area was left. */
      afterwards: z.optional(z.boolean()),
      /** Along the limb, mm; absent: not known. */
      placeMm: z.optional(finite),
      from: z.optional(z.enum(SPOT_ORIGINS)),
    }),
  ),
  stops: z.array(z.object({ tMs: finite, reason: z.optional(z.enum(STOP_REASONS)) })),
  /** Stretches without data. */
  gaps: z.array(z.object(span)),
  /** What was chosen, stretch by stretch, with what it was judged by; bands absent: an older journal does not say. */
  chosen: z.array(z.object({ ...span, ...area, mode: z.enum(MODES), bands: z.optional(Bands) })),
});

/** One value a bucket; null, as JSON has no other word, where nothing is known in it. */
const Column = z.array(z.nullable(finite));
const Spread = z.object({ min: Column, max: Column });

/** Smallest and largest value in each bucket of time. */
export const Traces = z.object({
  fromMs: finite,
  /** Bucket `i` begins at fromMs + i · bucketMs. */
  bucketMs: finite,
  /** The display speed, signed, mm/s. */
  speed: Spread,
  /** N. */
  force: Spread,
  /** Along the limb from the start end of the strokes, mm. */
  position: Spread,
});

export const TracesQuery = z.object({
  /** Hub clock, ms, as in the session's own times. */
  from: z.optional(z.coerce.number()),
  to: z.optional(z.coerce.number()),
  /** At most so many buckets. */
  points: z.optional(z.coerce.number().check(z.int(), z.minimum(2), z.maximum(4000))),
});

export type PressureMap = z.infer<typeof PressureMap>;
export type SessionReview = z.infer<typeof SessionReview>;
export type Traces = z.infer<typeof Traces>;
export type TracesQuery = z.infer<typeof TracesQuery>;
