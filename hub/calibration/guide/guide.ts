// The guided calibration as a state machine: commands of the person, motion of the roller and verdicts in; what to show
// and what to record out. It knows no clock: every input carries its time.
//
//   ready → measuring → (asking) → judging → judged → ready … → done        repeat, skip, finish and cancel from anywhere
import { HOLD_S, PLAN, REST_S, TAPE_MM, TURNS } from "#hub/calibration/guide/plan.ts";
import type { PlannedStep } from "#hub/calibration/guide/plan.ts";
import type { StepType } from "#shared/domain/calibrationSteps.ts";
import type { CalibrationQuality, StepVerdict } from "#shared/schema/calibration.ts";
import type { CalibrationCommand, GuideNeed } from "#shared/schema/calibrationGuide.ts";
import type { StepLine } from "#shared/schema/recording.ts";

/** What the roller does, as far as a guide needs to know (motion.ts). */
export interface Motion {
  /** Time since it last moved, s. */
  readonly stillS: number;
  /** Turned since the step began: there, back, and which way first counted as there; turns. */
  readonly forwardTurns: number;
  readonly backTurns: number;
  readonly rateDps: number;
  /** Time a load has been held evenly, s; 0 without one. */
  readonly heldS: number;
  /** Time since a load that was held for a while became uneven or was let go, s; Infinity when none was. */
  readonly brokeS: number;
  /** Time since the newest sample, s. */
  readonly ageS: number;
}

export type Phase = "ready" | "measuring" | "asking" | "judging" | "judged" | "finishing" | "done" | "cancelled";

export interface Taken {
  readonly step: StepLine;
  readonly verdict: StepVerdict;
}

export interface GuideState {
  readonly phase: Phase;
  /** Place in the plan. */
  readonly at: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly progress: number;
  readonly motion: Motion | undefined;
  readonly weightKg: number | undefined;
  /** The step that waits for its verdict, and the verdict. */
  readonly step: StepLine | undefined;
  readonly verdict: StepVerdict | undefined;
  readonly taken: readonly Taken[];
  readonly result: { readonly quality: CalibrationQuality; readonly saved: boolean } | undefined;
}

export type GuideInput =
  | { readonly kind: "command"; readonly command: CalibrationCommand; readonly tMs: number }
  | { readonly kind: "motion"; readonly motion: Motion; readonly tMs: number }
  /** Of every step so far: a later one may shed new light on an earlier one. */
  | { readonly kind: "verdicts"; readonly verdicts: readonly StepVerdict[] }
  | { readonly kind: "finished"; readonly quality: CalibrationQuality; readonly saved: boolean };

export type GuideEffect =
  /** Motion is counted anew from here. */
  | { readonly kind: "reset" }
  /** Judge this step; the answer comes as an input. */
  | { readonly kind: "judge"; readonly step: StepLine }
  /** The step counts: into the recording. */
  | { readonly kind: "record"; readonly step: StepLine }
  /** Make the calibration of the steps taken; the answer comes as an input. */
  | { readonly kind: "finish" }
  | { readonly kind: "discard" };

export interface GuideResult {
  readonly state: GuideState;
  readonly effects: readonly GuideEffect[];
}

/** After the turning is done it must stand for so long, s: the person stops, the step ends. */
const SETTLED_S = 0.6;
/** A step that is ended by hand may still be told a little of what came before, ms. */
const LEAST_STEP_MS = 600;

export function startGuide(): GuideState {
  return {
    phase: "ready",
    at: 0,
    startMs: 0,
    endMs: 0,
    progress: 0,
    motion: undefined,
    weightKg: undefined,
    step: undefined,
    verdict: undefined,
    taken: [],
    result: undefined,
  };
}

export function isOver({ phase }: GuideState): boolean {
  return phase === "done" || phase === "cancelled";
}

export function plannedStep({ at }: GuideState): PlannedStep | undefined {
  return PLAN[at];
}

/** The number that must come with `next` now. */
export function needOf(state: GuideState): GuideNeed | undefined {
  const type = plannedStep(state)?.type;
  if (state.phase === "ready" && type === "weightTurns") return state.weightKg === undefined ? "weightKg" : undefined;
  if (state.phase === "asking") return "scaleKg";
  return state.phase === "measuring" && type === "tapedRoll" ? "distanceMm" : undefined;
}

export function calibrationStep(state: GuideState, input: GuideInput): GuideResult {
  switch (input.kind) {
    case "command":
      return onCommand(state, input.command, input.tMs);
    case "motion":
      return onMotion({ ...state, motion: input.motion }, input.motion, input.tMs);
    case "verdicts":
      return state.phase === "judging" ? only(judged(state, input.verdicts)) : only(state);
    case "finished": {
      const { quality, saved } = input;
      return state.phase === "finishing" ? only({ ...state, phase: "done", result: { quality, saved } }) : only(state);
    }
  }
}

function judged(state: GuideState, verdicts: readonly StepVerdict[]): GuideState {
  const of = (step: StepLine) => verdicts.find(({ type, startMs }) => type === step.type && startMs === step.startMs);
  const taken = state.taken.map((one) => ({ ...one, verdict: of(one.step) ?? one.verdict }));
  const verdict = state.step === undefined ? undefined : of(state.step);
  return verdict === undefined
    ? { ...state, phase: "ready", step: undefined }
    : { ...state, phase: "judged", taken, verdict };
}

function only(state: GuideState): GuideResult {
  return { state, effects: [] };
}

