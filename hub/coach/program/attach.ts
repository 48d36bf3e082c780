// Where a program meets the rest of the coach: what the rules found counts or not; the step that comes chooses what is
// rolled, and with it the bands.
import { gentleWords, restOverWords } from "#hub/coach/interval.ts";
import type { Moment } from "#hub/coach/moment.ts";
import { isResting, resume, whyClosed } from "#hub/coach/safety.ts";
import type { CoachState, UserEvent } from "#hub/coach/state.ts";
import { askAfter } from "#hub/coach/spotAfter.ts";
import { isSame, otherRoller, select } from "#hub/coach/user.ts";
import {
  begin,
  countPass,
  elapse,
  endProgram,
  goBack,
  isRunning,
  leave,
  passTime,
  pauseProgram,
  resumeProgram,
  say,
  settleStep,
  startProgram,
  stepAt,
  type WhyClosed,
} from "./runner.ts";
import { told } from "#shared/domain/sentences/english.ts";
import type { ProgramStep } from "#shared/schema/program.ts";
import type { ProgramEvent, ProgramState } from "./state.ts";
import { selectionOf, withHoldTargets } from "./steps.ts";
import { doesNotCount, tallyTick } from "./tally.ts";
import { closedWords, tooMuchWords } from "./words.ts";

/** A fresh tick has been judged by the rules. */
export function programTick(before: CoachState, after: CoachState, moment: Moment, nearKnee: boolean): CoachState {
  const passed = elapsed(after, moment.tMs);
  const program = passed.program;
  const step = program === undefined ? undefined : stepAt(program);
  if (program === undefined || !isRunning(program) || step === undefined || step.mode === "timed") return passed;
  const resting = isResting(after.safety);
  if (program.phase === "announced" && program.paused === undefined && moment.contact && !resting) {
    return enter(passed, begin(program), moment.tMs);
  }
  if (program.phase !== "running" || !(program.paused === undefined || endsByItself(program))) return passed;
  if (!moment.contact) {
    // The moment it happens belongs to the pause already.
    const { resting: rests } = after.interval;
    const pause = rests ? "interval" : "liftOff";
    const paused = program.paused === pause ? program : pauseProgram(program, pause);
    const waits = before.interval.resting && !rests ? say(paused, restOverWords()) : paused;
    const why = rests ? "resting" : "noContact";
    const tally = program.paused === undefined ? doesNotCount(waits.tally, why, moment.dtMs) : waits.tally;
    return { ...passed, program: { ...waits, tally } };
  }
  const found = {
    inForce: after.pressure.inBand && !resting,
    bandN: after.pressure.lowered ?? moment.bands.forceN,
    resting,
    inPace: after.pace.inBand,
    nearKnee,
    restDue: after.interval.resting,
    holdBefore: before.hold,
    hold: after.hold,
  };
  const on = { ...program, paused: undefined, tally: tallyTick(program.tally, step, moment, found) };
  return enter(passed, settleStep(on, closedIn(after)), moment.tMs);
}

function endsByItself({ paused }: ProgramState): boolean {
  return paused === "liftOff" || paused === "noData" || paused === "interval";
}

/** No fresh numbers: time passes, and none of it counts under the sensor. `lost`: nothing comes in at all. */
export function programBlank(state: CoachState, { atMs, lost }: { atMs: number; lost: boolean }): CoachState {
  if (!isRunning(state.program)) return quiet(state);
  const { state: program, dtMs } = passTime(state.program, atMs);
  const step = stepAt(program);
  const pause = lost ? "noData" : "liftOff";
  const waits =
    program.phase === "running" && step?.mode !== "timed" && (program.paused === undefined || endsByItself(program));
  const paused = waits && program.paused !== pause ? pauseProgram(program, pause) : program;
  return enter(state, elapse(paused, dtMs, closedIn(state)), atMs);
}

export function programStroke(state: CoachState, startMs: number): CoachState {
  return isRunning(state.program) ? { ...state, program: countPass({ ...state.program, news: [] }, startMs) } : state;
}

export function programEvent(state: CoachState, event: ProgramEvent, atMs: number): CoachState {
  const passed = elapsed(state, atMs);
  const { program } = passed;
  if (event.action === "start") {
    const news = isRunning(program) ? endProgram(program).news : [];
    const started = startProgram(event.program, {
      atMs,
      whyClosed: closedIn(passed),
      forceKnown: event.forceKnown ?? true,
      gentle: gentleWords(passed.settings.gentle),
    });
    return enter({ ...passed, program: undefined }, { ...started, news: [...news, ...started.news] }, atMs);
  }
  if (program === undefined || !isRunning(program)) return passed;
  switch (event.action) {
    case "pause":
      return { ...passed, program: pauseProgram(program, "key") };
    case "rollerChanged":
      return {
        ...otherRoller(passed, atMs),
        program: say(pauseProgram(program, "rollerChanged"), [told("program.rollerChanged")]),
      };
    case "end":
      return enter(passed, endProgram(program), atMs);
    case "next":
      return enter(passed, leave(program, "skipped", closedIn(passed)), atMs);
    case "back":
      return enter(passed, goBack(program, closedIn(passed)), atMs);
    case "resume":
      return enter(passed, resumeProgram(program, closedIn(passed)), atMs);
  }
}

