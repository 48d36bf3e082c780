// What is said between the steps of a program, as sentences by id: docs/web.md has how they become words.
import type { MuscleId } from "#shared/domain/muscles.ts";
import { NOT_COUNTED, type NextStepSentence, type StepEnd } from "#shared/domain/programProgress.ts";
import { told } from "#shared/domain/sentences/english.ts";
import type { Told, ToldValue } from "#shared/domain/sentences/tell.ts";
import { toolById } from "#shared/domain/tools.ts";
import { SECONDS_PER_MINUTE } from "#shared/domain/units.ts";
import type { ProgramStep, ReadyProgram } from "#shared/schema/program.ts";
import type { Tally } from "./tally.ts";

/** e.g. "Next: Quadriceps, left: slow and deep for 90 s." */
export function nextWords(step: ProgramStep): Told & { readonly id: NextStepSentence } {
  const seconds = step.seconds.target;
  if (step.mode === "free") {
    return seconds >= 2 * SECONDS_PER_MINUTE
      ? next("program.freeMinutes", { minutes: Math.round(seconds / SECONDS_PER_MINUTE) })
      : next("program.freeSeconds", { seconds });
  }
  const place = placeOf(step);
  switch (step.mode) {
    case "deep":
      return next("program.deep", { place, seconds });
    case "pre-run":
      return next("program.preRun", { place, seconds });
    case "hold-and-roll":
      return next("program.holdAndRoll", { place, holdS: step.holdS[1], rollS: seconds - step.holdS[1] });
    case "timed": {
      // R18: how long at most, what to mind, and that nothing is measured.
      const { onePlaceS } = toolById(step.tool);
      const tool = { tool: `with.${step.tool}`, mind: `toolMind.${step.tool}`, onePlaceS: onePlaceS[1] };
      return next("program.timed", { place, seconds, nrs: step.discomfortAtMost, ...tool });
    }
  }
}

function next(id: NextStepSentence, values: Record<string, ToldValue>): Told & { readonly id: NextStepSentence } {
  return { id, values };
}

/** R13, R17: what to keep off, where the roller comes to a muscle for the first time. */
export function mindWords(steps: readonly ProgramStep[], at: number): Told[] {
  const muscleOf = (step: ProgramStep | undefined): MuscleId | undefined =>
    step === undefined || step.mode === "free" || step.mode === "timed" ? undefined : step.muscle;
  const muscle = muscleOf(steps[at]);
  const isFirst = muscle !== undefined && steps.findIndex((step) => muscleOf(step) === muscle) === at;
  return isFirst ? [told(`mind.${muscle}`)] : [];
}

/** What the program's maker wrote. */
export function noteWords({ note }: ProgramStep): Told[] {
  return note === undefined ? [] : [told("own", { text: note })];
}

function placeOf(step: Exclude<ProgramStep, { mode: "free" }>): string {
  return `place.${step.muscle}.${step.side}`;
}

/** The places among these steps that are closed, reason by reason. */
export function leftOutWords(
  steps: readonly ProgramStep[],
  whyClosed: (step: ProgramStep) => string | undefined,
): Told[] {
  const places = new Map<string, Set<string>>();
  for (const step of steps) {
    const why = whyClosed(step);
    if (why !== undefined && step.mode !== "free") places.set(why, (places.get(why) ?? new Set()).add(placeOf(step)));
  }
  return [...places].map(([why, where]) => told("program.leftOut", { places: [...where], why }));
}

/** The area of the step that runs was closed meanwhile. */
export function closedWords(why: string): Told[] {
  return [told("program.closed", { why })];
}

/** R8, R18: where nothing is measured, the answer is what tells. */
export function tooMuchWords(nrs: number, mostNrs: number): Told[] {
  return [told("program.tooMuch", { nrs, mostNrs })];
}

/** How the step that is over went. */
export function endWords(step: ProgramStep, tally: Tally, how: StepEnd): Told[] {
  const countedS = wholeS(tally.countedMs);
  switch (how) {
    case "done":
      return [step.mode === "timed" ? told("program.done") : told("program.doneCounted", { countedS })];
    case "timeUp": {
      const lost = mostly(tally);
      const values = { countedS, mostS: step.seconds.most };
      return [
        lost === undefined
          ? told("program.timeUp", values)
          : told("program.timeUpMostly", { ...values, lostS: lost.seconds, lost: lost.why }),
      ];
    }
    case "closed":
      // What is left out, and why, is told of all such steps together.
      return [];
    default:
      return [told("program.skipped")];
  }
}

function wholeS(ms: number): number {
  return Math.floor(ms / 1000);
}

/** The reason that took the most, when it took a second or more. */
function mostly({ notCountedMs }: Tally): { why: string; seconds: number } | undefined {
  const most = NOT_COUNTED.map((why) => ({ why: `lost.${why}`, seconds: wholeS(notCountedMs[why] ?? 0) })).toSorted(
    (one, other) => other.seconds - one.seconds,
  )[0];
  return most === undefined || most.seconds < 1 ? undefined : most;
}

/** What is said first: its name, what the plan chose. */
function beginWords({ name, chosen = [] }: ReadyProgram): Told {
  if (chosen.length === 0) return told("program.begin", { name });
  return told("program.today", { name, muscles: chosen.map(({ muscle }) => `muscleIn.${muscle}`) });
}

export function finishWords({ name }: ReadyProgram): Told {
  return told("program.finished", { name });
}

/** R6, R30: an unknown force is no force in the band. */
export function startWords(program: ReadyProgram, forceKnown: boolean): Told[] {
  const isMeasured = program.steps.some(({ mode }) => mode !== "free" && mode !== "timed");
  return [beginWords(program), ...(forceKnown || !isMeasured ? [] : [told("program.uncalibrated")])];
}