function onCommand(state: GuideState, command: CalibrationCommand, tMs: number): GuideResult {
  if (command.action === "start") return { state: startGuide(), effects: [{ kind: "reset" }] };
  if (isOver(state) || state.phase === "finishing") return only(state);
  switch (command.action) {
    case "cancel":
      return { state: { ...state, phase: "cancelled" }, effects: [{ kind: "discard" }] };
    case "finish": {
      const { state: kept, effects } = keep(state);
      return { state: { ...kept, phase: "finishing" }, effects: [...effects, { kind: "finish" }] };
    }
    case "repeat":
      return only({ ...state, phase: "ready", progress: 0, step: undefined, verdict: undefined });
    case "skip":
      return goTo({ ...state, step: undefined, verdict: undefined }, nextKind(state));
    case "next":
      return onNext(state, command, tMs);
  }
}

function onNext(state: GuideState, command: CalibrationCommand, tMs: number): GuideResult {
  const type = plannedStep(state)?.type;
  switch (state.phase) {
    case "ready": {
      const weightKg = type === "weightTurns" ? (command.weightKg ?? state.weightKg) : state.weightKg;
      // Without its weight this step is worth nothing: the page is told again what is needed.
      if (type === "weightTurns" && weightKg === undefined) return only(state);
      const next: GuideState = { ...state, weightKg, phase: "measuring", startMs: tMs, progress: 0 };
      return { state: next, effects: [{ kind: "reset" }] };
    }
    case "measuring": {
      if (tMs - state.startMs < LEAST_STEP_MS) return only(state);
      if (type === "press" && command.scaleKg === undefined) return only({ ...state, phase: "asking", endMs: tMs });
      return judge({ ...state, endMs: tMs }, command);
    }
    case "asking":
      return command.scaleKg === undefined ? only(state) : judge(state, command);
    case "judged": {
      const { state: kept, effects } = keep(state);
      const { state: there, effects: more } = goTo(kept, state.at + 1);
      return { state: there, effects: [...effects, ...more] };
    }
    default:
      return only(state);
  }
}

function judge(state: GuideState, { scaleKg, distanceMm }: Partial<CalibrationCommand>): GuideResult {
  const type = plannedStep(state)?.type;
  if (type === undefined) return only(state);
  const step: StepLine = {
    k: "step",
    type,
    startMs: Math.round(state.startMs),
    endMs: Math.round(state.endMs),
    ...(type === "emptyTurns" || type === "weightTurns" ? { turns: TURNS } : {}),
    ...(type === "weightTurns" && state.weightKg !== undefined ? { weightKg: state.weightKg } : {}),
    ...(type === "press" && scaleKg !== undefined ? { scaleKg } : {}),
    ...(type === "tapedRoll" ? { distanceMm: distanceMm ?? TAPE_MM } : {}),
  };
  return {
    state: { ...state, phase: "judging", progress: 1, step, verdict: undefined },
    effects: [{ kind: "judge", step }],
  };
}

/** What has been judged counts. */
function keep(state: GuideState): GuideResult {
  const { step, verdict } = state;
  if (state.phase !== "judged" || step === undefined || verdict === undefined) return only(state);
  const taken = [...state.taken, { step, verdict }];
  return { state: { ...state, taken, step: undefined, verdict: undefined }, effects: [{ kind: "record", step }] };
}

function goTo(state: GuideState, at: number): GuideResult {
  const next: GuideState = { ...state, at, phase: "ready", progress: 0 };
  return PLAN[at] === undefined
    ? { state: { ...next, phase: "finishing" }, effects: [{ kind: "finish" }] }
    : only(next);
}

/** The first step of another kind. */
function nextKind({ at }: GuideState): number {
  const type = PLAN[at]?.type;
  const next = PLAN.findIndex((step, place) => place > at && step.type !== type);
  return next < 0 ? PLAN.length : next;
}

function onMotion(state: GuideState, motion: Motion, tMs: number): GuideResult {
  const type = plannedStep(state)?.type;
  if (state.phase !== "measuring" || type === undefined) return only(state);
  const progress = progressOf(type, motion, state);
  const next: GuideState = { ...state, progress, endMs: tMs };
  if (progress < 1 || tMs - state.startMs < LEAST_STEP_MS) return only(next);
  switch (type) {
    case "rest":
      return judge(next, {});
    case "emptyTurns":
    case "weightTurns":
      return motion.stillS >= SETTLED_S ? judge(next, {}) : only(next);
    case "press":
      return only({ ...next, phase: "asking" });
    case "tapedRoll":
      // Only the person knows when the mark is reached.
      return only(next);
  }
}

/** How far a roller of an ordinary size has gone along the floor, mm. */
export function rolledMm({ forwardTurns, backTurns }: Motion): number {
  return Math.max(forwardTurns, backTurns) * 2 * Math.PI * ABOUT_RADIUS_MM;
}

/** The slow ends of a movement are not counted, and nobody stops to the degree. */
const SHORT_TURNS = 0.1;
/** Radius of an ordinary roller, for a bar that need not be exact, mm. */
const ABOUT_RADIUS_MM = 70;

function progressOf(type: StepType, motion: Motion, state: GuideState): number {
  const { forwardTurns, backTurns, stillS, heldS } = motion;
  switch (type) {
    case "rest":
      return share(stillS / REST_S);
    case "emptyTurns":
    case "weightTurns":
      return share((forwardTurns + backTurns) / (TURNS - SHORT_TURNS));
    case "press":
      // What was held once counts although the hand may sway.
      return Math.max(state.progress, share(heldS / HOLD_S));
    case "tapedRoll":
      return share(rolledMm(motion) / TAPE_MM);
  }
}

function share(value: number): number {
  return Number.isFinite(value) ? Math.max(0, Math.min(1, value)) : 0;
}
