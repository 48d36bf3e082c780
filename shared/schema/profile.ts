// A person who uses the hub, kept in DIR/profiles/ID.json, and what the API says and takes about one.
import * as z from "zod/mini";

import { isLocalDate } from "#shared/domain/calendar.ts";
import { MUSCLE_IDS, SIDES } from "#shared/domain/muscles.ts";
import { STOP_REASONS } from "#shared/domain/prompts.ts";
import { QUESTION_IDS } from "#shared/domain/questionIds.ts";
import { EXPERIENCES, TRAINING_PHASES } from "#shared/domain/training.ts";
import { BODY_WEIGHT_RANGE_KG } from "#shared/schema/config.ts";
import { NOT_PLAIN } from "#shared/schema/plainText.ts";

export const MAX_NAME = 60;
export const MAX_NOTE = 500;
/** How much of the past a profile keeps; the oldest goes first. */
export const MAX_KEPT = { rolled: 1000, checkIns: 400, fits: 200, stops: 64 } as const;

const time = z.number().check(z.minimum(0), z.maximum(8.64e15));
const nrs = z.int().check(z.minimum(0), z.maximum(10));
/** Control characters, those that turn the direction of text or do not show, line ends of other kinds, half characters. What scripts and emoji are joined with is fine. */
const UNSAFE = String.raw`\p{Cc}\p{Cs}\u200B\u2028-\u202E\u2060-\u206F\uFEFF`;
const plain = z.regex(new RegExp(`^[^${UNSAFE}]*$`, "u"), NOT_PLAIN);

export const ProfileId = z.string().check(z.regex(/^[0-9a-f]{12}$/));
export const ProfileName = z.string().check(z.trim(), z.minLength(1), z.maxLength(MAX_NAME), plain);
/** Lines are fine in a note; other control characters are not. */
export const Note = z
  .string()
  .check(z.trim(), z.maxLength(MAX_NOTE), z.regex(new RegExp(`^[^${UNSAFE}]*(?:\\n[^${UNSAFE}]*)*$`, "u"), NOT_PLAIN));
export const LocalDate = z.string().check(z.maxLength(10), z.refine(isLocalDate, "must be a date like 2026-03-29"));
const BodyWeight = z.number().check(z.minimum(BODY_WEIGHT_RANGE_KG[0]), z.maximum(BODY_WEIGHT_RANGE_KG[1]));

export const UnitChoice = z.object({
  pace: z.enum(["in", "mm"]),
  mass: z.enum(["kg", "lb"]),
  force: z.enum(["N", "kgf"]),
});

export const Area = z.object({ muscle: z.enum(MUSCLE_IDS), side: z.enum(SIDES) });

/** What a person says about themselves and may change. */
export const ProfileDetails = z.object({
  name: ProfileName,
  /** Absent: assumed, and marked so. */
  bodyWeightKg: z.optional(BodyWeight),
  units: z.optional(UnitChoice),
  /** The side rolled first. */
  usualSide: z.optional(z.enum(SIDES)),
  kneePainNow: z.optional(z.boolean()),
  experience: z.optional(z.enum(EXPERIENCES)),
  /** What kind of training day it is. */
  phase: z.optional(z.enum(TRAINING_PHASES)),
});

/** R10: steady loads with their answers, as measured. The band is worked out from them. */
export const PressureFit = z.object({
  ...Area.shape,
  fittedMs: time,
  loads: z
    .array(z.object({ forceN: z.number().check(z.positive(), z.maximum(1e5)), discomfort: nrs }))
    .check(z.minLength(1), z.maxLength(8)),
  confidence: z.number().check(z.minimum(0), z.maximum(1)),
  /** The roller it was measured on. */
  deviceId: z.optional(z.string().check(z.maxLength(64))),
});

/** One session, as the plan and the ceilings need it. */
export const Rolled = z.object({
  sessionId: z.string().check(z.maxLength(64)),
  atMs: time,
  date: LocalDate,
  areas: z
    .array(z.object({ ...Area.shape, contactMs: time, ceilingN: z.number().check(z.minimum(0), z.maximum(1e5)) }))
    .check(z.maxLength(64)),
});

/** R33: how it was the next day. */
export const CheckIn = z.object({
  date: LocalDate,
  atMs: time,
  /** 0 to 10. */
  soreness: nrs,
  soreOverADay: z.boolean(),
  bruised: z.boolean(),
  kneePain: nrs,
  /** The knee pain has flared up. */
  flare: z.boolean(),
  /** Sore or bruised there; absent or empty: wherever the last session was. */
  areas: z.optional(z.array(Area).check(z.maxLength(32))),
  phase: z.optional(z.enum(TRAINING_PHASES)),
  note: z.optional(Note),
});
const { atMs: _set, ...told } = CheckIn.shape;
export const NewCheckIn = z.object({ ...told, date: z.optional(LocalDate) });

