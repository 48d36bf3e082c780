// A program: what to roll one step after the other. JSON files a user can write and share; docs/programs.md explains
// every field. What the shape cannot say (the rules' limits) is judged in hub/coach/program/limits.ts.
import * as z from "zod/mini";

import { MUSCLE_IDS, SIDES } from "#shared/domain/muscles.ts";
import type { ToolId } from "#shared/domain/tools.ts";
import { ToldText } from "#shared/schema/told.ts";

export const PROGRAM_FORMAT = "inchworm-program";
/** A file is refused above this. */
export const MAX_PROGRAM_BYTES = 64 * 1024;
export const STEP_MODES = ["deep", "hold-and-roll", "pre-run", "free", "timed"] as const;
/** R18: used in timed steps, without the sensor; shared/domain/tools.ts has their places and limits. */
export const TOOLS = ["ball", "stick", "cane", "percussion", "floss"] as const satisfies readonly ToolId[];
export const WHEN = ["before-run", "after-run", "any"] as const;

const seconds = (most: number) => z.number().check(z.minimum(1), z.maximum(most));
/** One line of text a person reads: no control characters, which a terminal or a file would take for orders. */
const line = (most: number) =>
  z
    .string()
    .check(
      z.minLength(1),
      z.maxLength(most),
      z.regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$/u, "it has to be plain text in one line"),
    );

/** Seconds that count: fewer are few, `target` ends the step; `most` under load ends it whatever has counted. */
const StepSeconds = z.strictObject({ least: seconds(3600), target: seconds(3600), most: seconds(3600) });

const any = { note: z.optional(line(160)), restS: z.optional(z.number().check(z.minimum(0), z.maximum(300))) };
const where = { muscle: z.enum(MUSCLE_IDS), side: z.enum(SIDES) };
const breathing = { breathsPerMin: z.optional(z.number().check(z.minimum(3), z.maximum(20))) };
const ends = {
  startAt: z.optional(z.enum(["lower", "upper"])),
  kneeGuard: z.optional(z.enum(["start", "far"])),
};
const passes = z.optional(z.int().check(z.minimum(1), z.maximum(100)));
const holdS = z.tuple([seconds(600), seconds(600)]);

export const DeepStep = z.strictObject({
  mode: z.literal("deep"),
  ...where,
  seconds: StepSeconds,
  passes,
  holdS: z.optional(holdS),
  ...ends,
  ...breathing,
  ...any,
});
export const HoldAndRollStep = z.strictObject({
  mode: z.literal("hold-and-roll"),
  ...where,
  seconds: StepSeconds,
  holdS,
  ...ends,
  ...breathing,
  ...any,
});
export const PreRunStep = z.strictObject({
  mode: z.literal("pre-run"),
  ...where,
  seconds: StepSeconds,
  passes,
  ...ends,
  ...any,
});
/** Whatever the person likes, with live feedback only. */
export const FreeStep = z.strictObject({ mode: z.literal("free"), seconds: StepSeconds, ...any });
/** Without the sensor: the clock alone counts. */
export const TimedStep = z.strictObject({
  mode: z.literal("timed"),
  tool: z.enum(TOOLS),
  ...where,
  seconds: StepSeconds,
  discomfortAtMost: z.int().check(z.minimum(0), z.maximum(10)),
  ...breathing,
  ...any,
});

export const ProgramStep = z.discriminatedUnion("mode", [DeepStep, HoldAndRollStep, PreRunStep, FreeStep, TimedStep]);

/** The plan chooses among the muscles of the steps when the program starts (R20). */
export const Choose = z.strictObject({
  /** At most so many. */
  muscles: z.int().check(z.minimum(1), z.maximum(MUSCLE_IDS.length)),
  /** Of a person without a past, in this order; with one it decides among equals. */
  otherwise: z.array(z.enum(MUSCLE_IDS)).check(z.minLength(1), z.maxLength(MUSCLE_IDS.length)),
});

export const Program = z.strictObject({
  format: z.literal(PROGRAM_FORMAT),
  /** Of the program; raise it when you change it. */
  version: z.int().check(z.minimum(1), z.maximum(9999)),
  id: z
    .string()
    .check(z.maxLength(40), z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "use small letters, digits and single hyphens")),
  name: line(40),
  purpose: line(240),
  when: z.enum(WHEN),
  choose: z.optional(Choose),
  steps: z.array(ProgramStep).check(z.minLength(1), z.maxLength(40)),
});

export const ChosenMuscle = z.object({
  muscle: z.enum(MUSCLE_IDS),
  ruleId: z.string(),
  says: z.string(),
  told: z.optional(ToldText),
});

/** What the page offers; GET /api/programs. */
export const ProgramEntry = z.object({
  program: Program,
  /** What the plan will choose in it, in words. */
  chooses: z.optional(z.string()),
  choosesTold: z.optional(ToldText),
  /** With its rests, when all goes as meant. */
  lastsS: z.number(),
  /** What is unusual about it, in words. */
  notes: z.array(z.string()),
  /** The same, for other languages. */
  notesTold: z.optional(z.array(ToldText)),
  /** Shipped with the hub, not the user's own. */
  shipped: z.boolean(),
});

/** GET /api/programs */
export const ProgramList = z.object({
  programs: z.array(ProgramEntry),
  /** Files that cannot be used: each with its line and the reason. */
  refused: z.array(z.string()),
});

/** What a program that runs may be told at any time. */
export const PROGRAM_ACTIONS = ["next", "back", "pause", "resume", "end"] as const;

/** POST /api/rollers/{id}/program */
export const ProgramCommand = z.discriminatedUnion("action", [
  z.object({ action: z.literal("start"), programId: z.string().check(z.maxLength(40)) }),
  z.object({ action: z.enum(PROGRAM_ACTIONS) }),
]);

export type Program = z.infer<typeof Program>;
/** A muscle that was taken, with the reason. */
export type ChosenMuscle = z.infer<typeof ChosenMuscle>;
/** A program as it runs for one person: nothing is left to choose. */
export type ReadyProgram = Program & { readonly chosen?: readonly ChosenMuscle[] };
export type ProgramStep = z.infer<typeof ProgramStep>;
export type ProgramEntry = z.infer<typeof ProgramEntry>;
export type ProgramList = z.infer<typeof ProgramList>;
export type ProgramAction = (typeof PROGRAM_ACTIONS)[number];
export type ProgramCommand = z.infer<typeof ProgramCommand>;
export type StepMode = (typeof STEP_MODES)[number];
export type Tool = (typeof TOOLS)[number];
