// What the rules allow a program: R2 and R19 the time for a muscle, R5 the longest hold, R16 the knee, R18 other tools,
// R22 the order. A fault keeps a program from being loaded; a note is only told (R20: how long a session is).
import { muscleById } from "#shared/domain/muscles.ts";
import { RULES, type RuleId } from "#shared/domain/rules.ts";
import { told } from "#shared/domain/sentences/english.ts";
import type { Told } from "#shared/domain/sentences/tell.ts";
import { toolById } from "#shared/domain/tools.ts";
import { SECONDS_PER_MINUTE } from "#shared/domain/units.ts";
import type { Program, ProgramStep } from "#shared/schema/program.ts";
import { musclesOf, usualSteps } from "./chosen.ts";
import { stepsLastMs } from "./steps.ts";

export interface ProgramFault {
  readonly path: readonly (string | number)[];
  readonly ruleId: RuleId;
  readonly says: string;
}

export interface ProgramJudgement {
  readonly faults: readonly ProgramFault[];
  readonly notes: readonly Told[];
  readonly lastsS: number;
}

export function judgeProgram(program: Program): ProgramJudgement {
  const faults = program.steps.flatMap((step, index) =>
    stepFaults(step, program).map((fault) => ({ ...fault, path: ["steps", index, ...fault.path] })),
  );
  const usual = { ...program, steps: usualSteps(program) };
  const lastsS = stepsLastMs(usual) / 1000;
  return { faults: [...faults, ...chooseFaults(program)], notes: notesOf(program, lastsS), lastsS };
}

function chooseFaults(program: Program): ProgramFault[] {
  const { choose } = program;
  if (choose === undefined) return [];
  const faults: ProgramFault[] = [];
  const fault = (path: readonly (string | number)[], says: string): void =>
    void faults.push({ path: ["choose", ...path], ruleId: "R20", says });
  const { musclesAtMost } = RULES.R20.numbers;
  if (choose.muscles > musclesAtMost) fault(["muscles"], `at most ${musclesAtMost} muscles a day`);
  if (choose.otherwise.length > choose.muscles) fault(["otherwise"], `not more than the ${choose.muscles} to choose`);
  const known = musclesOf(program);
  choose.otherwise.forEach((muscle, index) => {
    if (!known.includes(muscle)) fault(["otherwise", index], `no step is for ${muscleById(muscle).name}`);
    if (choose.otherwise.indexOf(muscle) < index) fault(["otherwise", index], "a muscle is named once");
  });
  return faults;
}

/** What the plan will do, for the person who looks at the program. */
export function chooseWords(program: Program): Told[] | undefined {
  if (program.choose === undefined) return undefined;
  const { muscles, otherwise } = program.choose;
  const usual = otherwise.map((muscle) => `muscleIn.${muscle}`);
  return [told("program.chooses", { most: muscles, of: musclesOf(program).length, muscles: usual })];
}

/** The most seconds under load, and the rule that says so. */
function longestS(step: ProgramStep): { ruleId: RuleId; atMostS: number } {
  switch (step.mode) {
    case "pre-run":
      return { ruleId: "R2", atMostS: RULES.R2.numbers.perMuscleAtMostS };
    case "timed":
      return { ruleId: "R18", atMostS: Math.min(RULES.R18.numbers.stepAtMostS, toolById(step.tool).onePlaceS[1]) };
    case "free":
      return { ruleId: "R20", atMostS: RULES.R20.numbers.sessionS[1] };
    default:
      return { ruleId: "R19", atMostS: RULES.R19.numbers.deepS[1] };
  }
}

