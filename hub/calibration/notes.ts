// What is missing from a calibration or was assumed, one plain sentence each.
import type { Findings } from "#hub/calibration/stepVerdicts.ts";
import type { StepType } from "#shared/domain/calibrationSteps.ts";
import { inEnglish, told } from "#shared/domain/sentences/english.ts";
import type { Told } from "#shared/domain/sentences/tell.ts";
import type { CalibrationQuality } from "#shared/schema/calibration.ts";

/** One note more, once. */
export function withNote(quality: CalibrationQuality, note: Told): CalibrationQuality {
  const before = quality.notesTold ?? quality.notes.map((text) => [told("own", { text })]);
  const text = inEnglish([note]);
  const kept = quality.notes.flatMap((known, at) => (known === text ? [] : [{ known, as: before[at] ?? [] }]));
  return {
    ...quality,
    notes: [...kept.map(({ known }) => known), text],
    notesTold: [...kept.map(({ as }) => as), [note]],
  };
}

const MANY_PRESSES = 6;
/** A cell that answers less than this part of its best at some angle is blind there. */
const BLIND_PART = 0.5;

export function notesOn({ scene, load, radii, angles }: Findings): Told[] {
  const notes: Told[] = [];
  const count = (type: StepType) => scene.windows.filter(({ step }) => step.type === type).length;
  for (const type of ["rest", "emptyTurns", "weightTurns", "press", "tapedRoll"] as const) {
    if (count(type) === 0) notes.push(told(`without.${type}`));
  }
  if (count("press") > 0 && count("press") < MANY_PRESSES) {
    notes.push(told("missing.presses", { presses: count("press") }));
  }
  if (scene.bias === undefined) notes.push(told("missing.still"));
  if (scene.rollAxis === undefined) notes.push(told("missing.axle"));
  if (scene.axis?.contradicts === true) {
    notes.push(told("missing.otherAxle", { toldAxis: scene.device.imu.rollAxis, axis: scene.axis.rollAxis }));
  }
  if (angles.opposed) notes.push(told("missing.opposed"));
  if ([...radii.values()].some(({ besideBody }) => besideBody)) {
    notes.push(told("missing.tapeBeside"));
  }
  if (scene.samples.saturatedRatio > 0.001) notes.push(told("missing.saturated"));
  switch (load.kind) {
    case "noLoad":
      notes.push(told("missing.load"));
      break;
    case "noZero":
      notes.push(told("missing.zero"));
      break;
    case "notFelt":
      notes.push(told("missing.answer"));
      break;
    case "noShape":
      notes.push(told("missing.shape"));
      break;
    case "found":
      notes.push(...notesOnLoad(load.outcome));
  }
  return notes;
}

type Found = Extract<Findings["load"], { kind: "found" }>["outcome"];

function notesOnLoad({ fit, otherMounting }: Found): Told[] {
  const notes: Told[] = [];
  const { shape } = fit.options;
  if (shape.mounting === "unknown") {
    notes.push(told("missing.shapeMeasured"));
  } else if (otherMounting) {
    notes.push(told("missing.otherMounting", { mounting: shape.mounting }));
  }
  if (fit.options.rough.length === 1) {
    const g = Array.from({ length: 72 }, (_, k) =>
      Math.abs(fit.layout.response(fit.solution.values, 0, (k * Math.PI) / 36).h),
    );
    if (Math.min(...g) < BLIND_PART * Math.max(...g)) {
      notes.push(told("missing.blind"));
    }
  }
  return notes;
}
