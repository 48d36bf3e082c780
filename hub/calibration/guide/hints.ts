// Why a step does not begin or go on by itself, from what the roller does just now.
import type { GuideState, Motion } from "#hub/calibration/guide/guide.ts";
import { PLAN } from "#hub/calibration/guide/plan.ts";
import type { HintId, StepType } from "#shared/domain/calibrationSteps.ts";

const STALE_S = 1;
const FAST_DPS = 120;
const SLOW_DPS = 4;
/** So long a press that was not even is spoken of, s. */
const TOLD_S = 2;
/** Nobody stops to the degree. */
const TURN = 0.97;
/** A metre by an ordinary roller's size. */
const NEAR_MARK = 0.93;

export function hintOf({ phase, at, motion, progress }: GuideState): HintId | undefined {
  const type = PLAN[at]?.type;
  if (motion === undefined || type === undefined) return undefined;
  if (phase !== "ready" && phase !== "measuring") return undefined;
  if (motion.ageS > STALE_S) return "noData";
  if (phase === "ready") return motion.rateDps > SLOW_DPS ? "settle" : undefined;
  return duringStep(type, motion, progress);
}

function duringStep(type: StepType, motion: Motion, progress: number): HintId | undefined {
  const { rateDps, forwardTurns, backTurns, heldS, brokeS } = motion;
  switch (type) {
    case "rest":
      return rateDps > SLOW_DPS ? "moving" : undefined;
    case "emptyTurns":
    case "weightTurns":
      if (rateDps > FAST_DPS) return "tooFast";
      if (forwardTurns > TURN && backTurns < 0.5 && progress < 1) return "turnBack";
      return rateDps < SLOW_DPS && progress < 1 ? "turnOn" : undefined;
    case "press":
      if (progress >= 1) return undefined;
      if (brokeS < TOLD_S) return "uneven";
      return heldS === 0 ? "pressOn" : undefined;
    case "tapedRoll":
      if (progress >= NEAR_MARK) return "atMark";
      return rateDps > FAST_DPS ? "tooFast" : undefined;
  }
}
