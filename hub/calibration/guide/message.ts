// What a page shows of a guided calibration: one message, all of it, whatever it may have missed.
import { needOf, plannedStep, rolledMm } from "#hub/calibration/guide/guide.ts";
import type { GuideState, Phase } from "#hub/calibration/guide/guide.ts";
import { hintOf } from "#hub/calibration/guide/hints.ts";
import {
  ASKING_SCALE,
  BEFORE,
  CANCELLED,
  DONE,
  DURING,
  HINTS,
  HOLD_S,
  NONE,
  PLAN,
  REST_S,
} from "#hub/calibration/guide/plan.ts";
import { STEP_NAMES } from "#hub/calibration/verdict.ts";
import { STEP_TYPES } from "#shared/domain/calibrationSteps.ts";
import type { CalibrationMessage, GuidePhase, Measured } from "#shared/schema/calibrationGuide.ts";

export interface MessageOptions {
  readonly rollerId: string;
  readonly sentMs: number;
}

/** What lasts a moment only is shown as what it leads to. */
const SHOWN: Readonly<Record<Phase, GuidePhase>> = {
  ready: "ready",
  measuring: "measuring",
  asking: "asking",
  judging: "measuring",
  judged: "judged",
  finishing: "measuring",
  done: "done",
  cancelled: "cancelled",
};
export function guideMessage(state: GuideState, { rollerId, sentMs }: MessageOptions): CalibrationMessage {
  const planned = plannedStep(state);
  const over = state.phase === "done" || state.phase === "cancelled" || state.phase === "finishing";
  const needs = needOf(state);
  const hint = hintOf(state);
  const measured = measuredIn(state);
  const kinds = STEP_TYPES.length;
  const behind = planned === undefined ? kinds : STEP_TYPES.filter((type) => isBehind(type, state.at)).length;
  return {
    type: "calibration",
    rollerId,
    sentMs,
    phase: SHOWN[state.phase],
    ...(over || planned === undefined ? {} : { step: { ...planned, name: STEP_NAMES[planned.type] } }),
    stage: { number: over ? kinds : Math.min(kinds, behind + 1), of: kinds },
    todo: todoOf(state),
    ...(hint === undefined ? {} : { hint: HINTS[hint], hintId: hint }),
    ...(needs === undefined ? {} : { needs }),
    ...(measured === undefined ? {} : { measured }),
    progress: Math.round(100 * (over ? 1 : state.progress)) / 100,
    ...(state.phase === "judged" && state.verdict !== undefined ? { verdict: state.verdict } : {}),
    taken: state.taken.map(({ verdict }) => verdict),
    ...(state.result === undefined ? {} : { result: state.result }),
  };
}

/** Whether the plan has nothing more of this kind from place `at` on. */
function isBehind(type: (typeof STEP_TYPES)[number], at: number): boolean {
  return !PLAN.some((step, place) => place >= at && step.type === type);
}

function todoOf(state: GuideState): string {
  const type = plannedStep(state)?.type;
  switch (state.phase) {
    case "ready":
      return type === undefined ? DONE : BEFORE[type];
    case "measuring":
      return type === undefined ? DONE : DURING[type];
    case "asking":
      return ASKING_SCALE;
    case "judging":
    case "finishing":
      return "One moment: the measurement is being looked at.";
    case "judged":
      return state.verdict?.good === true ? "That was good. Go on." : (state.verdict?.why ?? "Do this step again.");
    case "done":
      return state.result?.saved === true ? DONE : NONE;
    case "cancelled":
      return CANCELLED;
  }
}

/** In whole tenths, so that it is told no more often than it can be read. */
function measuredIn({ phase, at, motion }: GuideState): Measured | undefined {
  const type = PLAN[at]?.type;
  if (phase !== "measuring" || motion === undefined || type === undefined) return undefined;
  switch (type) {
    case "rest":
      return { stillS: tenths(Math.min(REST_S, motion.stillS)), ofS: REST_S };
    case "emptyTurns":
    case "weightTurns":
      return { forwardTurns: tenths(motion.forwardTurns), backTurns: tenths(motion.backTurns) };
    case "press":
      return { heldS: tenths(Math.min(HOLD_S, motion.heldS)), ofS: HOLD_S };
    case "tapedRoll":
      return { rolledMm: 10 * Math.round(rolledMm(motion) / 10) };
  }
}

function tenths(value: number): number {
  return Number.isFinite(value) ? Math.round(10 * value) / 10 : 0;
}
