// How hard the body lies on the roller: pressure level, place along the limb, breathing, unrest, tremor, knocks; and what
// weighs on it instead.
import { createBreaths, createSway } from "#sim/body/breath.ts";
import type { BreathKind, BreathManner } from "#sim/body/breath.ts";
import { createBurden } from "#sim/body/burden.ts";
import type { BurdenState } from "#sim/body/burden.ts";
import { createOscillation } from "#sim/body/oscillation.ts";
import type { BodyPlan } from "#sim/body/plan.ts";
import type { Random } from "#sim/random.ts";

/** Tremor of a rested person under 200 N, peak, N. */
const REST_TREMOR_N = 1.5;
const TREMOR_AT_N = 200;

export interface PressureState {
  /** Everything: the force on the roller. */
  forceN: number;
  /** Without knocks and light hands: what decides whether the body is on the roller. */
  bodyForceN: number;
  /** What of that is a burden's, and the line it presses along, rad against the vertical. */
  burdenN: number;
  burdenLeanRad: number;
  /** A knock's acceleration, g, upwards. */
  knockG: number;
  shake: number;
  /** What the body means to: shaking without its ebb, depth of the breath; 1 as a rested person. */
  shakes: number;
  breathes: number;
}

export interface Pressure {
  /** Writes the state at `simMs` into `out`; calls come in time order. */
  at(simMs: number, placeMm: number, out: PressureState): void;
}

export interface PressureOptions {
  readonly plan: BodyPlan;
  readonly random: Random;
  readonly bodyWeightN: number;
  readonly breathKind: BreathKind;
  readonly breath: BreathManner;
}

export function createPressure({ plan, random, bodyWeightN, breathKind, breath: manner }: PressureOptions): Pressure {
  const own = random.fork("pressure");
  // Drawn either way, so that everything else stays as it was.
  const sway = createSway(own);
  const breath = breathKind === "sway" ? sway : createBreaths(random.fork("breaths"), manner);
  const unrest = createOscillation({ lowHz: 0.02, highHz: 0.6, count: 4, peak: own.uniform(0.05, 0.1), random: own });
  const tremor = createOscillation({ lowHz: 8, highHz: 12, count: 3, peak: REST_TREMOR_N, random: own });
  const tremorEbb = createOscillation({ lowHz: 0.05, highHz: 0.3, count: 2, peak: 0.35, random: own });
  // The lever arm of the body changes along the limb.
  const leverDepth = own.uniform(0.03, 0.09);
  const leverPhase = own.uniform(0, 2 * Math.PI);
  const burden = createBurden(plan.burden, random);
  const burdenState: BurdenState = { forceN: 0, leanRad: 0, trembling: 0, handN: 0 };

  return {
    at(simMs, placeMm, out) {
      const pressedN = plan.loaded.at(simMs) * plan.share.at(simMs) * bodyWeightN;
      out.shakes = plan.shake.at(simMs);
      out.breathes = plan.breathing.at(simMs);
      out.shake = out.shakes * (1 + tremorEbb.at(simMs));
      let forceN = 0;
      if (pressedN > 0) {
        const lever = leverDepth * Math.sin(placeMm / 45 + leverPhase);
        forceN = pressedN * (1 + lever + out.breathes * breath.at(simMs) + unrest.at(simMs));
        forceN += out.shake * tremor.at(simMs) * (pressedN / TREMOR_AT_N);
      }
      burden.at(simMs, burdenState);
      out.burdenN = burdenState.forceN;
      out.burdenLeanRad = burdenState.leanRad;
      if (burdenState.forceN > 0) {
        out.shake *= burdenState.trembling;
        forceN += burdenState.forceN + out.shake * tremor.at(simMs) * (burdenState.forceN / TREMOR_AT_N);
      }
      out.bodyForceN = Math.max(0, forceN);
      out.forceN = out.bodyForceN + burdenState.handN;
      out.knockG = 0;
      const bump = plan.bumps.at(simMs);
      if (bump !== undefined) {
        const pulse = Math.sin((Math.PI * (simMs - bump.startMs)) / bump.durationMs) ** 2;
        out.forceN += bump.forceN * pulse;
        out.knockG = bump.accelG * pulse;
      }
    },
  };
}
