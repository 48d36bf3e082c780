// Everything about the load cells at once: offset, dead weight, gain and response over a turn, by Bayesian least squares
// over all observations (loadObservation.ts), with what a home calibration does not know as parameters of their own:
//
//   γw  error of the weight (and of the hand that steadies it)     γs, os  error of the bathroom scale, relative and N
//   βw  lean of the board, βd its part that flips with the way     βp      lean common to all presses
//   Fh  what the hand presses that rolls the empty roller          l       offset's drift from step to step
// βd stands also for an error of the converter's delay, ω·δτ. Its prior has heavy tails (Student t, 2 degrees of freedom):
// a board leans by a fraction of a degree, tissue by several.
// Sources: C. M. Bishop, "Pattern Recognition and Machine Learning", 2006, § 3.3 and 4.4 (Laplace's evidence); t prior by
// reweighting: K. L. Lange, R. J. A. Little, J. M. G. Taylor, J. Am. Stat. Assoc. 84:881, 1989.
import { createLayout } from "#hub/calibration/loadLayout.ts";
import type { Layout } from "#hub/calibration/loadLayout.ts";
import { loadNoise } from "#hub/calibration/loadNoise.ts";
import type { LoadNoise, NoiseScales } from "#hub/calibration/loadNoise.ts";
import type { LoadObservation } from "#hub/calibration/loadObservation.ts";
import { solve } from "#hub/calibration/leastSquares.ts";
import type { RowSink, Solution } from "#hub/calibration/leastSquares.ts";
import type { ResponseShape } from "#hub/calibration/responseShapes.ts";
import { startPhases } from "#hub/calibration/startPhases.ts";

/** Counts at no load and counts a newton, roughly: the fit works in newtons around them. */
export interface RoughScale {
  readonly offsetCounts: number;
  readonly countsPerN: number;
}

export interface LoadFitOptions {
  readonly observations: readonly LoadObservation[];
  readonly rough: readonly RoughScale[];
  readonly shape: ResponseShape;
  /** The weight says nothing about the gain: it contradicts, or is still to be judged. */
  readonly freeWeight: boolean;
}

export interface Residual {
  /** Reading − model, N at the cell. */
  readonly offN: number;
  readonly sdN: number;
}

export interface LoadFit {
  readonly options: LoadFitOptions;
  readonly layout: Layout;
  readonly solution: Solution;
  /** One a channel for each observation. */
  readonly residuals: readonly (readonly Residual[])[];
  readonly unrest: NoiseScales;
  /** Mean square of the whitened residuals under load: near 1 when the shape fits. */
  readonly misfit: number;
  /** Log evidence up to a constant that all shapes share. */
  readonly evidence: number;
}

const ROUNDS = 4;

/** Undefined when no numbers come out. */
export function fitLoad(options: LoadFitOptions): LoadFit | undefined {
  let best: LoadFit | undefined;
  for (const phases of startPhases(options)) {
    const fit = fitFrom(options, phases);
    if (fit !== undefined && Number.isFinite(fit.evidence) && (best === undefined || fit.evidence > best.evidence)) {
      best = fit;
    }
  }
  return best;
}

function fitFrom(options: LoadFitOptions, phases: readonly number[]): LoadFit | undefined {
  const { observations, rough, shape, freeWeight } = options;
  const channels = rough.length;
  const layoutAt = (values: Float64Array | undefined) =>
    createLayout({ observations, shape, channels, phases, freeWeight, values });
  let layout = layoutAt(undefined);
  let values = layout.start;
  let scales: NoiseScales | undefined;
  let solution: Solution | undefined;
  for (let round = 0; round < ROUNDS; round += 1) {
    if (round > 0) layout = layoutAt(values);
    const noise = noiseAt(options, layout, values, scales);
    const current = layout;
    solution = solve({ priors: layout.priors, rows: (at, sink) => rowsAt(options, current, at, noise, sink) }, values);
    if (solution === undefined) return undefined;
    values = solution.values;
    scales = noiseAt(options, layout, values, scales).measured;
  }
  return solution === undefined || scales === undefined ? undefined : judged(options, layout, solution, scales);
}

function offsOf({ observations, rough }: LoadFitOptions, layout: Layout, values: Float64Array): number[][] {
  return observations.map(({ counts }, i) =>
    rough.map((scale, c) => readingN(counts[c], scale) - layout.model(values, i, c).value),
  );
}

function noiseAt(
  options: LoadFitOptions,
  layout: Layout,
  values: Float64Array,
  scales: NoiseScales | undefined,
): LoadNoise {
  const { observations, rough } = options;
  const offs = offsOf(options, layout, values);
  return loadNoise({ observations, offs, layout, values, channels: rough.length, scales });
}

function rowsAt(options: LoadFitOptions, layout: Layout, values: Float64Array, noise: LoadNoise, sink: RowSink): void {
  const { observations, rough } = options;
  const channels = rough.length;
  for (const [i, { counts }] of observations.entries()) {
    const whiten = noise.whitener(i);
    const models = rough.map((scale, c) => ({ ...layout.model(values, i, c), reading: readingN(counts[c], scale) }));
    for (let row = 0; row < channels; row += 1) {
      let residual = 0;
      const slopes = new Map<number, number>();
      for (const [c, model] of models.entries()) {
        const weight = c > row ? 0 : (whiten[row * channels + c] ?? 0);
        if (weight === 0) continue;
        residual += weight * (model.value - model.reading);
        for (const [k, place] of model.places.entries()) {
          slopes.set(place, (slopes.get(place) ?? 0) + weight * (model.slopes[k] ?? 0));
        }
      }
      sink(residual, [...slopes.keys()], [...slopes.values()]);
    }
  }
}

function judged(options: LoadFitOptions, layout: Layout, solution: Solution, scales: NoiseScales): LoadFit {
  const { observations, rough } = options;
  const channels = rough.length;
  const offs = offsOf(options, layout, solution.values);
  const noise = noiseAt(options, layout, solution.values, scales);
  let logDet = 0;
  const squares: number[] = [];
  for (const [i, { forceN }] of observations.entries()) {
    const whiten = noise.whitener(i);
    for (let row = 0; row < channels; row += 1) {
      logDet += Math.log(whiten[row * channels + row] ?? 1);
      let white = 0;
      for (let c = 0; c <= row; c += 1) white += (whiten[row * channels + c] ?? 0) * (offs[i]?.[c] ?? 0);
      if (forceN > 0) squares.push(white * white);
    }
  }
  return {
    options,
    layout,
    solution,
    residuals: offs.map((own, i) => own.map((offN, c) => ({ offN, sdN: noise.sdN(i, c) }))),
    unrest: scales,
    misfit: squares.reduce((sum, square) => sum + square, 0) / Math.max(1, squares.length),
    evidence: logDet - solution.cost / 2 - solution.halfLogDet + solution.priorHalfLogDet,
  };
}

function readingN(counts: number | undefined, { offsetCounts, countsPerN }: RoughScale): number {
  return ((counts ?? Number.NaN) - offsetCounts) / countsPerN;
}
