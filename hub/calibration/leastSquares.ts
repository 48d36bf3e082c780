// Bayesian least squares: the parameters that make Σ (residual/σ)² + Σ ((parameter − prior)/σ)² smallest, and their
// covariance. Rows come whitened, so that the covariance is the inverse of the normal matrix as it stands.
//
// Method: Gauss–Newton with the Cholesky factor of the normal matrix; a step that makes the sum worse is halved. Priors are
// rows like any other, so a parameter that the data say nothing of keeps its prior and its prior's σ.
// Source: C. M. Bishop, "Pattern Recognition and Machine Learning", 2006, § 3.3; Å. Björck, "Numerical Methods for Least
// Squares Problems", 1996, ch. 2 and 9.

export interface Prior {
  readonly mean: number;
  readonly sd: number;
}

/** Takes one whitened row: residual = model − data over σ, and its derivatives by the parameters at `places`. */
export type RowSink = (residual: number, places: readonly number[], slopes: ArrayLike<number>) => void;

export interface Problem {
  readonly priors: readonly Prior[];
  /** Every row at `values`. */
  rows(values: Float64Array, sink: RowSink): void;
}

export interface Solution {
  readonly values: Float64Array;
  /** Row by row, size × size. */
  readonly covariance: Float64Array;
  /** Sum of squares with priors, at the solution. */
  readonly cost: number;
  /** ½·ln det of the normal matrix, and of the priors' part of it: what an evidence needs. */
  readonly halfLogDet: number;
  readonly priorHalfLogDet: number;
}

const MOST_STEPS = 12;
const MOST_HALVINGS = 6;
/** A step that takes less than this off the sum of squares changes nothing that its σ would not cover. */
const SMALL = 1e-4;

/** Undefined when the numbers break down (a row that is not finite). */
export function solve(problem: Problem, start: Float64Array): Solution | undefined {
  const size = problem.priors.length;
  let values: Float64Array = start.slice();
  let normal = normalAt(problem, values);
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const factor = cholesky(normal.matrix, size);
    if (factor === undefined) return undefined;
    const move = substitute(factor, normal.vector, size);
    let part = 1;
    let next: Float64Array | undefined;
    let gained = 0;
    for (let half = 0; half < MOST_HALVINGS && next === undefined; half += 1, part /= 2) {
      const tried = values.map((value, i) => value - part * (move[i] ?? 0));
      const there = normalAt(problem, tried);
      if (!(there.cost <= normal.cost * (1 + 1e-12))) continue;
      next = tried;
      gained = normal.cost - there.cost;
      normal = there;
    }
    if (next === undefined) break;
    values = next;
    if (gained < SMALL) break;
  }
  const factor = cholesky(normal.matrix, size);
  if (factor === undefined || !Number.isFinite(normal.cost)) return undefined;
  let halfLogDet = 0;
  for (let i = 0; i < size; i += 1) halfLogDet += Math.log(factor[i * size + i] ?? 1);
  const priorHalfLogDet = problem.priors.reduce((sum, { sd }) => sum - Math.log(sd), 0);
  return { values, covariance: inverse(factor, size), cost: normal.cost, halfLogDet, priorHalfLogDet };
}

/** One σ of a linear function of the parameters. */
export function sdOf(covariance: Float64Array, size: number, slopes: Float64Array): number {
  let variance = 0;
  for (let i = 0; i < size; i += 1) {
    const slope = slopes[i] ?? 0;
    if (slope === 0) continue;
    for (let j = 0; j < size; j += 1) variance += slope * (slopes[j] ?? 0) * (covariance[i * size + j] ?? 0);
  }
  return Math.sqrt(Math.max(0, variance));
}

interface Normal {
  /** Its lower half. */
  readonly matrix: Float64Array;
  readonly vector: Float64Array;
  readonly cost: number;
}

function normalAt(problem: Problem, values: Float64Array): Normal {
  const size = values.length;
  const matrix = new Float64Array(size * size);
  const vector = new Float64Array(size);
  let cost = 0;
  for (const [i, { mean, sd }] of problem.priors.entries()) {
    const off = ((values[i] ?? 0) - mean) / sd;
    cost += off * off;
    matrix[i * size + i] = 1 / (sd * sd);
    vector[i] = off / sd;
  }
  problem.rows(values, (residual, places, slopes) => {
    cost += residual * residual;
    for (let a = 0; a < places.length; a += 1) {
      const slope = slopes[a]!;
      const place = places[a]!;
      vector[place]! += slope * residual;
      // The lower half is all that is needed of a symmetric matrix.
      for (let b = 0; b <= a; b += 1) {
        const other = places[b]!;
        const at = place > other ? place * size + other : other * size + place;
        matrix[at]! += slope * slopes[b]!;
      }
    }
  });
  return { matrix, vector, cost };
}

/** Lower factor L with L·Lᵀ = matrix; undefined when it is not positive. */
export function cholesky(matrix: Float64Array, size: number): Float64Array | undefined {
  const factor = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let sum = matrix[i * size + j]!;
      for (let k = 0; k < j; k += 1) sum -= factor[i * size + k]! * factor[j * size + k]!;
      if (i === j) {
        if (!(sum > 0)) return undefined;
        factor[i * size + i] = Math.sqrt(sum);
      } else factor[i * size + j] = sum / factor[j * size + j]!;
    }
  }
  return factor;
}

/** Solves L·Lᵀ·x = vector. */
export function substitute(factor: Float64Array, vector: Float64Array, size: number): Float64Array {
  const x = vector.slice();
  for (let i = 0; i < size; i += 1) {
    for (let k = 0; k < i; k += 1) x[i]! -= factor[i * size + k]! * x[k]!;
    x[i]! /= factor[i * size + i]!;
  }
  for (let i = size - 1; i >= 0; i -= 1) {
    for (let k = i + 1; k < size; k += 1) x[i]! -= factor[k * size + i]! * x[k]!;
    x[i]! /= factor[i * size + i]!;
  }
  return x;
}

function inverse(factor: Float64Array, size: number): Float64Array {
  const whole = new Float64Array(size * size);
  const unit = new Float64Array(size);
  for (let column = 0; column < size; column += 1) {
    unit.fill(0);
    unit[column] = 1;
    const solved = substitute(factor, unit, size);
    for (let row = 0; row < size; row += 1) whole[row * size + column] = solved[row] ?? 0;
  }
  return whole;
}
