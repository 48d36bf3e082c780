// The steps of a program of which the plan takes some muscles only (R20), in the order in which it takes them.
import type { MuscleId, Side } from "#shared/domain/muscles.ts";
import type { Program, ProgramStep } from "#shared/schema/program.ts";

export interface Taken {
  readonly muscle: MuscleId;
  /** Those that may be rolled, the one to begin with first. */
  readonly sides: readonly Side[];
}

const EITHER: readonly Side[] = ["left", "right"];

/** Muscle after muscle, side after side; what is bound to no muscle comes last. */
export function stepsFor({ steps }: Program, taken: readonly Taken[]): ProgramStep[] {
  const bound = taken.flatMap(({ muscle, sides }) => {
    const own = steps.filter((step) => "muscle" in step && step.muscle === muscle);
    const bySide = sides.flatMap((side) => own.filter((step) => "side" in step && step.side === side));
    const onBoth = own.filter((step) => "side" in step && step.side === "both");
    return EITHER.every((side) => sides.includes(side)) ? [...bySide, ...onBoth] : bySide;
  });
  return [...bound, ...steps.filter((step) => !("muscle" in step))];
}

/** In the order of the file, each once. */
export function musclesOf({ steps }: Program): MuscleId[] {
  return [...new Set(steps.flatMap((step) => ("muscle" in step ? [step.muscle] : [])))];
}

/** As it runs for a person without a past. */
export function usualSteps(program: Program): ProgramStep[] {
  const { choose } = program;
  if (choose === undefined) return program.steps;
  const order = [...new Set([...choose.otherwise, ...musclesOf(program)])];
  return stepsFor(
    program,
    order.slice(0, choose.muscles).map((muscle) => ({ muscle, sides: EITHER })),
  );
}
