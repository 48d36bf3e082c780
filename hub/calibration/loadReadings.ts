// What the steps tell about the load cells, as observations for the fit.
import type { AngleModel } from "#hub/calibration/angleModel.ts";
import { blocksWithin } from "#hub/calibration/blocks.ts";
import type { RoughScale } from "#hub/calibration/loadFitOptions.ts";
import type { LoadObservation } from "#hub/calibration/loadObservation.ts";
import { at3 } from "#hub/calibration/path.ts";
import { heldPress } from "#hub/calibration/press.ts";
import type { HeldPress } from "#hub/calibration/press.ts";
import { readingsAlong } from "#hub/calibration/rolling.ts";
import type { Rolling } from "#hub/calibration/rolling.ts";
import type { Scene } from "#hub/calibration/scene.ts";
import { quantile } from "#hub/calibration/statistics.ts";
import type { StillRun } from "#hub/calibration/stillness.ts";
import { newtonsOfKg, RAD_PER_DEG } from "#shared/domain/units.ts";

export interface LoadReadings {
  readonly presses: ReadonlyMap<number, HeldPress>;
  /** Under weights and presses whose force is told. */
  readonly loaded: readonly LoadObservation[];
  /** Rolled empty by hand. */
  readonly empty: readonly LoadObservation[];
}

/** 1 σ of the average of some readings: noise, temperature, vibration, N. */
const READING_N = 0.2;
/** First guess of how a board sways and a hand presses; the fit finds its own. */
const SWAY = 0.02;
const HAND_N = 0.8;
const BOARD_LEAN_RAD = 0.4 * RAD_PER_DEG;
const PRESS_LEAN_RAD = 1.1 * RAD_PER_DEG;
/** The scale shows a short mean at an instant nobody knows: nearly all of the unrest counts. */
const READ_PART = 0.9;
const SCALE_STEPS_KG = [1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01];

export function loadReadings(scene: Scene, rollings: ReadonlyMap<number, Rolling>, angles: AngleModel): LoadReadings {
  const { windows, samples } = scene;
  const usual = usualCounts(scene);
  const presses = new Map<number, HeldPress>();
  const loaded: LoadObservation[] = [];
  const empty: LoadObservation[] = [];
  const stepKg = scaleStepKg(windows.map(({ step }) => step.scaleKg));
  for (const window of windows) {
    const { step, index } = window;
    const rolling = rollings.get(index);
    if (step.type === "press") {
      const press = heldPress(scene, window, angles, usual);
      if (press === undefined) continue;
      presses.set(index, press);
      const forceN = newtonsOfKg(step.scaleKg ?? Number.NaN);
      if (!(forceN > 0) || !isUsable(press)) continue;
      const { phi, counts } = press;
      const noise = {
        readingSdN: READING_N,
        forceRelSd: Math.max(0.004, READ_PART * press.unrest),
        forceSdN: newtonsOfKg(stepKg) / Math.sqrt(12),
        leanSdRad: PRESS_LEAN_RAD,
      };
      loaded.push({ step: index, type: "press", phi, halfWidthRad: 0, forceN, counts, way: 0, rateRadS: 0, ...noise });
    }
    if (rolling === undefined || (step.type !== "weightTurns" && step.type !== "emptyTurns")) continue;
    const weightN = step.type === "weightTurns" ? newtonsOfKg(step.weightKg ?? Number.NaN) : 0;
    if (!Number.isFinite(weightN)) continue;
    const light = { readingSdN: READING_N, forceRelSd: SWAY, forceSdN: 0, leanSdRad: BOARD_LEAN_RAD };
    const noise = step.type === "weightTurns" ? light : { ...light, forceSdN: HAND_N };
    for (const path of rolling.paths) {
      const kind = { step: index, type: step.type, forceN: weightN, noise };
      const found = readingsAlong(path, angles.anglesOf(path), samples, kind);
      (step.type === "weightTurns" ? loaded : empty).push(...found);
    }
  }
  return { presses, loaded, empty };
}

