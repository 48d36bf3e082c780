// A calibration at home as a person does it by themselves in some two minutes: rest, two empty turns on the floor, two slow
// turns under a weight on a board, eight presses over a bathroom scale at eight angles, a taped metre under the body.
import type { StepType } from "#shared/domain/calibrationSteps.ts";
import { STEP_TYPES } from "#shared/domain/calibrationSteps.ts";
import type { Action, Program } from "#sim/body/action.ts";
import { createScene, FEW_PRESSES, HOME_STEPS, LEFT_OUT, PRESSES, still } from "#sim/home/steps.ts";
import type { HomeOptions, Part, Scene } from "#sim/home/steps.ts";

function* done(type: StepType, scene: Scene): Part {
  const { before, during, after } = HOME_STEPS[type];
  const isLeftOut = scene.fault === LEFT_OUT[type];
  if (isLeftOut && type !== "rest") return;
  const times = type !== "press" ? 1 : scene.fault === "few-presses" ? FEW_PRESSES : PRESSES;
  for (let time = 0; time < times; time += 1) {
    yield* before(scene, time);
    // A rest that is left out is a roller that lies there for a moment only.
    if (isLeftOut) return;
    yield* during(scene);
    yield* after(scene);
  }
}

export function homeCalibration(options: HomeOptions): Program {
  return function* program(random): Generator<Action, never, void> {
    const scene = createScene(random, options, false);
    for (const type of STEP_TYPES) yield* done(type, scene);
    yield still(2000);
    yield { kind: "over" };
    for (;;) yield still(10_000);
  };
}
