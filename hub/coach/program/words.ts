// What is said between the steps of a program.
import { MIND } from "#shared/domain/mind.ts";
import { muscleById } from "#shared/domain/muscles.ts";
import type { NotCounted, StepEnd } from "#shared/domain/programProgress.ts";
import { toolById, type ToolId } from "#shared/domain/tools.ts";
import { SECONDS_PER_MINUTE } from "#shared/domain/units.ts";
import type { ProgramStep, ReadyProgram } from "#shared/schema/program.ts";
import { secondsWords } from "#hub/coach/words.ts";
import type { Tally } from "./tally.ts";

const SIDES = { left: "left", right: "right", both: "both legs" } as const;
const TOOLS = {
  ball: "with a ball",
  stick: "with a stick",
  cane: "with a cane",
  percussion: "with a percussion device",
  floss: "with a floss band",
} as const;
const REASONS: Readonly<Record<NotCounted, string>> = {
  noContact: "off the roller",
  tooLight: "too light",
  tooHard: "too heavy",
  tooFast: "too fast",
  tooSlow: "too slow",
  nearKnee: "too near the knee",
  heldTooLong: "too long on one spot",
  closedArea: "where you stopped or where it is closed",
  enough: "more than this part needs",
  noForce: "at an unknown pressure",
  noData: "without data",
  resting: "rest between two loads",
  paused: "paused",
};

/** e.g. "Quadriceps, left: slow and deep for 90 s." */
export function stepWords(step: ProgramStep): string {
  const timeS = step.seconds.target;
  if (step.mode === "free") return `Roll freely for up to ${minutesWords(timeS)}.`;
  const place = placeWords(step);
  switch (step.mode) {
    case "deep":
      return `${place}: slow and deep for ${timeS} s.`;
    case "pre-run":
      return `${place}: quick, without stopping, for ${timeS} s.`;
    case "hold-and-roll":
      return `${place}: hold a tender spot for ${step.holdS[1]} s, roll slowly for ${timeS - step.holdS[1]} s.`;
    case "timed":
      return `${place}: ${TOOLS[step.tool]} for ${timeS} s, up to ${step.discomfortAtMost} of 10. ${toolWords(step.tool)}`;
  }
}

/** R18: how long at most, what to mind, and that nothing is measured. */
function toolWords(id: ToolId): string {
  const { onePlaceS, mind } = toolById(id);
  return `At most ${onePlaceS[1]} s on one place. ${mind} The roller does not measure this.`;
}

/** R13, R17: what to keep off, where the roller comes to a muscle for the first time; empty, or with a space before. */
export function mindWords(steps: readonly ProgramStep[], at: number): string {
  const muscleOf = (step: ProgramStep | undefined) =>
    step === undefined || step.mode === "free" || step.mode === "timed" ? undefined : step.muscle;
  const muscle = muscleOf(steps[at]);
  const isFirst = muscle !== undefined && steps.findIndex((step) => muscleOf(step) === muscle) === at;
  return isFirst ? ` ${MIND[muscle].says}` : "";
}

function placeWords(step: ProgramStep): string {
  return step.mode === "free" ? "free rolling" : `${muscleById(step.muscle).name}, ${SIDES[step.side]}`;
}

/** The places among these steps that are closed, reason by reason; empty, or with a space before. */
export function leftOutWords(
  steps: readonly ProgramStep[],
  whyClosed: (step: ProgramStep) => string | undefined,
): string {
  const places = new Map<string, Set<string>>();
  for (const step of steps) {
    const why = whyClosed(step);
    if (why !== undefined) places.set(why, (places.get(why) ?? new Set()).add(placeWords(step)));
  }
  return [...places].map(([why, where]) => ` Left out: ${[...where].join("; ")}. ${why}`).join("");
}

/** The area of the step that runs was closed meanwhile. */
export function closedWords(why: string): string {
  return `Lift off: this area is closed now. ${why} Press Space to go on elsewhere.`;
}

/** R8, R18: where nothing is measured, the answer is what tells. */
export function tooMuchWords(nrs: number, atMost: number): string {
  return `You said ${nrs} of 10: press less, or stop. Up to ${atMost} is as much as helps here.`;
}

function minutesWords(s: number): string {
  return s >= 2 * SECONDS_PER_MINUTE ? `${(s / SECONDS_PER_MINUTE).toFixed(0)} minutes` : `${s} s`;
}

/** How the step that is over went. */
export function endWords(step: ProgramStep, tally: Tally, how: StepEnd): string {
  const counted = secondsWords(wholeS(tally.countedMs));
  switch (how) {
    case "done":
      return step.mode === "timed" ? "Done." : `Done: ${counted} counted.`;
    case "timeUp":
      return `Time to move on: ${counted} counted${mostly(tally)}; ${step.seconds.most} s under load are enough for one muscle.`;
    case "closed":
      // What is left out, and why, is told of all such steps together.
      return "";
    default:
      return "Skipped.";
  }
}

function wholeS(ms: number): number {
  return Math.floor(ms / 1000) * 1000;
}

/** The reason that took the most, when it took a second or more. */
function mostly({ notCountedMs }: Tally): string {
  const most = Object.entries(REASONS)
    .map(([why, words]) => ({ words, ms: Object.entries(notCountedMs).find(([name]) => name === why)?.[1] ?? 0 }))
    .toSorted((one, other) => other.ms - one.ms)[0];
  return most === undefined || most.ms < 1000 ? "" : `, ${secondsWords(wholeS(most.ms))} were ${most.words}`;
}

/** What is said first: its name, what the plan chose. */
function beginWords({ name, chosen = [] }: ReadyProgram): string {
  const muscles = chosen.map(({ muscle }) => muscleById(muscle).name.toLowerCase()).join(", ");
  return muscles === "" ? `${name}.` : `${name}. Today: ${muscles}.`;
}

export function finishWords({ name }: ReadyProgram): string {
  return `${name} is finished. Roll on as you like, or end the session.`;
}

/** R6, R30: an unknown force is no force in the band. */
export function startWords(program: ReadyProgram, forceKnown: boolean): string {
  const isMeasured = program.steps.some(({ mode }) => mode !== "free" && mode !== "timed");
  return forceKnown || !isMeasured ? beginWords(program) : `${beginWords(program)} ${UNCALIBRATED}`;
}

const UNCALIBRATED =
  "This roller is not calibrated: how hard you press is unknown, so time counts only in free steps and with other tools. " +
  "Calibrate it first, or roll on with the pace alone.";

export const WAITS = "I wait for you. Lean on to go on, or press N for the next step.";

export const ROLLER_CHANGED = "This is another roller. Press Space to go on with it.";
