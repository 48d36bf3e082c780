// The steps of a home calibration as a person does them: what comes before each, the step itself, and what comes after. In
// between the roller is taken up and laid down. What the person uses is as good as such things are: see HomeThings.
import type { StepType } from "#shared/domain/calibrationSteps.ts";
import { RAD_PER_DEG, STANDARD_GRAVITY_M_S2 } from "#shared/domain/units.ts";
import type { Action } from "#sim/body/action.ts";
import type { HomeFault } from "#sim/home/faults.ts";
import { drawHomeThings } from "#sim/home/things.ts";
import type { HomeThings } from "#sim/home/things.ts";
import type { Random } from "#sim/random.ts";

export type Part = Generator<Action, void, void>;

export interface HomeOptions {
  readonly diameterMm: number;
  readonly fault?: HomeFault | undefined;
}

export interface Scene {
  readonly random: Random;
  readonly things: HomeThings;
  readonly turnMm: number;
  readonly fault: HomeFault | undefined;
  /** Turns go one forward and one back; else both the same way. */
  readonly toAndFro: boolean;
  /** Where the roller is along the floor, mm. */
  mm: number;
  /** The press that it is turned for; one that is done again is done where it was. */
  turnedFor: number;
}

/** `press`: which of them, from 0; of no account with the others. */
export interface HomeStep {
  before(scene: Scene, press: number): Part;
  during(scene: Scene): Part;
  after(scene: Scene): Part;
}

export const PRESSES = 8;
export const FEW_PRESSES = 3;
const TURNS = 2;
const YARD_MM = 914.4;
export const still = (ms: number): Action => ({ kind: "stay", ms });
const noBurden = (overMs: number): Action => ({ kind: "burden", forceN: 0, overMs });

export function createScene(random: Random, { diameterMm, fault }: HomeOptions, toAndFro: boolean): Scene {
  return { random, things: drawHomeThings(random), fault, turnMm: Math.PI * diameterMm, toAndFro, mm: 0, turnedFor: 0 };
}

function pickedUp(random: Random): Action {
  return {
    kind: "handle",
    ms: random.uniform(2200, 3600),
    rollRad: random.uniform(-3, 3),
    tiltRad: random.sign() * random.uniform(0.3, 1),
    liftM: random.uniform(0.05, 0.3),
  };
}

function turned(rollRad: number, random: Random): Action {
  const tiltRad = random.sign() * random.uniform(0.05, 0.4);
  return { kind: "handle", ms: random.uniform(1100, 2000), rollRad, tiltRad, liftM: random.uniform(0.01, 0.06) };
}

function* legOn(random: Random): Part {
  const forceN = random.uniform(45, 110);
  yield { kind: "burden", forceN, overMs: 500, swayShare: 0.03, swayRad: 0.02, trembling: 0.5 };
  yield still(1500);
}

const rest: HomeStep = {
  *before({ random, fault }) {
    yield still(random.uniform(1200, 2500));
    if (fault === "loaded") yield* legOn(random);
  },
  *during({ random, fault, turnMm }) {
    yield { kind: "step", step: { type: "rest" } };
    yield still(random.uniform(1500, 2000));
    if (fault === "moved")
      yield { kind: "stroke", toMm: turnMm * random.sign() * random.uniform(0.04, 0.1), paceMmS: 40 };
    yield still(random.uniform(1600, 2500));
    yield { kind: "stepDone" };
  },
  *after({ random, fault }) {
    if (fault === "loaded") yield noBurden(400);
    yield still(random.uniform(900, 1500));
  },
};

/** Rolls on by `turns` the same way, taking hold anew a few times. */
function* rollOn(scene: Scene, turns: number, paceMmS: number, grips: number): Part {
  const { random } = scene;
  const fromMm = scene.mm;
  const wayMm = turns * scene.turnMm * scene.things.way;
  for (let grip = 1; grip <= grips; grip += 1) {
    const share = grip === grips ? 1 : (grip + random.uniform(-0.15, 0.15)) / grips;
    scene.mm = fromMm + wayMm * share;
    const manner = { startMs: random.uniform(400, 800), turnMs: random.uniform(400, 800) };
    yield { kind: "stroke", toMm: scene.mm, paceMmS: paceMmS * random.uniform(0.85, 1.15), ...manner };
    if (grip < grips) yield still(random.uniform(250, 900));
  }
}