function stepFaults(step: ProgramStep, { when }: Program): ProgramFault[] {
  const faults: ProgramFault[] = [];
  const fault = (path: readonly string[], ruleId: RuleId, says: string): void =>
    void faults.push({ path, ruleId, says });
  const { least, target, most } = step.seconds;
  const { ruleId, atMostS } = longestS(step);
  if (most > atMostS) fault(["seconds", "most"], ruleId, `at most ${atMostS} s here`);
  if (target > most) fault(["seconds", "target"], ruleId, "target must not be more than most");
  if (least > target) fault(["seconds", "least"], ruleId, "least must not be more than target");
  if (when === "before-run" && (step.mode === "deep" || step.mode === "hold-and-roll")) {
    fault(["mode"], "R22", "before a run the muscle is cold: pre-run, free or timed steps only");
  }
  if (step.mode === "timed") toolFaults(step, fault);
  if ("holdS" in step && step.holdS !== undefined) holdFaults(step.holdS, step, fault);
  if ("kneeGuard" in step || "startAt" in step) kneeFaults(step, fault);
  return faults;
}

type Report = (path: readonly string[], ruleId: RuleId, says: string) => void;

function toolFaults({ tool, muscle, discomfortAtMost }: Extract<ProgramStep, { mode: "timed" }>, fault: Report): void {
  const { discomfortAtMostNrs } = RULES.R18.numbers;
  if (discomfortAtMost > discomfortAtMostNrs)
    fault(["discomfortAtMost"], "R18", `at most ${discomfortAtMostNrs} of 10`);
  const { name, muscles } = toolById(tool);
  if (muscles.includes(muscle)) return;
  const places = muscles.map((id) => muscleById(id).name.toLowerCase());
  fault(["muscle"], "R18", `${name.toLowerCase()}: only for ${places.join(", ")}`);
}

function holdFaults([least, target]: readonly [number, number], step: ProgramStep, fault: Report): void {
  const longestHoldS = RULES.R5.numbers.moveOnAfterMs / 1000;
  if (target > longestHoldS) fault(["holdS", "1"], "R5", `a hold lasts at most ${longestHoldS} s`);
  if (least > target) fault(["holdS", "0"], "R5", "the first number must not be more than the second");
  if (step.mode === "hold-and-roll" && target >= step.seconds.target) {
    fault(["holdS", "1"], "R5", "hold-and-roll needs time to roll: the hold has to be shorter than the target");
  }
}

function kneeFaults(step: ProgramStep, fault: Report): void {
  if (!("muscle" in step)) return;
  const kneeGuard = "kneeGuard" in step ? step.kneeGuard : undefined;
  const startAt = "startAt" in step ? step.startAt : undefined;
  const { kneeEnd, name } = muscleById(step.muscle);
  if (kneeGuard !== undefined && kneeEnd === undefined && step.muscle !== "calf") {
    fault(["kneeGuard"], "R16", `${name} does not end at the knee`);
  }
  if (kneeGuard === undefined || startAt === undefined) return;
  // Of the calf the upper end is at the knee, of every other muscle the lower one.
  const atKnee = step.muscle === "calf" ? startAt === "upper" : startAt === "lower";
  if (atKnee !== (kneeGuard === "start")) fault(["kneeGuard"], "R16", "it contradicts startAt");
}

function notesOf(program: Program, lastsS: number): Told[] {
  const [shortS, longS] = RULES.R20.numbers.sessionS;
  const notes: Told[] = [];
  const inMinutes = (s: number): number => Math.round(s / SECONDS_PER_MINUTE);
  const minutes = inMinutes(lastsS);
  if (lastsS > longS) notes.push(told("note.long", { minutes, mostMinutes: inMinutes(longS) }));
  if (lastsS < shortS && program.when === "after-run") {
    notes.push(told("note.short", { minutes, leastMinutes: inMinutes(shortS) }));
  }
  const shortest = RULES.R19.numbers;
  program.steps.forEach((step, index) => {
    const leastS = step.mode === "pre-run" ? shortest.preRunS[0] : step.mode === "deep" ? shortest.deepS[0] : 0;
    if (step.seconds.target < leastS) notes.push(told("note.shortStep", { step: index + 1, seconds: leastS }));
  });
  return notes;
}
