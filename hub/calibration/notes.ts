// What is missing from a calibration or was assumed, one plain sentence each.
import type { Findings } from "#hub/calibration/stepVerdicts.ts";
import type { StepType } from "#shared/domain/calibrationSteps.ts";

const WITHOUT: Readonly<Record<StepType, string>> = {
  rest: "No rest was recorded: the turn sensor's zero comes from other still moments, if there were any.",
  emptyTurns: "No empty turns were recorded: the roller's own weight on the cell is known less well.",
  weightTurns: "No turns under a weight were recorded: how the cell answers between the presses' angles is assumed.",
  press: "No presses over a scale were recorded: force rests on the weight alone.",
  tapedRoll: "No taped roll was recorded: the rolling radius is taken from the roller's size, within 1.25 %.",
};
const MANY_PRESSES = 6;
/** A cell that answers less than this part of its best at some angle is blind there. */
const BLIND_PART = 0.5;

export function notesOn({ scene, load, radii, angles }: Findings): string[] {
  const notes: string[] = [];
  const count = (type: StepType) => scene.windows.filter(({ step }) => step.type === type).length;
  for (const type of ["rest", "emptyTurns", "weightTurns", "press", "tapedRoll"] as const) {
    if (count(type) === 0) notes.push(WITHOUT[type]);
  }
  if (count("press") > 0 && count("press") < MANY_PRESSES) {
    notes.push(`There are ${count("press")} presses; eight, an eighth of a turn apart, tell more.`);
  }
  if (scene.bias === undefined) notes.push("The roller never lay still: the turn sensor's zero is not known.");
  if (scene.rollAxis === undefined) notes.push("The roller was not turned far enough to find its axle.");
  if (scene.axis?.contradicts === true) {
    notes.push(`The board says the axle is ${scene.device.imu.rollAxis}; by the data it is ${scene.axis.rollAxis}.`);
  }
  if (angles.opposed)
    notes.push("Turn sensor and gravity disagree about the way round; nothing that needs the angle was measured.");
  if ([...radii.values()].some(({ besideBody }) => besideBody)) {
    notes.push("The tape was taken to lie beside the body, which moves twice as far as the roller rolls.");
  }
  if (scene.samples.saturatedRatio > 0.001)
    notes.push("The load cell was at its end of scale at times: it is amplified too much.");
  switch (load.kind) {
    case "noLoad":
      notes.push("No load of a known size was recorded: force stays unknown.");
      break;
    case "noZero":
      notes.push("The roller was never free of load: force stays unknown.");
      break;
    case "notFelt":
      notes.push(
        "The load cell hardly answered to the load: force stays unknown. Check its wires and that the shell is divided.",
      );
      break;
    case "noShape":
      notes.push("The load cell answers in no way that a known mounting does: force stays unknown.");
      break;
    case "found":
      notes.push(...notesOnLoad(load.outcome));
  }
  return notes;
}

type Found = Extract<Findings["load"], { kind: "found" }>["outcome"];

function notesOnLoad({ fit, otherMounting }: Found): string[] {
  const notes: string[] = [];
  const { shape } = fit.options;
  if (shape.mounting === "unknown") {
    notes.push(
      "The load cell answers in no way that a known mounting does; its response was taken as it was measured.",
    );
  } else if (otherMounting) {
    notes.push(`The board names another mounting, but the load cell answers like "${shape.mounting}".`);
  }
  if (fit.options.rough.length === 1) {
    const g = Array.from({ length: 72 }, (_, k) =>
      Math.abs(fit.layout.response(fit.solution.values, 0, (k * Math.PI) / 36).h),
    );
    if (Math.min(...g) < BLIND_PART * Math.max(...g)) {
      notes.push(
        "At some angles the load cell feels less than half of what it feels at others: force is less certain there.",
      );
    }
  }
  return notes;
}
