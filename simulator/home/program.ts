// A calibration at home as a person does it in some two minutes: rest, two empty turns on the floor, two slow turns under a
// weight on a board, eight presses over a bathroom scale at eight angles, a taped metre under the body. In between the
// roller is taken up and laid down. What the person uses is as good as such things are: see HomeThings.
import { RAD_PER_DEG, STANDARD_GRAVITY_M_S2 } from "#shared/domain/units.ts";
import type { Action, Program } from "#sim/body/action.ts";
import type { HomeFault } from "#sim/home/faults.ts";
import { drawHomeThings } from "#sim/home/things.ts";
import type { HomeThings } from "#sim/home/things.ts";
import type { Random } from "#sim/random.ts";

type Part = Generator<Action, void, void>;

export interface HomeOptions {
  readonly diameterMm: number;
  readonly fault?: HomeFault | undefined;
}

interface Scene {
  readonly random: Random;
  readonly things: HomeThings;
  readonly turnMm: number;
  readonly fault: HomeFault | undefined;
  /** Where the roller is along the floor, mm. */
  mm: number;
}

const PRESSES = 8;
const TURNS = 2;
const YARD_MM = 914.4;
const still = (ms: number): Action => ({ kind: "stay", ms });
const noBurden = (overMs: number): Action => ({ kind: "burden", forceN: 0, overMs });

function pickedUp(random: Random): Action {
  return {
    kind: "handle",
    ms: random.uniform(2200, 3600),
    rollRad: random.uniform(-3, 3),
    tiltRad: random.sign() * random.uniform(0.3, 1),
    liftM: random.uniform(0.05, 0.3),
  };
}

function* rest({ random, fault, turnMm }: Scene): Part {
  yield still(random.uniform(1200, 2500));
  if (fault === "no-rest") return;
  if (fault === "loaded") yield* legOn(random);
  yield { kind: "step", step: { type: "rest" } };
  yield still(random.uniform(1500, 2000));
  if (fault === "moved")
    yield { kind: "stroke", toMm: turnMm * random.sign() * random.uniform(0.04, 0.1), paceMmS: 40 };
  yield still(random.uniform(1600, 2500));
  yield { kind: "stepDone" };
  if (fault === "loaded") yield noBurden(400);
  yield still(random.uniform(900, 1500));
}

function* legOn(random: Random): Part {
  const forceN = random.uniform(45, 110);
  yield { kind: "burden", forceN, overMs: 500, swayShare: 0.03, swayRad: 0.02, trembling: 0.5 };
  yield still(1500);
}

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

const turnsDone = ({ random, fault }: Scene) => (fault === "half-turn" ? 0.5 : TURNS + random.uniform(-0.02, 0.09));

function* emptyTurns(scene: Scene): Part {
  const { random } = scene;
  if (scene.fault === "no-empty-turns") return;
  yield pickedUp(random);
  yield still(random.uniform(800, 1500));
  yield { kind: "hand", forceN: random.uniform(0.3, 1.5) };
  yield { kind: "step", step: { type: "emptyTurns", turns: TURNS } };
  yield* rollOn(scene, turnsDone(scene), (scene.turnMm * TURNS) / random.uniform(8, 12), random.chance(0.5) ? 3 : 2);
  yield { kind: "stepDone" };
  yield { kind: "hand", forceN: 0 };
  yield still(random.uniform(900, 1500));
}

function* weightTurns(scene: Scene): Part {
  const { random, things } = scene;
  if (scene.fault === "no-weight-turns") return;
  yield pickedUp(random);
  yield still(random.uniform(600, 1200));
  const lightOrHeavy = scene.fault === "wrong-weight" ? things.mistake : 1;
  yield {
    kind: "burden",
    forceN: things.weightKg * STANDARD_GRAVITY_M_S2 * things.weightGain * lightOrHeavy,
    overMs: random.uniform(700, 1500),
    leanRad: things.boardLeanRad,
    swayShare: things.boardSway,
    swayRad: 0.3 * RAD_PER_DEG,
  };
  yield still(random.uniform(2200, 3500));
  yield { kind: "step", step: { type: "weightTurns", turns: TURNS, weightKg: things.weightKg } };
  yield* rollOn(scene, turnsDone(scene), (scene.turnMm * TURNS) / random.uniform(13, 20), random.chance(0.5) ? 3 : 4);
  yield { kind: "stepDone" };
  yield still(random.uniform(900, 1500));
  yield noBurden(random.uniform(600, 1200));
  yield still(1600);
}

function* presses(scene: Scene): Part {
  const { random, things, fault } = scene;
  if (fault === "no-presses") return;
  yield pickedUp(random);
  yield still(random.uniform(800, 1500));
  const count = fault === "few-presses" ? 3 : PRESSES;
  for (let press = 0; press < count; press += 1) {
    const angle = (fault === "few-presses" ? 8 : 360 / PRESSES) + random.normal(4);
    if (press > 0) yield turned(angle * RAD_PER_DEG * things.way, random);
    yield still(random.uniform(600, 1100));
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
    yield noBurden(random.uniform(300, 600));
    yield still(random.uniform(700, 1100));
  }
}

function turned(rollRad: number, random: Random): Action {
  const tiltRad = random.sign() * random.uniform(0.05, 0.4);
  return { kind: "handle", ms: random.uniform(1100, 2000), rollRad, tiltRad, liftM: random.uniform(0.01, 0.06) };
}

function* tapedRoll(scene: Scene): Part {
  const { random, things } = scene;
  if (scene.fault === "no-taped-roll") return;
  yield pickedUp(random);
  yield still(random.uniform(800, 1500));
  yield { kind: "lie", on: true };
  yield { kind: "stay", ms: random.uniform(1500, 2500), rockMm: 0.5 };
  yield { kind: "step", step: { type: "tapedRoll", distanceMm: things.tapeMm } };
  scene.mm +=
    things.way * ((scene.fault === "wrong-tape" ? YARD_MM : things.tapeMm) * things.tapeGain + things.tapeMissMm);
  yield { kind: "stroke", toMm: scene.mm, paceMmS: random.uniform(45, 75), startMs: 700, turnMs: 900 };
  yield { kind: "stepDone" };
  yield { kind: "stay", ms: random.uniform(1200, 2000), rockMm: 0.5 };
  yield { kind: "lie", on: false };
}

export function homeCalibration({ diameterMm, fault }: HomeOptions): Program {
  return function* program(random): Generator<Action, never, void> {
    const things = drawHomeThings(random);
    const scene: Scene = { random, things, fault, turnMm: Math.PI * diameterMm, mm: 0 };
    yield* rest(scene);
    yield* emptyTurns(scene);
    yield* weightTurns(scene);
    yield* presses(scene);
    yield* tapedRoll(scene);
    yield still(2000);
    yield { kind: "over" };
    for (;;) yield still(10_000);
  };
}
