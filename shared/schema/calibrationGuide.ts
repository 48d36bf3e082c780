// A calibration as the hub guides it live: what the page may ask for, and what it is told to show.
import * as z from "zod/mini";

import { HINT_IDS, STEP_TYPES } from "#shared/domain/calibrationSteps.ts";
import { Calibration, CalibrationQuality, StepVerdict } from "#shared/schema/calibration.ts";

const finite = z.number();
const kg = z.number().check(z.positive(), z.maximum(500));

/**
 * ready: the step is explained, `next` begins it. measuring: do it; it ends by itself, or by `next` where only you can
 * tell. asking: the step is done but for a number (`needs`), which comes with `next`. judged: how the step went; `next`
 * takes it and goes on, `repeat` does it again. done: the calibration is made (or none came out). cancelled: as it says.
 */
export const GUIDE_PHASES = ["ready", "measuring", "asking", "judged", "done", "cancelled"] as const;
export const GUIDE_NEEDS = ["weightKg", "scaleKg", "distanceMm"] as const;

/** POST /api/rollers/{id}/calibration */
export const CalibrationCommand = z.object({
  /** start: from the beginning. skip: leaves this kind of step out. finish: makes the calibration of what there is. */
  action: z.enum(["start", "next", "repeat", "skip", "finish", "cancel"]),
  /** What lies on the roller, board included. */
  weightKg: z.optional(kg),
  /** What the bathroom scale showed while the press was held. */
  scaleKg: z.optional(kg),
  /** How far was rolled along the tape. */
  distanceMm: z.optional(z.number().check(z.minimum(200), z.maximum(20_000))),
});

/** Of a simulated roller whose person does what the guide asks for. */
export const Rehearsal = z.object({
  /** They are still at it: making ready, or doing the step. */
  busy: z.boolean(),
  /** What they read there, in the unit of `needs`. */
  reads: z.optional(finite),
});

/** What a step looks at, as it is now; roughly, for whoever does it. */
export const Measured = z.union([
  z.object({ stillS: finite, ofS: finite }),
  z.object({ forwardTurns: finite, backTurns: finite }),
  z.object({ heldS: finite, ofS: finite }),
  z.object({ rolledMm: finite }),
]);

/** Whenever something about a guided calibration changes, at most five a second for `progress`. */
export const CalibrationMessage = z.object({
  type: z.literal("calibration"),
  rollerId: z.string().check(z.minLength(1), z.maxLength(32)),
  sentMs: finite,
  phase: z.enum(GUIDE_PHASES),
  /** The step at hand; absent when it is over. Presses are numbered among themselves. */
  step: z.optional(z.object({ type: z.enum(STEP_TYPES), name: z.string(), number: finite, of: finite })),
  /** Which kind of step is at hand, from 1; when it is over, all of them. */
  stage: z.object({ number: finite, of: finite }),
  /** What to do now: one or two plain sentences. */
  todo: z.string(),
  /** Why it does not begin or go on by itself just now, and what to do. */
  hint: z.optional(z.string()),
  hintId: z.optional(z.enum(HINT_IDS)),
  /** The number to send with `next`. */
  needs: z.optional(z.enum(GUIDE_NEEDS)),
  rehearsal: z.optional(Rehearsal),
  /** While a step is measured. */
  measured: z.optional(Measured),
  /** Of the step being measured, 0 … 1. */
  progress: z.number().check(z.minimum(0), z.maximum(1)),
  /** How the step at hand went, when it is judged. */
  verdict: z.optional(StepVerdict),
  /** Steps taken so far, in order. */
  taken: z.array(StepVerdict),
  /** When it is done; `saved`: the roller uses it from now on. */
  result: z.optional(z.object({ quality: CalibrationQuality, saved: z.boolean() })),
});

/** GET /api/rollers/{id}/calibration */
export const CalibrationState = z.object({
  /** The one in force. */
  calibration: z.optional(Calibration),
  /** The guided calibration that runs or ran last. */
  guide: z.optional(CalibrationMessage),
});

/** The answer of POST /api/rollers/{id}/tare. */
export const TareReply = z.object({
  /** How far the zero had moved, N, one a channel. */
  movedN: z.array(finite),
});

export type GuidePhase = (typeof GUIDE_PHASES)[number];
export type GuideNeed = (typeof GUIDE_NEEDS)[number];
export type Measured = z.infer<typeof Measured>;
export type Rehearsal = z.infer<typeof Rehearsal>;
export type CalibrationCommand = z.infer<typeof CalibrationCommand>;
export type CalibrationMessage = z.infer<typeof CalibrationMessage>;
export type CalibrationState = z.infer<typeof CalibrationState>;
export type TareReply = z.infer<typeof TareReply>;