/** Two turns in `overS`. */
function* rollTurns(scene: Scene, overS: readonly [number, number], grips: readonly [number, number]): Part {
  const { random, fault, toAndFro, turnMm } = scene;
  const turns = fault === "half-turn" ? 0.5 : TURNS + random.uniform(-0.02, 0.09);
  const paceMmS = (turnMm * TURNS) / random.uniform(...overS);
  const count = random.chance(0.5) ? grips[0] : grips[1];
  if (!toAndFro) return yield* rollOn(scene, turns, paceMmS, count);
  yield* rollOn(scene, turns / 2, paceMmS, Math.ceil(count / 2));
  yield still(random.uniform(250, 900));
  yield* rollOn(scene, -turns / 2, paceMmS, Math.ceil(count / 2));
}

const emptyTurns: HomeStep = {
  *before({ random }) {
    yield pickedUp(random);
    yield still(random.uniform(800, 1500));
    yield { kind: "hand", forceN: random.uniform(0.3, 1.5) };
  },
  *during(scene) {
    yield { kind: "step", step: { type: "emptyTurns", turns: TURNS } };
    yield* rollTurns(scene, [8, 12], [3, 2]);
    yield { kind: "stepDone" };
  },
  *after({ random }) {
    yield { kind: "hand", forceN: 0 };
    yield still(random.uniform(900, 1500));
  },
};

const weightTurns: HomeStep = {
  *before({ random, things, fault }) {
    yield pickedUp(random);
    yield still(random.uniform(600, 1200));
    const lightOrHeavy = fault === "wrong-weight" ? things.mistake : 1;
    yield {
      kind: "burden",
      forceN: things.weightKg * STANDARD_GRAVITY_M_S2 * things.weightGain * lightOrHeavy,
      overMs: random.uniform(700, 1500),
      leanRad: things.boardLeanRad,
      swayShare: things.boardSway,
      swayRad: 0.3 * RAD_PER_DEG,
    };
    yield still(random.uniform(2200, 3500));
  },
  *during(scene) {
    yield { kind: "step", step: { type: "weightTurns", turns: TURNS, weightKg: scene.things.weightKg } };
    yield* rollTurns(scene, [13, 20], [3, 4]);
    yield { kind: "stepDone" };
  },
  *after({ random }) {
    yield still(random.uniform(900, 1500));
    yield noBurden(random.uniform(600, 1200));
    yield still(1600);
  },
};

const press: HomeStep = {
  *before(scene, number) {
    const { random, things, fault } = scene;
    if (number === 0) {
      yield pickedUp(random);
      yield still(random.uniform(800, 1500));
    }
    const angle = (fault === "few-presses" ? 8 : 360 / PRESSES) + random.normal(4);
    if (number !== scene.turnedFor) yield turned(angle * RAD_PER_DEG * things.way, random);
    scene.turnedFor = number;
    yield still(random.uniform(600, 1100));
  },
  *during({ random, things }) {
    const rampMs = random.uniform(500, 900);
    yield {
      kind: "burden",
      forceN: random.uniform(...things.pressN),
      overMs: rampMs,
      leanRad: random.normal(1) * RAD_PER_DEG,
      swayShare: random.uniform(0.03, 0.07),
      swayRad: random.uniform(0.2, 0.6) * RAD_PER_DEG,
      trembling: 1,
    };
    yield still(rampMs);
    yield { kind: "step", step: { type: "press", scale: things.scale } };
    yield { kind: "stay", ms: random.uniform(2500, 4000), rockMm: random.uniform(0, 2) };
    yield { kind: "stepDone" };
  },
  *after({ random }) {
    yield noBurden(random.uniform(300, 600));
    yield still(random.uniform(700, 1100));
  },
};

const tapedRoll: HomeStep = {
  *before({ random }) {
    yield pickedUp(random);
    yield still(random.uniform(800, 1500));
    yield { kind: "lie", on: true };
    yield { kind: "stay", ms: random.uniform(1500, 2500), rockMm: 0.5 };
  },
  *during(scene) {
    const { random, things, fault } = scene;
    yield { kind: "step", step: { type: "tapedRoll", distanceMm: things.tapeMm } };
    scene.mm += things.way * ((fault === "wrong-tape" ? YARD_MM : things.tapeMm) * things.tapeGain + things.tapeMissMm);
    yield { kind: "stroke", toMm: scene.mm, paceMmS: random.uniform(45, 75), startMs: 700, turnMs: 900 };
    yield { kind: "stepDone" };
  },
  *after({ random }) {
    yield { kind: "stay", ms: random.uniform(1200, 2000), rockMm: 0.5 };
    yield { kind: "lie", on: false };
  },
};

export const HOME_STEPS: Readonly<Record<StepType, HomeStep>> = { rest, emptyTurns, weightTurns, press, tapedRoll };

/** The fault by which a step is left out. */
export const LEFT_OUT: Readonly<Record<StepType, HomeFault>> = {
  rest: "no-rest",
  emptyTurns: "no-empty-turns",
  weightTurns: "no-weight-turns",
  press: "no-presses",
  tapedRoll: "no-taped-roll",
};
