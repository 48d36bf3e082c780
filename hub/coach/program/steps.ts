// What a step asks of the rest of the coach.
import { withHolds } from "#hub/coach/bands.ts";
import { muscleById } from "#shared/domain/muscles.ts";
import { RULES } from "#shared/domain/rules.ts";
import type { Bands, Selection } from "#shared/schema/live.ts";
import type { ChosenMuscle, Program, ProgramStep, ReadyProgram } from "#shared/schema/program.ts";

/** What is rolled in this step; a free step leaves it to the person. */
export function selectionOf(step: ProgramStep): Selection | undefined {
  if (step.mode === "free") return undefined;
  return { muscle: step.muscle, side: step.side, mode: step.mode === "pre-run" ? "pre-run" : "deep" };
}

/** Which end of the strokes is at the knee (R16), when the step says so itself. */
export function kneeEndOf(step: ProgramStep): "start" | "far" | undefined {
  if (!("kneeGuard" in step || "startAt" in step)) return undefined;
  if (step.kneeGuard !== undefined) return step.kneeGuard;
  const hasKnee = muscleById(step.muscle).kneeEnd !== undefined;
  if (step.startAt === undefined || !hasKnee) return undefined;
  return step.startAt === "lower" ? "start" : "far";
}

/** The step's own hold targets in place of the muscle's (R4). */
export function withHoldTargets(bands: Bands, step: ProgramStep): Bands {
  if (!("holdS" in step) || step.holdS === undefined) return bands;
  const asked = withHolds(bands, { holdMinimumMs: step.holdS[0] * 1000, holdTargetMs: step.holdS[1] * 1000 });
  const isSame = bands.holdMinimumMs === asked.holdMinimumMs && bands.holdTargetMs === asked.holdTargetMs;
  return isSame ? bands : asked;
}

/** Why the plan chose what this step rolls. */
export function becauseOf({ steps, chosen }: ReadyProgram, index: number): ChosenMuscle | undefined {
  const step = steps[index];
  return step !== undefined && "muscle" in step ? chosen?.find(({ muscle }) => muscle === step.muscle) : undefined;
}

/** How long these steps last, each with the rest after it but the last one of the program. */
export function stepsLastMs(program: Program, from = 0, isLeftOut: (index: number) => boolean = () => false): number {
  return program.steps.reduce((sum, step, index) => {
    if (index < from || isLeftOut(index)) return sum;
    return sum + step.seconds.target * 1000 + (index + 1 < program.steps.length ? restAfterMs(program, index) : 0);
  }, 0);
}

export function restAfterMs({ steps }: Program, index: number): number {
  const step = steps[index];
  return (step?.restS ?? RULES.R19.numbers.betweenStepsS) * 1000;
}