/** Good enough to be fitted at all; how good is said elsewhere. */
export function isUsable({ movedDeg, phi, counts }: HeldPress): boolean {
  return movedDeg < 12 && Number.isFinite(phi) && counts.every(Number.isFinite);
}

/** Mean readings of still moments in which nothing can have lain on the roller. */
export function freeReadings(scene: Scene, angles: AngleModel, rough: readonly RoughScale[]): LoadObservation[] {
  const { axle, windows } = scene;
  if (axle === undefined) return [];
  const { frame } = axle;
  return scene.runs.flatMap((run): LoadObservation[] => {
    const middleMs = (run.fromMs + run.toMs) / 2;
    const rest = windows.find(({ step, fromMs, toMs }) => step.type === "rest" && middleMs > fromMs && middleMs < toMs);
    if (!isFree(run, rough) || Math.abs(run.force[at3(frame.axis)]) > LEVEL_G) return [];
    const [f1, f2] = [run.force[at3(frame.t1)], frame.t2Sign * run.force[at3(frame.t2)]];
    const place = { step: rest?.index, type: rest === undefined ? "free" : "rest" } as const;
    const still = { phi: angles.angleOf(f1, f2), halfWidthRad: 0, forceN: 0, counts: run.counts, way: 0, rateRadS: 0 };
    const noise = { readingSdN: rest === undefined ? FREE_N : READING_N, forceRelSd: 0, forceSdN: 0, leanSdRad: 0 };
    return [{ ...place, ...still, ...noise }];
  });
}

const LEVEL_G = 0.12;
const FREE_N = 0.4;
/** A dead weight and a hand move a free cell by no more than this, N; a load sways by more than that. */
const FREE_RANGE_N = 7;
const FREE_WANDER_N = 1;

export function isFree(run: StillRun, rough: readonly RoughScale[]): boolean {
  return rough.every(({ offsetCounts, countsPerN }, c) => {
    const offN = Math.abs(((run.counts[c] ?? Number.NaN) - offsetCounts) / countsPerN);
    return offN < FREE_RANGE_N && Math.abs((run.countsWander[c] ?? Number.NaN) / countsPerN) < FREE_WANDER_N;
  });
}

/** Offset and counts a newton, within some tenths; undefined when no load was felt. */
export function roughScales(scene: Scene, loaded: readonly LoadObservation[]): RoughScale[] | undefined {
  const scales = scene.freeCounts.map((offsetCounts, c): RoughScale => {
    const each = loaded.map(({ counts, forceN }) => ((counts[c] ?? Number.NaN) - offsetCounts) / forceN);
    const sum = each.reduce((total, value) => total + value, 0);
    const size = Math.sqrt(each.reduce((total, value) => total + value * value, 0) / each.length);
    return { offsetCounts, countsPerN: sum < 0 ? -size : size };
  });
  const known = scales.every(({ offsetCounts, countsPerN }) => Number.isFinite(offsetCounts) && countsPerN !== 0);
  return loaded.length > 0 && known && scales.every(({ countsPerN }) => Number.isFinite(countsPerN))
    ? scales
    : undefined;
}

/** How far the loads of this recording move each channel. */
function usualCounts({ windows, blocks, freeCounts }: Scene): number[] {
  const loaded = windows.filter(({ step }) => step.type === "press" || step.type === "weightTurns");
  const within = loaded.flatMap(({ fromMs, toMs }) => blocksWithin(blocks, fromMs, toMs));
  return freeCounts.map((free, c) => {
    const far = quantile(
      within.map(({ counts }) => Math.abs((counts[c] ?? Number.NaN) - free)),
      0.9,
    );
    return far > 0 ? far : 1;
  });
}

/** The step in which the scale counts, kg: the largest that all its readings are multiples of. */
export function scaleStepKg(readings: readonly (number | undefined)[]): number {
  const known = readings.filter((value) => value !== undefined);
  const fits = (stepKg: number) => known.every((kg) => Math.abs(kg / stepKg - Math.round(kg / stepKg)) < 1e-3);
  return known.length < 2 ? 0.1 : (SCALE_STEPS_KG.find(fits) ?? 0.01);
}
