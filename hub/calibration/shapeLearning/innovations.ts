// How a body's force wanders in time (breath, unrest, posture): an autoregression over tenths of a second, learned from what
// the model leaves. Rows filtered by it are independent: generalised least squares (D. Cochrane, G. H. Orcutt, J. Am. Stat.
// Assoc. 44:32, 1949). eₖ = rₖ − Σ aᵢ·rₖ₋ᵢ
import { cholesky, substitute } from "#hub/calibration/leastSquares.ts";
import { median } from "#hub/calibration/statistics.ts";

/** Tenths of a second looked back. */
export const ORDER = 10;
/** What no model describes, white, one σ, relative. */
const UNMODELLED_SD = 0.005;
/** Innovations beyond so many σ are no wander. */
const ODD = 4;

export interface Wander {
  readonly coefficients: Float64Array;
  /** One σ of an innovation. */
  readonly sd: number;
}

export function wanderOf(residuals: readonly Float64Array[]): Wander {
  const first = fitted(residuals, { coefficients: new Float64Array(ORDER), sd: Infinity });
  return fitted(residuals, first);
}

/** Least squares over the rows that `before` finds ordinary. */
function fitted(residuals: readonly Float64Array[], before: Wander): Wander {
  const matrix = new Float64Array(ORDER * ORDER);
  const vector = new Float64Array(ORDER);
  let count = 0;
  for (const r of residuals) {
    for (let k = ORDER; k < r.length; k += 1) {
      if (Math.abs(innovation(r, k, before.coefficients)) > ODD * before.sd) continue;
      count += 1;
      for (let i = 0; i < ORDER; i += 1) {
        const late = r[k - 1 - i] ?? 0;
        vector[i]! += late * (r[k] ?? 0);
        for (let j = 0; j <= i; j += 1) matrix[i * ORDER + j]! += late * (r[k - 1 - j] ?? 0);
      }
    }
  }
  for (let i = 0; i < ORDER; i += 1) matrix[i * ORDER + i]! += (count + 1) * UNMODELLED_SD ** 2;
  const factor = cholesky(matrix, ORDER);
  const coefficients = factor === undefined ? new Float64Array(ORDER) : substitute(factor, vector, ORDER);
  const sizes: number[] = [];
  for (const r of residuals) {
    for (let k = ORDER; k < r.length; k += 1) sizes.push(Math.abs(innovation(r, k, coefficients)));
  }
  const spread = coefficients.reduce((sum, a) => sum + a * a, 1);
  return {
    coefficients,
    sd: count > 0 ? Math.hypot(1.4826 * median(sizes), UNMODELLED_SD * Math.sqrt(spread)) : Number.NaN,
  };
}

export function innovation(r: ArrayLike<number>, k: number, coefficients: Float64Array): number {
  let left = r[k] ?? 0;
  for (let i = 0; i < coefficients.length; i += 1) left -= coefficients[i]! * (r[k - 1 - i] ?? 0);
  return left;
}
