// Response, lean, and force along the limb together, by Bayesian least squares over filtered rows:
//
//   ln z = c + f(R·φ) + ln( g(θ) + Σ pₙ·cos nθ + qₙ·sin nθ ) + wander,   θ = φ − β·d
// c is a contact's level, f a lay's force along the limb (placeWaves.ts), the wander an autoregression (innovations.ts) whose
// coefficients and the weights of single rows (Huber) come from the round before.
// Source: C. M. Bishop, "Pattern Recognition and Machine Learning", 2006, § 3.3; Laplace's evidence § 4.4.
import { innovation, ORDER, wanderOf } from "#hub/calibration/shapeLearning/innovations.ts";
import type { Wander } from "#hub/calibration/shapeLearning/innovations.ts";
import { placeWaves } from "#hub/calibration/shapeLearning/placeWaves.ts";
import type { Harmonic } from "#hub/calibration/shapeLearning/prior.ts";
import type { Lay, Stretch } from "#hub/calibration/shapeLearning/session.ts";
import { solve } from "#hub/calibration/leastSquares.ts";
import type { Prior, RowSink, Solution } from "#hub/calibration/leastSquares.ts";
import { median } from "#hub/calibration/statistics.ts";
import { ResponseTable } from "#hub/signal/responseTable.ts";
import { RAD_PER_DEG } from "#shared/domain/units.ts";

export interface ShapeFitOptions {
  readonly lays: readonly Lay[];
  readonly g: readonly number[];
  readonly harmonics: readonly Harmonic[];
  readonly radiusMm: number;
  /** Which of LEAN_WAYS_MM. */
  readonly leanWay: number;
}

export interface ShapeFit {
  readonly solution: Solution;
  readonly wander: Wander;
  /** Of each row, 1/σ where it is ordinary. */
  readonly weights: readonly Float64Array[];
  /** Log evidence, up to a constant that fits under the same wander and weights share. */
  readonly evidence: number;
}

const LEAN_SD = 4 * RAD_PER_DEG;
const LEVEL_SD = 0.3;
const ROUNDS = 3;
const HUBER = 2;
/** The response never falls below this in the fit. */
const LEAST_G = 0.05;

interface Part {
  readonly stretch: Stretch;
  readonly places: readonly number[];
  readonly waves: ReturnType<typeof placeWaves>;
}

/**
 * `under`: one round under the wander and the weights of another fit, so that the evidence of the two can be compared.
 * Undefined when no numbers come out.
 */
export function fitShape(options: ShapeFitOptions, under?: ShapeFit): ShapeFit | undefined {
  const { priors, parts } = layoutOf(options);
  let values: Float64Array = Float64Array.from(priors, ({ mean }) => mean);
  let wander = under?.wander ?? wanderOf(residualsAt(options, parts, values));
  let fit: ShapeFit | undefined;
  for (let round = 0; round < (under === undefined ? ROUNDS : 1); round += 1) {
    if (!(wander.sd > 0)) return undefined;
    const weights = under?.weights ?? weightsAt(options, parts, values, wander);
    const solution = solve({ priors, rows: rowsOf(options, parts, wander, weights) }, values);
    if (solution === undefined) return undefined;
    values = solution.values;
    fit = {
      solution,
      wander,
      weights,
      evidence: -solution.cost / 2 - solution.halfLogDet + solution.priorHalfLogDet,
    };
    if (round < ROUNDS - 1) wander = wanderOf(residualsAt(options, parts, values));
  }
  return fit;
}

function layoutOf({ lays, g, harmonics, radiusMm }: ShapeFitOptions): { priors: Prior[]; parts: Part[] } {
  const priors: Prior[] = [
    ...harmonics.flatMap(({ sd }) => [
      { mean: 0, sd },
      { mean: 0, sd },
    ]),
    { mean: 0, sd: LEAN_SD },
  ];
  const shared = priors.map((_, k) => k);
  const table = new ResponseTable(g);
  const parts: Part[] = [];
  for (const { contacts } of lays) {
    let [low, high] = [Infinity, -Infinity];
    for (const { phi } of contacts.flat(2)) {
      low = Math.min(low, phi);
      high = Math.max(high, phi);
    }
    const waves = placeWaves(radiusMm * low, radiusMm * high);
    const own = waves.sds.map((sd) => priors.push({ mean: 0, sd }) - 1);
    for (const contact of contacts) {
      const levels = contact.flat().map(({ phi, logN }) => {
        table.read(phi);
        return logN - Math.log(Math.max(LEAST_G, Math.abs(table.value)));
      });
      const level = priors.push({ mean: median(levels), sd: LEVEL_SD }) - 1;
      for (const stretch of contact) parts.push({ stretch, places: [...shared, ...own, level], waves });
    }
  }
  return { priors, parts };
}

