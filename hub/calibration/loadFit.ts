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
import type { LoadFitOptions, RoughScale } from "#hub/calibration/loadFitOptions.ts";
import { solve } from "#hub/calibration/leastSquares.ts";
import type { RowSink, Solution } from "#hub/calibration/leastSquares.ts";
import { startPhases } from "#hub/calibration/startPhases.ts";

export interface Residual {
  /** Reading − model, N at the cell. */
  readonly offN: number;
  readonly sdN: number;
}

export interface LoadFit {
  readonly options: LoadFitOptions;
  readonly phases: readonly number[];
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
const ROUNDS_AGAIN = 2;

/** A fit that has only begun: good enough to see whether it leads anywhere. */
export interface Attempt {
  readonly phases: readonly number[];
  readonly layout: Layout;
  readonly solution: Solution;
  readonly scales: NoiseScales;
}

/** One round from the most likely phases. Undefined when no numbers come out. */
export function beginFit(options: LoadFitOptions): Attempt | undefined {
  let best: Attempt | undefined;
  for (const phases of startPhases(options)) {
    const attempt = goOn(options, { phases }, 1);
    if (attempt !== undefined && (best === undefined || attempt.solution.cost < best.solution.cost)) best = attempt;
  }
  return best;
}

export function completeFit(options: LoadFitOptions, attempt: Attempt): LoadFit | undefined {
  const settled = goOn(options, attempt, ROUNDS - 1);
  return settled === undefined ? undefined : sound(judged(options, settled));
}

/** The same fit under other options: from where it ended when it has the same parameters, else from the beginning. */
export function fitAgain(fit: LoadFit, changes: Partial<LoadFitOptions>): LoadFit | undefined {
  const options = { ...fit.options, ...changes };
  const { phases, solution, unrest: scales } = fit;
  const { observations, shape, rough, freeWeight } = options;
  const layout = createLayout({ observations, shape, channels: rough.length, phases, freeWeight, values: undefined });
  if (layout.priors.length !== solution.values.length) {
    const attempt = beginFit(options);
    return attempt === undefined ? undefined : completeFit(options, attempt);
  }
  const settled = goOn(options, { phases, solution, scales }, ROUNDS_AGAIN);
  return settled === undefined ? undefined : sound(judged(options, settled));
}

function sound(fit: LoadFit): LoadFit | undefined {
  return Number.isFinite(fit.evidence) ? fit : undefined;
}

function goOn(
  options: LoadFitOptions,
  from: Pick<Attempt, "phases"> & Partial<Attempt>,
  rounds: number,
): Attempt | undefined {
  const { observations, rough, shape, freeWeight } = options;
  const channels = rough.length;
  const { phases } = from;
  let values = from.solution?.values;
  let scales = from.scales;
  let attempt: Attempt | undefined;
  for (let round = 0; round < rounds; round += 1) {
    const layout = createLayout({ observations, shape, channels, phases, freeWeight, values });
    const start = values ?? layout.start;
    const noise = noiseAt(options, layout, start, scales);
    const solution = solve({ priors: layout.priors, rows: rowsOf(options, layout, noise) }, start);
    if (solution === undefined) return undefined;
    values = solution.values;
    scales = noiseAt(options, layout, values, scales).measured;
    attempt = { phases, layout, solution, scales };
  }
  return attempt;
}

function offsOf({ observations, rough }: LoadFitOptions, layout: Layout, values: Float64Array): number[][] {
  const slopes = new Float64Array(ROOM);
  return observations.map(({ counts }, i) =>
    rough.map((scale, c) => readingN(counts[c], scale) - layout.evaluate(values, i, c, slopes)),
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

/** More than one observation depends on. */
const ROOM = 64;

function rowsOf(
  options: LoadFitOptions,
  layout: Layout,
  noise: LoadNoise,
): (values: Float64Array, sink: RowSink) => void {
  const { observations, rough } = options;
  const channels = rough.length;
  const slopes = rough.map(() => new Float64Array(ROOM));
  const rows = observations.map(({ counts }, i) => ({
    whiten: noise.whitener(i),
    readings: rough.map((scale, c) => readingN(counts[c], scale)),
    ...unionOf(rough.map((_, c) => layout.places(i, c))),
  }));
  const offs = new Float64Array(channels);
  const row = new Float64Array(2 * ROOM);
  return (values, sink) => {
    for (const [i, { whiten, readings, all, where }] of rows.entries()) {
      for (let c = 0; c < channels; c += 1) {
        offs[c] = layout.evaluate(values, i, c, slopes[c] ?? row) - (readings[c] ?? 0);
      }
      for (let r = 0; r < channels; r += 1) {
        let residual = 0;
        row.fill(0, 0, all.length);
        for (let c = 0; c <= r; c += 1) {
          const weight = whiten[r * channels + c] ?? 0;
          const own = where[c] ?? [];
          const by = slopes[c] ?? row;
          residual += weight * (offs[c] ?? 0);
          for (let k = 0; k < own.length; k += 1) row[own[k]!]! += weight * by[k]!;
        }
        sink(residual, all, row);
      }
    }
  };
}

/** All places of an observation's channels once, and where each channel's are among them. */
function unionOf(places: readonly (readonly number[])[]): { all: number[]; where: number[][] } {
  const all = [...new Set(places.flat())];
  return { all, where: places.map((own) => own.map((place) => all.indexOf(place))) };
}

function judged(options: LoadFitOptions, { phases, layout, solution, scales }: Attempt): LoadFit {
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
    phases,
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
