// What the screening and the plan answer; what a guided pressure ramp says and takes.
import * as z from "zod/mini";

import { MUSCLE_IDS, SIDES } from "#shared/domain/muscles.ts";
import { STOP_REASONS } from "#shared/domain/prompts.ts";
import { QUESTION_IDS } from "#shared/domain/questionIds.ts";
import { Area } from "#shared/schema/profile.ts";
import { ToldText } from "#shared/schema/told.ts";

const finite = z.number();

/** A sentence with the rule behind it. */
export const Reason = z.object({ ruleId: z.string(), says: z.string(), told: z.optional(ToldText) });

export const Block = z.object({
  questionId: z.enum(QUESTION_IDS),
  ruleId: z.string(),
  muscles: z.array(z.enum(MUSCLE_IDS)),
  side: z.enum(SIDES),
  says: z.string(),
  /** What opens it again. */
  unlock: z.string(),
  urgent: z.boolean(),
  /** Never before then, and then only with a no. */
  fromMs: z.optional(finite),
  /** Then without another answer; absent once a no has made `fromMs` the day. */
  byMs: z.optional(finite),
  /** Until then the yes can be taken back as a wrong tick. */
  mistakenUntilMs: z.optional(finite),
});

export const Advice = z.object({
  questionId: z.enum(QUESTION_IDS),
  ruleId: z.string(),
  says: z.string(),
  whatToDo: z.string(),
  urgent: z.boolean(),
  mistakenUntilMs: z.optional(finite),
});

/** R27: closed for the rest of the day by a stop. */
export const Stopped = z.object({
  ...Area.shape,
  ruleId: z.literal("R27"),
  reason: z.optional(z.enum(STOP_REASONS)),
  says: z.string(),
  /** What opens it again. */
  unlock: z.string(),
  /** On a simulated roller: closed there only. */
  rehearsed: z.optional(z.literal(true)),
});

/** GET and POST /api/profiles/:id/screening */
export const Screening = z.object({
  scope: z.string(),
  /** Absent: not accepted yet. */
  scopeAcceptedMs: z.optional(finite),
  /** To be answered before the next session. */
  due: z.array(z.object({ questionId: z.enum(QUESTION_IDS), asks: z.string(), when: z.enum(["first", "session"]) })),
  /** Open on both sides. */
  open: z.array(z.enum(MUSCLE_IDS)),
  blocks: z.array(Block),
  cautions: z.array(Advice),
  refer: z.array(Advice),
  /** Areas with a stop today. */
  stopped: z.array(Stopped),
});

export const PROGRAM_HINTS = ["first-week", "post-run-deep", "pre-run-wake-up", "maintenance"] as const;

/** GET /api/profiles/:id/plan */
export const Proposal = z.object({
  date: z.string(),
  /** Nothing today. */
  rest: z.boolean(),
  /** Days from today until the next session; 0 today. */
  restDays: finite,
  nextDate: z.string(),
  program: z.optional(z.enum(PROGRAM_HINTS)),
  /** In this order. */
  areas: z.array(Area),
  secondsPerArea: z.tuple([finite, finite]),
  minutes: z.tuple([finite, finite]),
  intensity: z.enum(["light", "usual"]),
  reasons: z.array(Reason),
});

/** GET /api/profiles/:id/bands: the force band of one area for today. */
export const AreaBand = z.object({
  ...Area.shape,
  forceN: z.tuple([finite, finite]),
  easeOffN: finite,
  stopN: finite,
  /** Measured on this person; else from the table. */
  personal: z.boolean(),
  reasons: z.array(Reason),
});

export const RAMP_PHASES = ["load", "answer", "done", "failed", "cancelled"] as const;

/** R10: a guided ramp goes on. */
export const RampMessage = z.object({
  type: z.literal("ramp"),
  rollerId: z.string(),
  sentMs: finite,
  ...Area.shape,
  phase: z.enum(RAMP_PHASES),
  /** 1, 2, … */
  step: finite,
  of: finite,
  /** What to press with in this step. */
  aimN: z.tuple([finite, finite]),
  /** How much of the steady time has come together, 0 to 1. */
  progress: finite,
  todo: z.string(),
  loads: z.array(z.object({ forceN: finite, discomfort: finite })),
  confidence: z.optional(finite),
  /** When it is done: what was found, in words. */
  reasons: z.optional(z.array(z.string())),
  /** The same, for other languages. */
  reasonsTold: z.optional(z.array(ToldText)),
});

/** POST /api/rollers/:id/ramp */
export const RampCommand = z.discriminatedUnion("action", [
  z.object({ action: z.literal("start"), muscle: z.enum(MUSCLE_IDS), side: z.enum(SIDES) }),
  z.object({ action: z.literal("answer"), discomfort: z.int().check(z.minimum(0), z.maximum(10)) }),
  z.object({ action: z.literal("cancel") }),
]);

export type Reason = z.infer<typeof Reason>;
export type Block = z.infer<typeof Block>;
export type Stopped = z.infer<typeof Stopped>;
export type Advice = z.infer<typeof Advice>;
export type Screening = z.infer<typeof Screening>;
export type ProgramHint = (typeof PROGRAM_HINTS)[number];
export type Proposal = z.infer<typeof Proposal>;
export type AreaBand = z.infer<typeof AreaBand>;
export type RampPhase = (typeof RAMP_PHASES)[number];
export type RampMessage = z.infer<typeof RampMessage>;
export type RampCommand = z.infer<typeof RampCommand>;
