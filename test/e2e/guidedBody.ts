// A simulated person who does with the roller what the pages ask for: each step of a calibration at home, then steady loads
// as they are told, and rolling in between.
import { newtonsOfKg, STANDARD_GRAVITY_M_S2 } from "#shared/domain/units.ts";
import type { StepType } from "#shared/domain/calibrationSteps.ts";
import type { CalibrationMessage } from "#shared/schema/calibrationGuide.ts";
import type { RampMessage } from "#shared/schema/plan.ts";
import type { Action, Program } from "#sim/body/action.ts";
import type { TruthTick } from "#sim/truth/truthLine.ts";

/** What the hub has told last; absent: nothing of the kind yet. */
export interface Told {
  readonly calibration: CalibrationMessage | undefined;
  readonly ramp: RampMessage | undefined;
}

/** What the person types in for the weight with its board, kg. */
export const WEIGHT_KG = 12.5;
const BODY_N = newtonsOfKg(70);
const TURN_MM = Math.PI * 150;
const LOOK_AGAIN_MS = 100;
const PRESS_N = [110, 190] as const;
const TAPE_MM = 1000;

type Part = Generator<Action, void, void>;

/** What a bathroom scale shows for the newest truth, kg: the mean of its last moments in steps of 0.1. */
export function scaleKg(truth: readonly TruthTick[], beforeMs: number): number {
  const held = truth.filter(({ tMs }) => tMs > beforeMs - SCALE_MEAN_MS && tMs <= beforeMs);
  const meanN = held.reduce((sum, { forceN }) => sum + forceN, 0) / held.length;
  return Math.round((meanN / STANDARD_GRAVITY_M_S2) * 10) / 10;
}
const SCALE_MEAN_MS = 600;

export interface GuidedBody {
  readonly program: Program;
  /** For which step everything lies ready. */
  readonly ready: () => StepType | undefined;
}

/** Lives with the newest message; `told` is asked again and again. */
export function guidedBody(told: () => Told): GuidedBody {
  let ready: StepType | undefined;
  function* program(): Generator<Action, never, void> {
    let mm = 40;
    let lies = true;
    let doneOf = "";

    function* lie(on: boolean): Part {
      if (lies === on) return;
      lies = on;
      yield { kind: "lie", on };
      yield { kind: "stay", ms: 600 };
    }
    function* roll(byMm: number, paceMmS: number): Part {
      mm += byMm;
      yield { kind: "stroke", toMm: mm, paceMmS, startMs: 600, turnMs: 800 };
      yield { kind: "stay", ms: 300 };
    }
    /** Before `next` is pressed: everything is laid ready. */
    function* prepare(type: StepType, number: number): Part {
      yield* lie(type === "tapedRoll");
      if (type === "weightTurns") {
        const forceN = WEIGHT_KG * STANDARD_GRAVITY_M_S2;
        yield { kind: "burden", forceN, overMs: 800, leanRad: 0.01, swayShare: 0.02, swayRad: 0.005 };
      }
      if (type === "press") {
        yield { kind: "burden", forceN: 0, overMs: 300 };
        const rollRad = number > 1 ? Math.PI / 4 : 0.4;
        yield { kind: "handle", ms: 1200, rollRad, tiltRad: 0.2, liftM: 0.03 };
      }
      yield { kind: "stay", ms: 900 };
    }
    function* perform(type: StepType, number: number): Part {
      switch (type) {
        case "rest":
          return;
        case "emptyTurns":
          yield { kind: "hand", forceN: 0.8 };
          yield* roll(TURN_MM, 90);
          yield* roll(-TURN_MM, 90);
          yield { kind: "hand", forceN: 0 };
          return;
        case "weightTurns":
          yield* roll(TURN_MM, 60);
          yield* roll(-TURN_MM, 60);
          return;
        case "press": {
          const forceN = PRESS_N[0] + ((PRESS_N[1] - PRESS_N[0]) * ((number * 3) % 8)) / 7;
          yield { kind: "burden", forceN, overMs: 700, leanRad: 0.01, swayShare: 0.04, swayRad: 0.006, trembling: 1 };
          return;
        }
        case "tapedRoll":
          yield* roll(TAPE_MM, 70);
      }
    }
    function* calibrating({ phase, step }: CalibrationMessage): Part {
      if (step === undefined) return;
      const what = `${step.type} ${step.number} ${phase}`;
      if (what === doneOf) return;
      doneOf = what;
      if (phase !== "ready") ready = undefined;
      if (phase === "ready") {
        yield* prepare(step.type, step.number);
        ready = step.type;
      } else if (phase === "measuring") yield* perform(step.type, step.number);
      // The press stays until the scale has been read.
      else if (phase === "judged") yield { kind: "burden", forceN: 0, overMs: 500 };
    }
    function* pressing({ aimN }: RampMessage): Part {
      yield* lie(true);
      yield { kind: "press", share: (aimN[0] + aimN[1]) / 2 / BODY_N, overMs: 400 };
      yield { kind: "stay", ms: 500 };
    }
    const isGuided = (message: CalibrationMessage | undefined): message is CalibrationMessage =>
      message !== undefined && message.phase !== "done" && message.phase !== "cancelled";
    const isRamp = (message: RampMessage | undefined): message is RampMessage =>
      message?.phase === "load" || message?.phase === "answer";

    for (;;) {
      const { calibration, ramp } = told();
      if (isGuided(calibration)) yield* calibrating(calibration);
      else if (isRamp(ramp)) yield* pressing(ramp);
      else {
        yield* lie(true);
        mm = mm > 150 ? 60 : 220;
        yield { kind: "stroke", toMm: mm, paceMmS: 25, startMs: 300, turnMs: 300 };
      }
      yield { kind: "stay", ms: LOOK_AGAIN_MS };
    }
  }
  return { program, ready: () => ready };
}
