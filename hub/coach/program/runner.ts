// A program as a state machine: rest → announced → running → rest … → finished. Lifting off and lost data pause a step
// that runs, until they are over; a key, a stop and another roller pause it until the person says so. Time is what the
// inputs carry.
import { inEnglish, told } from "#shared/domain/sentences/english.ts";
import type { Told } from "#shared/domain/sentences/tell.ts";
import type { ProgramPause, StepEnd } from "#shared/domain/programProgress.ts";
import { RULES } from "#shared/domain/rules.ts";
import type { ProgramStep, ReadyProgram } from "#shared/schema/program.ts";
import type { Announcement, ProgramNews, ProgramState } from "./state.ts";
import { becauseOf, restAfterMs } from "./steps.ts";
import { doesNotCount, isOver, NO_TALLY, settlePending, type Tally } from "./tally.ts";
import { endWords, finishWords, leftOutWords, mindWords, nextWords, noteWords, startWords } from "./words.ts";

const { clockStartedAgainAfterMs } = RULES.R30.numbers;
const { getReadyS, stillWaitsS } = RULES.R19.numbers;
/** Inputs come many times a second: time beyond this between two is time nobody watched. */
const LONGEST_INPUT_MS = 1000;

/** Why a step's area may not be rolled; undefined: it may. */
export type WhyClosed = (step: ProgramStep) => string | undefined;

export function stepAt({ program, index }: ProgramState): ProgramStep | undefined {
  return program.steps[index];
}

export function isRunning(state: ProgramState | undefined): state is ProgramState {
  return state !== undefined && state.phase !== "finished";
}

/** A timed step runs: the roller lies aside. */
export function isWithoutSensor(state: ProgramState | undefined): boolean {
  return isRunning(state) && state.phase === "running" && stepAt(state)?.mode === "timed";
}

/** The rest between two steps: nothing is held, judged by pace and pressure, or asked then. */
export function isBetweenSteps(state: ProgramState | undefined): boolean {
  return state?.phase === "rest" && state.paused === undefined;
}

/** `gentle`: that it goes gently, where it does. */
export function startProgram(
  program: ReadyProgram,
  {
    atMs,
    whyClosed,
    forceKnown,
    gentle,
  }: { atMs: number; whyClosed: WhyClosed; forceKnown: boolean; gentle: readonly Told[] },
): ProgramState {
  const state: ProgramState = {
    program,
    index: -1,
    phase: "announced",
    paused: undefined,
    atMs,
    sinceMs: atMs,
    phaseMs: 0,
    waitedMs: 0,
    restMs: 0,
    tally: NO_TALLY,
    behind: [],
    endedEarly: false,
    announcement: undefined,
    news: [{ kind: "programStarted", programId: program.id, name: program.name, finished: false, atMs }],
  };
  const said = [...startWords(program, forceKnown), ...gentle];
  return goTo(state, 0, { whyClosed, said, restMs: 0, upTo: program.steps.length });
}

/** Nothing is new any more; returns the time that passed as well. */
export function passTime(state: ProgramState, tMs: number): { state: ProgramState; dtMs: number } {
  const restarted = tMs < state.atMs - clockStartedAgainAfterMs;
  const sinceMs = restarted ? 0 : Math.max(0, tMs - state.atMs);
  const dtMs = Math.min(sinceMs, LONGEST_INPUT_MS);
  return { state: { ...state, atMs: restarted ? tMs : Math.max(tMs, state.atMs), news: [] }, dtMs };
}

/** Time passes: rests and timed steps go by it. */
export function elapse(state: ProgramState, dtMs: number, whyClosed: WhyClosed): ProgramState {
  const step = stepAt(state);
  if (step === undefined || !isRunning(state)) return state;
  if (state.paused !== undefined) {
    if (state.phase !== "running") return state;
    const tally = doesNotCount(state.tally, whyPaused(state.paused), dtMs);
    return state.paused === "liftOff" ? stillWaits({ ...state, tally }, dtMs) : { ...state, tally };
  }
  const next = { ...state, phaseMs: state.phaseMs + dtMs };
  if (next.phase === "rest") return next.phaseMs >= next.restMs ? { ...next, phase: "announced", phaseMs: 0 } : next;
  if (step.mode !== "timed") return next.phase === "announced" ? stillWaits(next, dtMs) : next;
  if (next.phase === "announced") return next.phaseMs >= getReadyS * 1000 ? begin(next) : next;
  return settleStep(
    { ...next, tally: { ...next.tally, countedMs: next.tally.countedMs + dtMs, why: undefined } },
    whyClosed,
  );
}

/** The person is away: after a while that is said, once; nothing goes on by itself. */
function stillWaits(state: ProgramState, dtMs: number): ProgramState {
  const waitedMs = state.waitedMs + dtMs;
  const isTime = state.waitedMs < stillWaitsS * 1000 && waitedMs >= stillWaitsS * 1000;
  const next = { ...state, waitedMs };
  return isTime ? say(next, [told("program.waits")]) : next;
}

function whyPaused(pause: ProgramPause) {
  if (pause === "liftOff") return "noContact";
  if (pause === "interval") return "resting";
  return pause === "noData" ? "noData" : "paused";
}

