// The load cells from all steps together, and which of the steps contradict the rest.
//
// First the weight is left out of the gain, so that it and the scale can be compared; where they differ by more than both
// allow, the scale's several readings are believed. Then presses that fit nothing else are left out, the worst first.
// The response's shape is the mounting's, or of all the shapes the one with the largest evidence.
import { beginFit, completeFit, fitAgain } from "#hub/calibration/loadFit.ts";
import type { Attempt, LoadFit } from "#hub/calibration/loadFit.ts";
import type { LoadFitOptions, RoughScale } from "#hub/calibration/loadFitOptions.ts";
import type { LoadObservation } from "#hub/calibration/loadObservation.ts";
import { freeReadings, roughScales } from "#hub/calibration/loadReadings.ts";
import type { LoadReadings } from "#hub/calibration/loadReadings.ts";
import { OTHER, shapesFor } from "#hub/calibration/responseShapes.ts";
import type { ResponseShape } from "#hub/calibration/responseShapes.ts";
import { quantile } from "#hub/calibration/statistics.ts";
import type { AngleModel } from "#hub/calibration/angleModel.ts";
import type { Scene } from "#hub/calibration/scene.ts";

export interface LoadOutcome {
  readonly fit: LoadFit;
  /** Offset and mean gain as fitted. */
  readonly scales: readonly RoughScale[];
  /** Weight as the scale has it, by step: where the two contradict each other. */
  readonly feltWeightKg: ReadonlyMap<number, number>;
  /** Force as the load cell has it, kg, by press: where the scale's reading was left out. */
  readonly feltPressKg: ReadonlyMap<number, number>;
  /** The device names another mounting than the one that fits. */
  readonly otherMounting: boolean;
}

export type LoadResult =
  | { readonly kind: "found"; readonly outcome: LoadOutcome }
  /** noLoad: no step with a known force; noZero: never free of load; notFelt; noShape: no known mounting answers so. */
  | { readonly kind: "noLoad" | "noZero" | "notFelt" | "noShape" };

/** Presses from which on the scale can be compared with the weight. */
const COMPARABLE_PRESSES = 3;
/** A contradiction: beyond so many σ, and by more than this part. */
const CONTRADICTION_SIGMA = 4;
const WEIGHT_PART = 0.035;
const PRESS_PART = 0.07;
/** σ of weight against scale that both allow for. */
const WEIGHT_SD = 0.011;
/** Another shape must be this much more likely (log evidence) to be taken in place of the device's word. */
const MUCH_MORE_LIKELY = 12;
/** Unrest of the weight and misfit up to which a shape fits well, and beyond which it is not the cell's. */
const WELL = { unrest: 0.05, misfit: 3, strain: 4 };
/** A shape whose first round ends so much worse than the best has no hope, whatever noise is granted it. */
const HOPELESS_TIMES = 10;
const HOPELESS = 300;
const AT_ALL = { unrest: 0.12, misfit: 12, strain: 10 };
/** A load that moves the cell by less than so many times what it wanders free of load is not felt. */
const LEAST_FELT = 8;

export function loadStage(scene: Scene, readings: LoadReadings, angles: AngleModel): LoadResult {
  const { loaded, empty } = readings;
  if (loaded.length === 0) return { kind: "noLoad" };
  if (!scene.freeCounts.every(Number.isFinite)) return { kind: "noZero" };
  const rough = roughScales(scene, loaded);
  if (rough === undefined || !isFelt(scene, loaded)) return { kind: "notFelt" };
  const free = freeReadings(scene, angles, rough);
  if (free.length + empty.length === 0) return { kind: "noZero" };
  const all = [...free, ...empty, ...loaded];
  const presses = loaded.filter(({ type }) => type === "press");
  const freeWeight = presses.length >= COMPARABLE_PRESSES;
  const chosen = chooseShape(scene, { observations: all, rough, freeWeight });
  if (chosen === undefined) return { kind: "noShape" };

  const feltPressKg = new Map<number, number>();
  let fit = chosen.fit;
  let observations: readonly LoadObservation[] = all;
  for (let worst = worstPress(fit); worst !== undefined; worst = worstPress(fit)) {
    const left = observations.filter((observation) => observation !== worst.observation);
    if (left.every(({ forceN }) => forceN === 0)) break;
    const better = fitAgain(fit, { observations: left });
    if (better === undefined) break;
    feltPressKg.set(worst.step, worst.feltKg);
    observations = left;
    fit = better;
  }
  const feltWeightKg = freeWeight ? contradictions(fit) : new Map<number, number>();
  if (freeWeight && feltWeightKg.size === 0) fit = fitAgain(fit, { freeWeight: false }) ?? fit;
  const scales = fittedScales(fit);
  return { kind: "found", outcome: { fit, scales, feltWeightKg, feltPressKg, otherMounting: chosen.other } };
}

function isFelt({ freeCounts, freeSpread }: Scene, loaded: readonly LoadObservation[]): boolean {
  return freeCounts.some((free, c) => {
    const moved = quantile(
      loaded.map(({ counts }) => Math.abs((counts[c] ?? Number.NaN) - free)),
      0.7,
    );
    return moved > LEAST_FELT * Math.max(1, freeSpread[c] ?? 0);
  });
}

