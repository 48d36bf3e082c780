// A program under way, as the page shows it.
import * as z from "zod/mini";

import { MUSCLE_IDS, SIDES } from "#shared/domain/muscles.ts";
import { NOT_COUNTED, PROGRAM_PAUSES, PROGRAM_PHASES, STEP_ENDS } from "#shared/domain/programProgress.ts";
import { STEP_MODES, TOOLS } from "#shared/schema/program.ts";
import { ToldText } from "#shared/schema/told.ts";

const finite = z.number();

/** A step that runs or comes; absent muscle and side: whatever the person chooses. */
const ShownStep = z.object({
  /** From 0. */
  index: finite,
  of: finite,
  mode: z.enum(STEP_MODES),
  muscle: z.optional(z.enum(MUSCLE_IDS)),
  side: z.optional(z.enum(SIDES)),
  tool: z.optional(z.enum(TOOLS)),
  note: z.optional(z.string()),
  /** Why the plan chose this muscle. */
  because: z.optional(z.object({ ruleId: z.string(), says: z.string(), told: z.optional(ToldText) })),
  /** What to keep off, or to mind with the tool. */
  mind: z.optional(z.object({ says: z.string(), told: z.optional(ToldText) })),
  leastMs: finite,
  targetMs: finite,
  mostMs: finite,
  passes: z.optional(finite),
  holdTargetMs: z.optional(finite),
  discomfortAtMost: z.optional(finite),
  breathsPerMin: z.optional(finite),
});

export const ProgramView = z.object({
  programId: z.string(),
  name: z.string(),
  phase: z.enum(PROGRAM_PHASES),
  paused: z.optional(z.enum(PROGRAM_PAUSES)),
  step: ShownStep,
  /** Until the program is over, rests included, when each step takes its target. */
  leftMs: z.optional(finite),
  countedMs: finite,
  /** Under load, whether it counted or not. */
  loadedMs: finite,
  heldMs: finite,
  passes: finite,
  /** Why nothing counts just now. */
  why: z.optional(z.enum(NOT_COUNTED)),
  /** What has not counted in this step so far, by its reason. */
  notCountedMs: z.partialRecord(z.enum(NOT_COUNTED), finite),
  restLeftMs: z.optional(finite),
  /** Steps that began and are over, by their place from 0, each as it was the last time. */
  behind: z.optional(z.array(z.object({ index: finite, how: z.enum(STEP_ENDS), countedMs: finite, targetMs: finite }))),
  /** Finished before its last step was. */
  endedEarly: z.optional(z.boolean()),
  /** Steps on areas that are closed, by their place from 0, and why. */
  leftOut: z.optional(
    z.array(
      z.object({
        index: finite,
        says: z.string(),
        muscle: z.optional(z.enum(MUSCLE_IDS)),
        side: z.optional(z.enum(SIDES)),
      }),
    ),
  ),
  /** The newest words between two steps, and when they were said. */
  said: z.optional(z.object({ text: z.string(), spoken: z.string(), told: z.optional(ToldText), atMs: finite })),
});

export const ProgramMessage = z.object({
  type: z.literal("program"),
  rollerId: z.string(),
  sentMs: finite,
  program: ProgramView,
});

export type ProgramView = z.infer<typeof ProgramView>;
export type ProgramMessage = z.infer<typeof ProgramMessage>;
