// What a page shows of a guided calibration: one message, all of it, whatever it may have missed.
import { needOf, plannedStep } from "#hub/calibration/guide/guide.ts";
import type { GuideState, Phase } from "#hub/calibration/guide/guide.ts";
import { ASKING_SCALE, BEFORE, CANCELLED, DONE, DURING, HINTS, NONE, PLAN } from "#hub/calibration/guide/plan.ts";
import { STEP_NAMES } from "#hub/calibration/verdict.ts";
import type { HintId } from "#shared/domain/calibrationSteps.ts";
import { STEP_TYPES } from "#shared/domain/calibrationSteps.ts";
import type { CalibrationMessage, GuidePhase } from "#shared/schema/calibrationGuide.ts";

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
const STALE_S = 1;
const FAST_DPS = 120;
const SLOW_DPS = 4;

export function guideMessage(state: GuideState, { rollerId, sentMs }: MessageOptions): CalibrationMessage {
  const planned = plannedStep(state);
  const over = state.phase === "done" || state.phase === "cancelled" || state.phase === "finishing";
  const needs = needOf(state);
  const hint = hintOf(state);
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

function hintOf({ phase, at, motion, progress }: GuideState): HintId | undefined {
  const type = PLAN[at]?.type;
  if (phase !== "measuring" || motion === undefined || type === undefined) return undefined;
  if (motion.ageS > STALE_S) return "noData";
  switch (type) {
    case "rest":
      return motion.rateDps > SLOW_DPS ? "moving" : undefined;
    case "emptyTurns":
    case "weightTurns":
      if (motion.rateDps > FAST_DPS) return "tooFast";
      if (motion.forwardTurns > 0.97 && motion.backTurns < 0.5 && progress < 1) return "turnBack";
      return motion.rateDps < SLOW_DPS && progress < 1 ? "turnOn" : undefined;
    case "press":
      return motion.heldS === 0 && progress < 1 ? "pressOn" : undefined;
    case "tapedRoll":
      return undefined;
  }
}
