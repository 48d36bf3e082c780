// A program under way as the page shows it.
import { inEnglish, told, wordsOf } from "#shared/domain/sentences/english.ts";
import type { ProgramView } from "#shared/schema/programLive.ts";
import type { Program, ProgramStep } from "#shared/schema/program.ts";
import { becauseOf, stepsLastMs } from "./steps.ts";
import { stepAt, type WhyClosed } from "./runner.ts";
import type { ProgramState } from "./state.ts";

export type LeftOut = NonNullable<ProgramView["leftOut"]>;

/** `leftOut`: of `leftOutOf`. */
export function viewProgram(state: ProgramState, leftOut: LeftOut): ProgramView {
  const { program, index, phase, paused, tally, announcement } = state;
  const step = stepAt(state);
  if (step === undefined) throw new Error(`no step ${index} in ${program.id}`);
  const chosen = becauseOf(program, index);
  const because = chosen && {
    ruleId: chosen.ruleId,
    says: chosen.says,
    ...(chosen.told === undefined ? undefined : { told: chosen.told }),
  };
  const mind = mindOf(step);
  const { countedMs, loadedMs, heldMs, passes, notCountedMs, why } = tally;
  return {
    programId: program.id,
    name: program.name,
    phase,
    ...(paused === undefined ? undefined : { paused }),
    step: { index, of: program.steps.length, ...shown(step), ...(because && { because }), ...(mind && { mind }) },
    leftMs: leftMs(state, leftOut),
    countedMs,
    loadedMs,
    heldMs,
    passes,
    ...(why === undefined ? undefined : { why }),
    notCountedMs,
    ...(phase === "rest" ? { restLeftMs: Math.max(0, state.restMs - state.phaseMs) } : undefined),
    ...(state.behind.length === 0 ? undefined : { behind: [...state.behind] }),
    ...(state.endedEarly ? { endedEarly: true } : undefined),
    ...(leftOut.length === 0 ? undefined : { leftOut }),
    ...(announcement === undefined ? undefined : { said: announcement }),
  };
}

/** The steps on areas that are closed. */
export function leftOutOf({ steps }: Program, whyClosed: WhyClosed): LeftOut {
  return steps.flatMap((step, index) => {
    const says = whyClosed(step);
    if (says === undefined) return [];
    const place = "muscle" in step ? { muscle: step.muscle, side: step.side } : undefined;
    return [{ index, says: wordsOf(says), ...place }];
  });
}

/** As the list of programs counts it: each step at its target, and the rests between them. */
function leftMs({ program, index, phase, restMs, phaseMs, tally }: ProgramState, leftOut: LeftOut): number {
  if (phase === "finished") return 0;
  const isLeftOut = (at: number): boolean => leftOut.some((one) => one.index === at);
  const restLeftMs = phase === "rest" ? Math.max(0, restMs - phaseMs) : 0;
  const targetMs = (program.steps[index]?.seconds.target ?? 0) * 1000;
  const countedMs = Math.min(targetMs, tally.countedMs);
  return restLeftMs + stepsLastMs(program, index, (at) => at !== index && isLeftOut(at)) - countedMs;
}

/** R13, R17, R18: true for as long as the step lasts, whenever it was said. */
function mindOf(step: ProgramStep): ProgramView["step"]["mind"] {
  if (step.mode === "free") return undefined;
  const words = [told(step.mode === "timed" ? `toolMind.${step.tool}` : `mind.${step.muscle}`)];
  return { says: inEnglish(words), told: words };
}

function shown(step: ProgramStep) {
  const { mode, seconds, note } = step;
  return {
    mode,
    ...("muscle" in step ? { muscle: step.muscle, side: step.side } : undefined),
    ...("tool" in step ? { tool: step.tool, discomfortAtMost: step.discomfortAtMost } : undefined),
    ...(note === undefined ? undefined : { note }),
    leastMs: seconds.least * 1000,
    targetMs: seconds.target * 1000,
    mostMs: seconds.most * 1000,
    ...("passes" in step && step.passes !== undefined ? { passes: step.passes } : undefined),
    ...("holdS" in step && step.holdS !== undefined ? { holdTargetMs: step.holdS[1] * 1000 } : undefined),
    ...("breathsPerMin" in step && step.breathsPerMin !== undefined
      ? { breathsPerMin: step.breathsPerMin }
      : undefined),
  };
}
