// What weighs on the roller other than a lying body: a weight on a board, hands that press down, a light hand that rolls it.
import { createLevel } from "#sim/body/level.ts";
import type { Level } from "#sim/body/level.ts";
import { createOscillation } from "#sim/body/oscillation.ts";
import type { Action } from "#sim/body/action.ts";
import type { Random } from "#sim/random.ts";

/** As planned; each rests at levels and changes between them. */
export interface BurdenPlan {
  readonly forceN: Level;
  readonly leanRad: Level;
  readonly swayShare: Level;
  readonly swayRad: Level;
  readonly trembling: Level;
  readonly handN: Level;
}

export interface BurdenState {
  forceN: number;
  /** Line of the load against the vertical. */
  leanRad: number;
  trembling: number;
  /** Too light to count as a load. */
  handN: number;
}

const HAND_OVER_MS = 300;

export function createBurdenPlan(): BurdenPlan {
  return {
    forceN: createLevel(0),
    leanRad: createLevel(0),
    swayShare: createLevel(0),
    swayRad: createLevel(0),
    trembling: createLevel(0),
    handN: createLevel(0),
  };
}

export function planBurden(plan: BurdenPlan, startMs: number, action: Extract<Action, { kind: "burden" }>): void {
  plan.forceN.change(startMs, action.overMs, action.forceN);
  // Without force the rest is of no account.
  if (action.forceN === 0) return;
  plan.leanRad.change(startMs, 5, action.leanRad ?? 0);
  plan.swayShare.change(startMs, 5, action.swayShare ?? 0);
  plan.swayRad.change(startMs, 5, action.swayRad ?? 0);
  plan.trembling.change(startMs, 5, action.trembling ?? 0);
}

export function planHand(plan: BurdenPlan, startMs: number, forceN: number): void {
  plan.handN.change(startMs, HAND_OVER_MS, forceN);
}

export interface Burden {
  /** Writes the state at `simMs` into `out`; calls come in time order. */
  at(simMs: number, out: BurdenState): void;
}

export function createBurden(plan: BurdenPlan, random: Random): Burden {
  const own = random.fork("burden");
  const sway = createOscillation({ lowHz: 0.05, highHz: 0.8, count: 4, peak: 1, random: own });
  const leanSway = createOscillation({ lowHz: 0.1, highHz: 0.9, count: 3, peak: 1, random: own });
  const handSway = createOscillation({ lowHz: 0.3, highHz: 1.5, count: 3, peak: 0.7, random: own });
  return {
    at(simMs, out) {
      const handN = plan.handN.at(simMs);
      const leanRad = plan.leanRad.at(simMs);
      const swayRad = plan.swayRad.at(simMs);
      const swayShare = plan.swayShare.at(simMs);
      out.trembling = plan.trembling.at(simMs);
      out.forceN = plan.forceN.at(simMs);
      out.handN = handN === 0 ? 0 : handN * (1 + handSway.at(simMs));
      if (out.forceN === 0) return;
      out.forceN *= 1 + swayShare * sway.at(simMs);
      out.leanRad = leanRad + swayRad * leanSway.at(simMs);
    },
  };
}
