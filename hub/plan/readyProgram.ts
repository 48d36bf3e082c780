// R8, R20, R21, R34: a program made ready for one person: where the plan chooses, the muscles it takes and why.
import { musclesOf, stepsFor } from "#hub/coach/program/chosen.ts";
import { DAYS_PER_WEEK } from "#shared/domain/calendar.ts";
import type { MuscleId } from "#shared/domain/muscles.ts";
import { RULES } from "#shared/domain/rules.ts";
import { reason, told } from "#shared/domain/sentences/english.ts";
import type { Told } from "#shared/domain/sentences/tell.ts";
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
  const name = `muscle.${muscle}`;
  if (why === "key") return reason("R21", told("chosen.key", { muscle: name }));
  if (why === "asked") return reason("R34", told("plan.asked", { muscle: name }));
  if (facts.rolled.length === 0) return reason("R20", told("chosen.first", { muscle: name }));
  const last = lastRolled(muscle, facts);
  if (last === undefined) return reason("R20", told("chosen.never", { muscle: name }));
  return reason("R20", rolledAgo(name, daysAgo(last, facts.today)));
}

function lastRolled(muscle: MuscleId, { rolled }: ReadyFacts): string | undefined {
  return rolled.findLast(({ areas }) => areas.some((area) => area.muscle === muscle))?.date;
}

function rolledAgo(muscle: string, days: number): Told {
  if (days <= 0) return told("chosen.today", { muscle });
  if (days === 1) return told("chosen.yesterday", { muscle });
  return days > 2 * DAYS_PER_WEEK ? told("chosen.weeks", { muscle }) : told("chosen.days", { muscle, days });
}

/** R8: what the roller does not measure stays within the gentle range too. */
function gently(step: ProgramStep, { gentle }: ReadyFacts): ProgramStep {
  if (gentle === undefined || step.mode !== "timed") return step;
  return { ...step, discomfortAtMost: Math.min(step.discomfortAtMost, RULES.R8.numbers.gentleNrs[1]) };
}