function fittedScales({ layout, solution, options }: LoadFit): RoughScale[] {
  return options.rough.map(({ offsetCounts, countsPerN }, c) => {
    const around = Array.from(
      { length: LOOKS },
      (_, k) => layout.response(solution.values, c, (2 * Math.PI * k) / LOOKS).h,
    );
    const gain = around.reduce((sum, h) => sum + Math.abs(h), 0) / LOOKS;
    const offset = solution.values[layout.channelPlaces(c).offset] ?? 0;
    return { offsetCounts: offsetCounts + countsPerN * offset, countsPerN: countsPerN * gain };
  });
}

const LOOKS = 36;

function chooseShape(
  { device }: Scene,
  options: Omit<LoadFitOptions, "shape">,
): { readonly fit: LoadFit; readonly other: boolean } | undefined {
  const { mounting } = device.loadCell;
  const begun: { readonly shape: ResponseShape; readonly attempt: Attempt }[] = [];
  function begin(shape: ResponseShape): Attempt | undefined {
    const attempt = beginFit({ ...options, shape });
    if (attempt !== undefined) begun.push({ shape, attempt });
    return attempt;
  }
  for (const shape of shapesFor(mounting, options.rough.length)) {
    const attempt = begin(shape);
    // What the board says and the data confirm needs no rival.
    const own = attempt !== undefined && shape.mounting === mounting && options.rough.length === 1;
    const fit = own ? completeFit({ ...options, shape }, attempt) : undefined;
    if (fit !== undefined && fits(fit, WELL)) return { fit, other: false };
  }
  if (turnedAllRound(options.observations)) begin(OTHER);
  const leastCost = Math.min(...begun.map(({ attempt }) => attempt.solution.cost));
  const likelier = begun
    .filter(({ attempt }) => attempt.solution.cost <= HOPELESS_TIMES * leastCost + HOPELESS)
    .flatMap(({ shape, attempt }) => completeFit({ ...options, shape }, attempt) ?? [])
    .toSorted((one, two) => two.evidence - one.evidence);
  const best = likelier[0];
  const own = likelier.find((fit) => isNamed(fit.options.shape, mounting));
  const believed =
    own !== undefined && best !== undefined && best.evidence - own.evidence < MUCH_MORE_LIKELY ? own : best;
  if (believed === undefined || !fits(believed, AT_ALL)) return undefined;
  return { fit: believed, other: mounting !== "unknown" && !isNamed(believed.options.shape, mounting) };
}

/** Only a response that was measured at all angles can be taken as it is. */
function turnedAllRound(observations: readonly LoadObservation[]): boolean {
  const turned = observations
    .filter(({ type }) => type === "weightTurns")
    .map(({ phi }) => Math.floor(phi / SECTOR_RAD));
  return new Set(turned.map((sector) => ((sector % SECTORS) + SECTORS) % SECTORS)).size >= SECTORS - 1;
}

const SECTORS = 24;
const SECTOR_RAD = (2 * Math.PI) / SECTORS;

function isNamed(shape: ResponseShape, mounting: string): boolean {
  return shape.mounting === mounting;
}

function fits({ unrest, options, misfit, layout, solution }: LoadFit, most: typeof WELL): boolean {
  const weights = options.observations.filter(({ type }) => type === "weightTurns");
  const swaying = weights.some(({ step = -1 }) => (unrest.get(step)?.sd ?? 0) > most.unrest);
  return !swaying && misfit < most.misfit && layout.strain(solution.values) < most.strain;
}

interface Worst {
  readonly observation: LoadObservation;
  readonly step: number;
  readonly feltKg: number;
}

/** The press that contradicts the others most; undefined when none does. */
function worstPress(fit: LoadFit): Worst | undefined {
  const { observations } = fit.options;
  let worst: Worst | undefined;
  let most = CONTRADICTION_SIGMA;
  for (const [i, observation] of observations.entries()) {
    const { type, step, phi, forceN } = observation;
    if (type !== "press" || step === undefined) continue;
    let along = 0;
    let square = 0;
    let sigmas = 0;
    for (const [c, { offN, sdN }] of (fit.residuals[i] ?? []).entries()) {
      const { h } = fit.layout.response(fit.solution.values, c, phi);
      along += h * offN;
      square += h * h;
      sigmas = Math.max(sigmas, Math.abs(offN) / sdN);
    }
    const part = along / Math.max(square, 0.05) / forceN;
    if (sigmas <= most || Math.abs(part) < PRESS_PART) continue;
    most = sigmas;
    worst = { observation, step, feltKg: ((1 + part) * forceN) / 9.80665 };
  }
  return worst;
}

/** Weights that the scale contradicts, as the scale has them, kg. */
function contradictions({ layout, solution, options }: LoadFit): Map<number, number> {
  const felt = new Map<number, number>();
  for (const { step, type, forceN } of options.observations) {
    const place = type === "weightTurns" && step !== undefined ? layout.weightPlace(step) : undefined;
    if (place === undefined || step === undefined || felt.has(step)) continue;
    const error = solution.values[place] ?? 0;
    const sd = Math.sqrt(solution.covariance[place * solution.values.length + place] ?? 0);
    const contradicts = Math.abs(error) > Math.max(WEIGHT_PART, CONTRADICTION_SIGMA * Math.hypot(sd, WEIGHT_SD));
    if (contradicts) felt.set(step, ((1 + error) * forceN) / 9.80665);
  }
  return felt;
}
