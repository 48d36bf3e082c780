// Weights of the linear smoother that finds the slow motion under noise and shaking.
//
// Model: reading(t) = slow(t) + shake(t) + noise, with slow = a straight line plus a stationary part of covariance
//   σs²·(1 + r + r²/3)·e^(−r), r = √5·|τ|/ℓ  (Matérn 5/2),   shake: σt²·e^(−|τ|/τc)·cos(2π·f·τ),   noise: σn² white.
// The weights are the best linear unbiased estimate of slow(0): universal kriging, i.e. Gaussian process regression with
// the line's two coefficients free (C. E. Rasmussen, C. K. I. Williams, "Gaussian Processes for Machine Learning", 2006,
// § 2.7). So a constant and a ramp pass exactly, without lag, and a 10 Hz shake is cancelled as well as the window allows.
// Solved once when a pipeline is made.

export interface SmootherSettings {
  readonly stepMs: number;
  /** Readings before and after the instant. */
  readonly past: number;
  readonly future: number;
  readonly slowSd: number;
  readonly slowMs: number;
  readonly shakeSd: number;
  readonly shakeHz: number;
  /** Time after which a shake has lost its phase, ms. */
  readonly shakeMs: number;
  readonly noiseSd: number;
}

/** Weights from the oldest reading (−past) to the newest (+future). */
export function designSmoother(settings: SmootherSettings): Float64Array {
  const { past, future, stepMs } = settings;
  const count = past + future + 1;
  const size = count + 2;
  const matrix = Array.from({ length: size }, () => new Float64Array(size + 1));
  for (let i = 0; i < count; i += 1) {
    const row = matrix[i]!;
    const ti = (i - past) * stepMs;
    for (let j = 0; j < count; j += 1) {
      const lag = Math.abs(i - j) * stepMs;
      row[j] = slow(settings, lag) + shake(settings, lag) + (i === j ? settings.noiseSd ** 2 : 0);
    }
    row[count] = 1;
    row[count + 1] = ti / 100;
    matrix[count]![i] = 1;
    matrix[count + 1]![i] = ti / 100;
    row[size] = slow(settings, Math.abs(ti));
  }
  matrix[count]![size] = 1;
  return solve(matrix).subarray(0, count);
}

function slow(settings: SmootherSettings, lagMs: number): number {
  const r = (Math.sqrt(5) * lagMs) / settings.slowMs;
  return settings.slowSd ** 2 * (1 + r + (r * r) / 3) * Math.exp(-r);
}

function shake(settings: SmootherSettings, lagMs: number): number {
  const phase = (2 * Math.PI * settings.shakeHz * lagMs) / 1000;
  return settings.shakeSd ** 2 * Math.exp(-lagMs / settings.shakeMs) * Math.cos(phase);
}

/** Gauss elimination with partial pivots; each row carries its right-hand side last. */
function solve(rows: Float64Array[]): Float64Array {
  const size = rows.length;
  for (let column = 0; column < size; column += 1) {
    let pivot = column;
    for (let k = column + 1; k < size; k += 1) {
      if (Math.abs(rows[k]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = k;
    }
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    const own = rows[column]!;
    for (let k = column + 1; k < size; k += 1) {
      const factor = rows[k]![column]! / own[column]!;
      for (let j = column; j <= size; j += 1) rows[k]![j]! -= factor * own[j]!;
    }
  }
  const result = new Float64Array(size);
  for (let k = size - 1; k >= 0; k -= 1) {
    let sum = rows[k]![size]!;
    for (let j = k + 1; j < size; j += 1) sum -= rows[k]![j]! * result[j]!;
    result[k] = sum / rows[k]![k]!;
  }
  return result;
}