/** The person is on the roller: a step that waits for that begins. */
export function begin(state: ProgramState): ProgramState {
  const { program, index, atMs } = state;
  const step = stepAt(state);
  const running = { ...state, phase: "running", sinceMs: atMs, phaseMs: 0, waitedMs: 0, tally: NO_TALLY } as const;
  if (step === undefined) return running;
  const where = step.mode === "free" ? undefined : { muscle: step.muscle, side: step.side };
  return tell(running, {
    kind: "stepStarted",
    programId: program.id,
    step: index,
    mode: step.mode,
    ...where,
    atMs,
  });
}

/** On to the next step when this one is over. */
export function settleStep(state: ProgramState, whyClosed: WhyClosed): ProgramState {
  const step = stepAt(state);
  const how = step === undefined ? undefined : isOver(state.tally, step);
  return how === undefined ? state : leave(state, how, whyClosed);
}

export function pauseProgram(state: ProgramState, paused: ProgramPause): ProgramState {
  return { ...state, paused, waitedMs: 0, tally: settlePending(state.tally) };
}

export function resumeProgram(state: ProgramState, whyClosed: WhyClosed): ProgramState {
  const step = stepAt(state);
  const open = { ...state, paused: undefined };
  return step === undefined || whyClosed(step) === undefined ? open : leave(open, "closed", whyClosed);
}

/** Ends the step and announces the next one. */
export function leave(state: ProgramState, how: StepEnd, whyClosed: WhyClosed): ProgramState {
  const step = stepAt(state);
  if (step === undefined) return state;
  const ended = { ...stepEnded(state, how), paused: undefined };
  const restMs = how === "done" || how === "timeUp" ? restAfterMs(state.program, state.index) : 0;
  const from = how === "closed" ? state.index : state.index + 1;
  return goTo(ended, from, { whyClosed, said: endWords(step, settlePending(state.tally), how), restMs });
}

export function goBack(state: ProgramState, whyClosed: WhyClosed): ProgramState {
  const before = state.program.steps.findLastIndex(
    (step, index) => index < state.index && whyClosed(step) === undefined,
  );
  const to = before < 0 ? state.index : before;
  return goTo({ ...stepEnded(state, "back"), paused: undefined }, to, {
    whyClosed,
    said: [told("program.onceMore")],
    restMs: 0,
  });
}

export function endProgram(state: ProgramState): ProgramState {
  const { program, atMs } = state;
  const ended = stepEnded(state, "ended");
  const over = { ...ended, phase: "finished", paused: undefined, phaseMs: 0, endedEarly: true } as const;
  return tell(say(over, [told("program.ended", { name: program.name })]), {
    kind: "programEnded",
    programId: program.id,
    finished: false,
    atMs,
  });
}

function stepEnded(state: ProgramState, how: StepEnd): ProgramState {
  if (state.phase !== "running") return state;
  const { countedMs, notCountedMs, passes } = settlePending(state.tally);
  const { program, index: step, atMs } = state;
  const targetMs = (program.steps[step]?.seconds.target ?? 0) * 1000;
  const others = state.behind.filter(({ index }) => index !== step);
  const behind = [...others, { index: step, how, countedMs, targetMs }];
  return tell(
    { ...state, behind },
    { kind: "stepEnded", programId: program.id, step, how, countedMs, notCountedMs, passes, atMs },
  );
}

/** The first step from `index` on whose area is open, or the end. What is left out is said; `upTo`: up to where. */
function goTo(
  state: ProgramState,
  index: number,
  {
    whyClosed,
    said: before,
    restMs,
    upTo,
  }: { whyClosed: WhyClosed; said: readonly Told[]; restMs: number; upTo?: number },
): ProgramState {
  const { program, atMs } = state;
  const to = program.steps.findIndex((step, at) => at >= index && whyClosed(step) === undefined);
  const step = program.steps[to];
  const left = program.steps.slice(index, upTo ?? (step === undefined ? undefined : to));
  const said = [...before, ...leftOutWords(left, whyClosed)];
  if (step === undefined) {
    const over = { ...state, index: program.steps.length - 1, phase: "finished", phaseMs: 0 } as const;
    return tell(say(over, [...said, finishWords(program)]), {
      kind: "programEnded",
      programId: program.id,
      finished: true,
      atMs,
    });
  }
  const next: ProgramState = {
    ...state,
    index: to,
    phase: restMs > 0 ? "rest" : "announced",
    phaseMs: 0,
    waitedMs: 0,
    restMs,
    tally: NO_TALLY,
  };
  const why = becauseOf(program, to);
  const isNew = why !== becauseOf(program, state.index);
  const because = why === undefined || !isNew ? [] : (why.told ?? [told("own", { text: why.says })]);
  return say(next, [...said, nextWords(step), ...mindWords(program.steps, to), ...noteWords(step), ...because]);
}

export function say(state: ProgramState, sentences: Told[]): ProgramState {
  const text = inEnglish(sentences);
  const announcement: Announcement = { text, spoken: text, told: sentences, atMs: state.atMs };
  return tell({ ...state, announcement }, { kind: "announcement", ...announcement });
}

function tell(state: ProgramState, news: ProgramNews): ProgramState {
  return { ...state, news: [...state.news, news] };
}

/** A stroke counts as a pass when it lies within the step. */
export function countPass(state: ProgramState, startMs: number): ProgramState {
  if (state.phase !== "running" || state.paused !== undefined || startMs < state.sinceMs) return state;
  const tally: Tally = { ...state.tally, passes: state.tally.passes + 1 };
  return { ...state, tally };
}
