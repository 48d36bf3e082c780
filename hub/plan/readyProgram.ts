// R8, R20, R21, R34: a program made ready for one person: where the plan chooses, the muscles it takes and why.
import { musclesOf, stepsFor } from "#hub/coach/program/chosen.ts";
import { DAYS_PER_WEEK } from "#shared/domain/calendar.ts";
import { muscleById, type MuscleId } from "#shared/domain/muscles.ts";
import { RULES } from "#shared/domain/rules.ts";
import type { ChosenMuscle, Program, ProgramStep, ReadyProgram } from "#shared/schema/program.ts";
import { rankMuscles, type AreaFacts, type RankedMuscle } from "./chooseAreas.ts";
import { daysAgo } from "./rest.ts";
import { usualSideFirst } from "./usualSideFirst.ts";

export interface ReadyFacts extends Omit<AreaFacts, "onlyKeyAreas"> {
  /** The local date. */
  readonly today: string;
  /** Why R8's gentle range applies; undefined: it does not. */
  readonly gentle: string | undefined;
}

/** Without steps when every area it could take is closed. */
export function readyProgram(program: Program, facts: ReadyFacts): ReadyProgram {
  const { choose, ...rest } = program;
  if (choose === undefined) {
    const steps = usualSideFirst(program.steps, facts.usualSide);
    return { ...rest, steps: steps.map((step) => gently(step, facts)) };
  }
  const known = musclesOf(program);
  const ranked = rankMuscles({ ...facts, onlyKeyAreas: false }, choose.otherwise);
  const taken = ranked.filter(({ muscle }) => known.includes(muscle)).slice(0, choose.muscles);
  return {
    ...rest,
    steps: stepsFor(program, taken).map((step) => gently(step, facts)),
    chosen: taken.map((one) => ({ muscle: one.muscle, ...because(one, facts) })),
  };
}

function because({ muscle, why }: RankedMuscle, facts: ReadyFacts): Omit<ChosenMuscle, "muscle"> {
  const { name } = muscleById(muscle);
  if (why === "key") return { ruleId: "R21", says: `${name}: a spot there brings on your knee pain.` };
  if (why === "asked") return { ruleId: "R34", says: `${name}: asked most by this kind of training.` };
  if (facts.rolled.length === 0) return { ruleId: "R20", says: `${name}: one to begin with.` };
  const last = lastRolled(muscle, facts);
  if (last === undefined) return { ruleId: "R20", says: `${name}: not rolled so far.` };
  return { ruleId: "R20", says: `${name}: ${daysWords(daysAgo(last, facts.today))}.` };
}

function lastRolled(muscle: MuscleId, { rolled }: ReadyFacts): string | undefined {
  return rolled.findLast(({ areas }) => areas.some((area) => area.muscle === muscle))?.date;
}

function daysWords(days: number): string {
  if (days <= 0) return "rolled today, and its turn again";
  if (days === 1) return "last rolled yesterday";
  return days > 2 * DAYS_PER_WEEK ? "not rolled for weeks" : `last rolled ${days} days ago`;
}

/** R8: what the roller does not measure stays within the gentle range too. */
function gently(step: ProgramStep, { gentle }: ReadyFacts): ProgramStep {
  if (gentle === undefined || step.mode !== "timed") return step;
  return { ...step, discomfortAtMost: Math.min(step.discomfortAtMost, RULES.R8.numbers.gentleNrs[1]) };
}