/** ln z of the model at a moment; its derivatives, in the order of the part's places, into `slopes` from `at` on. */
function createModel({ g, harmonics, radiusMm, leanWay }: ShapeFitOptions) {
  const table = new ResponseTable(g);
  const beta = 2 * harmonics.length;
  return (values: Float64Array, part: Part, k: number, slopes: Float64Array, at: number): number => {
    const { phi, d: ways } = part.stretch[k]!;
    const d = ways[leanWay]!;
    const theta = phi - (values[beta] ?? 0) * d;
    table.read(theta);
    const sign = table.value < 0 ? -1 : 1;
    let response = sign * table.value;
    let bend = sign * table.slope;
    for (let h = 0; h < harmonics.length; h += 1) {
      const n = harmonics[h]!.n;
      const [cos, sin] = [Math.cos(n * theta), Math.sin(n * theta)];
      const [p, q] = [values[2 * h]!, values[2 * h + 1]!];
      response += p * cos + q * sin;
      bend += n * (q * cos - p * sin);
      slopes[at + 2 * h] = cos;
      slopes[at + 2 * h + 1] = sin;
    }
    const least = response < LEAST_G ? LEAST_G : response;
    for (let i = 0; i < beta; i += 1) slopes[at + i]! /= least;
    slopes[at + beta] = (-d * bend) / least;
    const { sds } = part.waves;
    part.waves.read(radiusMm * phi, slopes, at + beta + 1);
    const last = beta + 1 + sds.length;
    slopes[at + last] = 1;
    let sum = Math.log(least) + (values[part.places[last]!] ?? 0);
    for (let j = 0; j < sds.length; j += 1)
      sum += (values[part.places[beta + 1 + j]!] ?? 0) * slopes[at + beta + 1 + j]!;
    return sum;
  };
}

function residualsAt(options: ShapeFitOptions, parts: readonly Part[], values: Float64Array): Float64Array[] {
  const model = createModel(options);
  const scratch = new Float64Array(256);
  return parts.map((part) =>
    Float64Array.from(part.stretch, ({ logN }, k) => model(values, part, k, scratch, 0) - logN),
  );
}

function weightsAt(options: ShapeFitOptions, parts: readonly Part[], values: Float64Array, wander: Wander) {
  return residualsAt(options, parts, values).map((r) =>
    r.map((_, k) => {
      const size = Math.abs(innovation(r, k, wander.coefficients)) / wander.sd;
      return Math.sqrt(size > HUBER ? HUBER / size : 1) / wander.sd;
    }),
  );
}

function rowsOf(options: ShapeFitOptions, parts: readonly Part[], wander: Wander, weights: readonly Float64Array[]) {
  const model = createModel(options);
  const { coefficients } = wander;
  return (values: Float64Array, sink: RowSink): void => {
    for (const [i, part] of parts.entries()) {
      const width = part.places.length;
      const { length } = part.stretch;
      const slopes = new Float64Array(length * width);
      const off = Float64Array.from(part.stretch, ({ logN }, k) => model(values, part, k, slopes, k * width) - logN);
      const row = new Float64Array(width);
      for (let k = ORDER; k < length; k += 1) {
        const weight = weights[i]?.[k] ?? 0;
        for (let w = 0; w < width; w += 1) {
          let sum = slopes[k * width + w]!;
          for (let a = 0; a < ORDER; a += 1) sum -= coefficients[a]! * slopes[(k - 1 - a) * width + w]!;
          row[w] = weight * sum;
        }
        sink(weight * innovation(off, k, coefficients), part.places, row);
      }
    }
  };
}