const Said = z.object({
  yesMs: z.optional(time),
  noMs: z.optional(time),
  clearedMs: z.optional(time),
  /** The local date of the newest answer. */
  date: z.optional(LocalDate),
  /** Where the last yes is; absent: everywhere the question may close. */
  side: z.optional(z.enum(SIDES)),
  muscles: z.optional(z.array(z.enum(MUSCLE_IDS)).check(z.maxLength(MUSCLE_IDS.length))),
});
/** When a question was last answered with yes and with no, and cleared; `before`: what stood before the newest yes. */
export const Answered = z.extend(Said, { before: z.optional(Said) });
export const Answers = z.partialRecord(z.enum(QUESTION_IDS), Answered);

/** R27: the person stopped there; it stays closed for the rest of that day. */
export const StoppedArea = z.object({
  ...Area.shape,
  atMs: time,
  /** The local date. */
  date: LocalDate,
  /** What it felt like, once it was said. */
  reason: z.optional(z.enum(STOP_REASONS)),
  /** On a simulated roller: closed there only. */
  rehearsed: z.optional(z.literal(true)),
});

export const Profile = z.object({
  id: ProfileId,
  createdMs: time,
  /** When the scope statement was accepted; absent: not yet. */
  scopeAcceptedMs: z.optional(time),
  ...ProfileDetails.shape,
  units: UnitChoice,
  usualSide: z.enum(SIDES),
  kneePainNow: z.boolean(),
  screening: Answers,
  fits: z.array(PressureFit).check(z.maxLength(MAX_KEPT.fits)),
  rolled: z.array(Rolled).check(z.maxLength(MAX_KEPT.rolled)),
  checkIns: z.array(CheckIn).check(z.maxLength(MAX_KEPT.checkIns)),
  /** Of the newest day with a stop; absent: none. */
  stops: z.optional(z.array(StoppedArea).check(z.maxLength(MAX_KEPT.stops))),
});

/** Which stop was a mistake: a rehearsed one and a real one on the same area are two. */
export const MistakenStop = z.object({ ...Area.shape, rehearsed: z.optional(z.literal(true)) });

/** Whose turn it is on which roller. */
export const ActiveProfiles = z.record(z.string().check(z.maxLength(32)), ProfileId);

/** POST /api/profiles/:id/screening */
export const ScreeningInput = z.object({
  /** The scope statement has been read and accepted: once for all. */
  scopeAccepted: z.optional(z.literal(true)),
  answers: z.optional(
    z
      .array(
        z.object({
          questionId: z.enum(QUESTION_IDS),
          yes: z.boolean(),
          side: z.optional(z.enum(SIDES)),
          muscles: z.optional(z.array(z.enum(MUSCLE_IDS)).check(z.maxLength(MUSCLE_IDS.length))),
        }),
      )
      .check(z.maxLength(64)),
  ),
  /** A professional has cleared these. */
  cleared: z.optional(z.array(z.enum(QUESTION_IDS)).check(z.maxLength(64))),
  /** R25: a yes to these was a wrong tick, it is not so: taken back, where that is still possible. */
  notSo: z.optional(z.array(z.enum(QUESTION_IDS)).check(z.maxLength(64))),
  /** R27: these stops were a mistake, nothing hurt: their areas open again. */
  mistaken: z.optional(z.array(MistakenStop).check(z.maxLength(MAX_KEPT.stops))),
});

export type UnitChoice = z.infer<typeof UnitChoice>;
export type Area = z.infer<typeof Area>;
export type ProfileDetails = z.infer<typeof ProfileDetails>;
export type PressureFit = z.infer<typeof PressureFit>;
export type Rolled = z.infer<typeof Rolled>;
export type MistakenStop = z.infer<typeof MistakenStop>;
export type StoppedArea = z.infer<typeof StoppedArea>;
export type CheckIn = z.infer<typeof CheckIn>;
export type NewCheckIn = z.infer<typeof NewCheckIn>;
export type Answered = z.infer<typeof Answered>;
export type Answers = z.infer<typeof Answers>;
export type Profile = z.infer<typeof Profile>;
export type ActiveProfiles = z.infer<typeof ActiveProfiles>;
export type ScreeningInput = z.infer<typeof ScreeningInput>;