/** What the person did beside the program's own keys. */
export function programAfterUser(before: CoachState, after: CoachState, event: UserEvent, atMs: number): CoachState {
  const passed = elapsed(after, atMs);
  const { program } = passed;
  if (program === undefined || !isRunning(program)) return passed;
  const step = stepAt(program);
  if (after.safety.stopped && !before.safety.stopped) return { ...passed, program: pauseProgram(program, "stopped") };
  if (event.kind === "select" && after.settings !== before.settings && step?.mode !== "free") {
    return program.paused === undefined ? { ...passed, program: pauseProgram(program, "otherChoice") } : passed;
  }
  if (event.kind === "mark" && event.mark === "resume" && isAboutArea(program)) {
    return enter(passed, resumeProgram(program, closedIn(passed)), atMs);
  }
  if (step?.mode === "timed" && program.phase === "running" && event.kind === "mark" && event.mark === "discomfort") {
    const { value: nrs = 0 } = event;
    // An answer about a spot rolled before says nothing of the tool.
    const isOfTool = before.prompts.shown?.promptId !== "discomfortAfter";
    const isTooMuch = isOfTool && nrs > step.discomfortAtMost;
    return isTooMuch ? { ...passed, program: say(program, tooMuchWords(nrs, step.discomfortAtMost)) } : passed;
  }
  if (step === undefined || event.kind !== "settings") return passed;
  const personal = { ...passed, bands: withHoldTargets(passed.bands, step) };
  return after.safety.blocked === before.safety.blocked ? personal : withoutBlocked(personal, program, step, atMs);
}

/** R24, R25: an answer given meanwhile closes the step. Who may lie on it first gets up, then goes on when they say so. */
function withoutBlocked(state: CoachState, program: ProgramState, step: ProgramStep, atMs: number): CoachState {
  const why = closedIn(state)(step);
  if (why === undefined) return state;
  // Whoever stopped or paused says when it goes on.
  if (program.paused !== undefined && !endsByItself(program)) return state;
  if (program.phase !== "running") return enter(state, leave(program, "closed", closedIn(state)), atMs);
  return { ...state, program: say(pauseProgram(program, "areaClosed"), closedWords(why)) };
}

function isAboutArea({ paused }: ProgramState): boolean {
  return paused === "stopped" || paused === "areaClosed";
}

/** A free step leaves the place to the person. */
export function closedIn({ safety }: Pick<CoachState, "safety">): WhyClosed {
  return (step) => (step.mode === "free" ? undefined : whyClosed(safety, step));
}

/** News is told once. */
function quiet(state: CoachState): CoachState {
  const { program } = state;
  return program === undefined || program.news.length === 0 ? state : { ...state, program: { ...program, news: [] } };
}

function elapsed(state: CoachState, atMs: number): CoachState {
  if (!isRunning(state.program)) return quiet(state);
  const { state: program, dtMs } = passTime(state.program, atMs);
  const step = stepAt(program);
  // Under the sensor the ticks count; here only what goes by the clock alone.
  const bySensor = program.phase === "running" && step?.mode !== "timed" && program.paused === undefined;
  const next = bySensor ? { ...program, phaseMs: program.phaseMs + dtMs } : elapse(program, dtMs, closedIn(state));
  return enter(state, next, atMs);
}

/** The step that comes is what is rolled; going on after a stop is the person's word for it. */
function enter(state: CoachState, program: ProgramState, atMs: number): CoachState {
  const step = stepAt(program);
  if (isRunning(state.program) && !isRunning(program)) {
    return { ...state, program, spots: askAfter(state.spots, state.settings.selection) };
  }
  if (step === undefined || !isRunning(program) || !isEntered(state.program, program)) return { ...state, program };
  const selection = selectionOf(step);
  const isHere =
    selection === undefined || (isSame(selection, state.settings.selection) && goesOn(state.program, program));
  const chosen = isHere ? state : select(state, selection, atMs);
  const safety =
    state.program?.paused === "stopped" && chosen.safety.stopped
      ? resume(chosen.safety, chosen.settings.selection, atMs)
      : chosen.safety;
  return { ...chosen, safety, bands: withHoldTargets(chosen.bands, step), program };
}

/** The same step on the same roller: what the rules found here, the knee line above all, stands through the pause. */
function goesOn(before: ProgramState | undefined, after: ProgramState): boolean {
  const isStep = before?.program === after.program && before.index === after.index && before.phase === after.phase;
  return isStep && before.paused !== "rollerChanged";
}

/** Another step, the same once more, or back to it after something else. */
function isEntered(before: ProgramState | undefined, after: ProgramState): boolean {
  if (before?.program !== after.program || before.index !== after.index) return true;
  if (before.phase === "running" && after.phase !== "running") return true;
  return before.paused !== undefined && !endsByItself(before) && after.paused === undefined;
}
