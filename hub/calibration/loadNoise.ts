// How far each reading may be off, and together with the other channel's: the force's own error moves both channels alike.
//
//   Σ = diag(reading² + (0.2 %·F)²) + (σF·h)(σF·h)ᵀ + (F·σβ·h')(F·σβ·h')ᵀ
// A board sways and a hand is unsteady by an amount that nobody knows beforehand: it is measured from what the fit leaves,
// and since it lasts longer than one reading, neighbours count for less (their number is divided by the sum of the
// autocorrelation). What is far off counts less and less (Huber).
import type { Layout } from "#hub/calibration/loadLayout.ts";
import type { LoadObservation } from "#hub/calibration/loadObservation.ts";
import { robustSd } from "#hub/calibration/statistics.ts";

export interface Unrest {
  /** Relative to the force for a weight; N for a hand on the empty roller. */
  readonly sd: number;
  /** Readings that are worth one. */
  readonly alike: number;
}

export type NoiseScales = ReadonlyMap<number, Unrest>;

export interface LoadNoise {
  /** Lower triangular whitening matrix of an observation. */
  readonly whitener: (i: number) => Float64Array;
  /** One σ of one channel's reading, N, without what outliers get. */
  readonly sdN: (i: number, channel: number) => number;
  readonly measured: NoiseScales;
}

export interface NoiseOptions {
  readonly observations: readonly LoadObservation[];
  /** Readings − model, N, one a channel. */
  readonly offs: readonly (readonly number[])[];
  readonly layout: Layout;
  readonly values: Float64Array;
  readonly channels: number;
  /** Undefined: what the observations say, and no outliers. */
  readonly scales: NoiseScales | undefined;
}

/** Hysteresis and unevenness that no model has, of the force. */
const MODEL_PART = 0.002;
const HUBER = 2.5;
/** Lags over which neighbours are compared, and limits of what comes out. */
const LAGS = 8;
const MOST_ALIKE = 12;
const LEAST_SWAY = 0.003;
const LEAST_HAND_N = 0.15;

export function loadNoise(options: NoiseOptions): LoadNoise {
  const { observations, offs, layout, values, channels, scales } = options;
  const factors = observations.map((observation, i) => {
    const unrest = observation.step === undefined ? undefined : scales?.get(observation.step);
    const matrix = covariance(observation, unrest);
    const surprise = Math.max(
      ...(offs[i] ?? []).map((off, c) => Math.abs(off) / Math.sqrt(matrix[c * channels + c] ?? 1)),
    );
    const outlier = scales === undefined ? 1 : Math.max(1, surprise / HUBER);
    const times = outlier * (unrest?.alike ?? 1);
    return {
      matrix,
      whiten: inverseFactor(
        matrix.map((value) => value * times),
        channels,
      ),
    };
  });

  function covariance(observation: LoadObservation, unrest: Unrest | undefined): Float64Array {
    const { type, forceN, readingSdN } = observation;
    const sway = type === "weightTurns" ? (unrest?.sd ?? observation.forceRelSd) : observation.forceRelSd;
    const handN = type === "emptyTurns" ? (unrest?.sd ?? observation.forceSdN) : observation.forceSdN;
    const forceSd = Math.hypot(forceN * sway, handN);
    const matrix = new Float64Array(channels * channels);
    const at = Array.from({ length: channels }, (_, c) => layout.response(values, c, observation.phi));
    for (let a = 0; a < channels; a += 1) {
      for (let b = 0; b < channels; b += 1) {
        const [one, two] = [at[a], at[b]];
        const leanN2 = (forceN * observation.leanSdRad) ** 2 * (one?.slope ?? 0) * (two?.slope ?? 0);
        matrix[a * channels + b] = forceSd * forceSd * (one?.h ?? 0) * (two?.h ?? 0) + leanN2;
      }
      matrix[a * channels + a]! += readingSdN * readingSdN + (MODEL_PART * forceN) ** 2;
    }
    return matrix;
  }

  return {
    whitener: (i) => factors[i]?.whiten ?? new Float64Array(channels * channels),
    sdN: (i, channel) => Math.sqrt(factors[i]?.matrix[channel * channels + channel] ?? Number.NaN),
    measured: measuredUnrest(options),
  };
}

function measuredUnrest({ observations, offs, layout, values, channels }: NoiseOptions): NoiseScales {
  const series = new Map<number, number[]>();
  for (const [i, { step, type, forceN, phi }] of observations.entries()) {
    if (step === undefined || (type !== "weightTurns" && type !== "emptyTurns")) continue;
    // What force error would explain the channels best.
    let along = 0;
    let square = 0;
    for (let c = 0; c < channels; c += 1) {
      const { h } = layout.response(values, c, phi);
      along += h * (offs[i]?.[c] ?? 0);
      square += h * h;
    }
    if (square < 0.1) continue;
    const offN = along / square;
    const known = series.get(step) ?? [];
    series.set(step, known);
    known.push(type === "weightTurns" ? offN / forceN : offN);
  }
  return new Map(
    [...series].map(([step, offsets]) => {
      const weight = observations.some(
        (observation) => observation.step === step && observation.type === "weightTurns",
      );
      return [step, { sd: Math.max(robustSd(offsets), weight ? LEAST_SWAY : LEAST_HAND_N), alike: alikeness(offsets) }];
    }),
  );
}

/** 1 + 2·Σ ρ(lag), as long as neighbours are alike. */
function alikeness(values: readonly number[]): number {
  const square = values.reduce((sum, value) => sum + value * value, 0);
  let alike = 1;
  for (let lag = 1; lag <= LAGS && lag < values.length; lag += 1) {
    const product = values.slice(lag).reduce((sum, value, k) => sum + value * (values[k] ?? 0), 0);
    if (!(product > 0)) break;
    alike += (2 * product) / square;
  }
  return Math.min(MOST_ALIKE, alike);
}

/** W with Wᵀ·W = matrix⁻¹, lower triangular: the inverse of the Cholesky factor. */
function inverseFactor(matrix: Float64Array, size: number): Float64Array {
  const [a = 1, , b = 0, d = 1] = matrix;
  if (size === 1) return Float64Array.of(1 / Math.sqrt(a));
  const l0 = Math.sqrt(a);
  const l1 = b / l0;
  const l2 = Math.sqrt(Math.max(d - l1 * l1, 1e-12));
  return Float64Array.of(1 / l0, 0, -l1 / (l0 * l2), 1 / l2);
}
