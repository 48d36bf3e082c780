// A tender spot as the coach keeps it, the journal stores it and the page shows it.
import * as z from "zod/mini";

import { MUSCLE_IDS, SIDES } from "#shared/domain/muscles.ts";

const finite = z.number();

/** earlier: still open from an earlier session. */
export const SPOT_SOURCES = ["key", "button", "hold", "earlier"] as const;
/** released: the discomfort fell while holding (R7); eased: it rose, so the hold was ended; open: neither yet. */
export const SPOT_STATES = ["open", "released", "eased"] as const;
/** Which end a place is measured from. */
export const SPOT_ORIGINS = ["knee", "start"] as const;

export const DiscomfortAnswer = z.object({
  /** Seconds into the hold at which it was asked. */
  askedAtS: finite,
  tMs: finite,
  nrs: z.int().check(z.minimum(0), z.maximum(10)),
  /** How hard it was pressed then; absent: not known. */
  forceN: z.optional(finite),
});

export const TenderSpot = z.object({
  /** Unique within a session. */
  id: z.string().check(z.minLength(1), z.maxLength(32)),
  muscle: z.enum(MUSCLE_IDS),
  side: z.enum(SIDES),
  markedMs: finite,
  how: z.enum(SPOT_SOURCES),
  /** Along the limb, mm; absent: not known. */
  placeMm: z.optional(finite),
  /** knee: from the knee guard's stop line. start: that line is not known, so from where the strokes start. */
  from: z.optional(z.enum(SPOT_ORIGINS)),
  /** It brings on the person's knee pain: a key spot. Absent: not said. */
  knownPain: z.optional(z.boolean()),
  answers: z.array(DiscomfortAnswer),
  /** How much it hurt once its area was left (R31); the first of the answers tells how much before. */
  after: z.optional(z.object({ tMs: finite, nrs: z.int().check(z.minimum(0), z.maximum(10)) })),
  state: z.enum(SPOT_STATES),
});

/** With where it is now on the lane, mm as `positionMm` of a tick; absent: not known in this contact. */
export const ShownSpot = z.extend(TenderSpot, { atMm: z.optional(finite) });

export type DiscomfortAnswer = z.infer<typeof DiscomfortAnswer>;
export type TenderSpot = z.infer<typeof TenderSpot>;
export type ShownSpot = z.infer<typeof ShownSpot>;
/** An open spot of an earlier session, as far as it can be found again. */
export type EarlierSpot = Required<Pick<TenderSpot, "muscle" | "side" | "placeMm">> & Pick<TenderSpot, "knownPain">;
export type SpotSource = (typeof SPOT_SOURCES)[number];
