// Gyro scale and the accelerometer's circle, from rolling: one turn of the gyro is one turn of gravity.
//
// Across a level axle gravity draws a circle with the roll angle φ (shared/domain/angle.ts):
//   f1 =  r·cos φ + m·(R·α/g₀)·sin φ + c1        φ = φ0 + (1 + s)·(∫ω dt − δ·t)
//   f2 = −r·sin φ + m·(R·α/g₀)·cos φ + c2
// c1, c2 are the accelerometer's zero offsets, r its length of gravity, s the gyro's scale error, δ what is left of its zero
// in this stretch, and m·R·α the acceleration of the axle over the floor (m = 1; rolled in the air m = 0).
// All stretches of rolling together, by Bayesian least squares (leastSquares.ts).
// Priors (1 σ): c 30 mg, r 1 %, s 2 % (LSM6DS3TR-C data sheet: ±40 mg, ±1 %), δ as the rest left it.
import type { Path } from "#hub/calibration/path.ts";
import { solve } from "#hub/calibration/leastSquares.ts";
import type { Prior, RowSink } from "#hub/calibration/leastSquares.ts";
import { RAD_PER_DEG, STANDARD_GRAVITY_M_S2 } from "#shared/domain/units.ts";

export interface AngleModel {
  /** Zero offsets along t1, t2, g. */
  readonly c1: number;
  readonly c2: number;
  readonly cSd: number;
  /** True rate = measured · scale. */
  readonly scale: number;
  readonly scaleSd: number;
  /** Roll angle at a still specific force. */
  angleOf(f1: number, f2: number): number;
  /** Roll angle of each sample of a path, rad, unwrapped from wherever it starts. */
  anglesOf(path: Path): Float64Array;
  /** The gyro turns one way while gravity turns the other: an axis has the wrong sign. */
  readonly opposed: boolean;
}

export interface AngleOptions {
  readonly paths: readonly Path[];
  /** Specific force (f1, f2) of still moments: they lie on the circle too. */
  readonly stills: readonly { readonly f1: number; readonly f2: number }[];
  readonly radiusMm: number;
  readonly biasSdDps: number;
}

const PRIOR = { c: 0.03, r: 0.01, s: 0.02, m: 0.5 };
/** One σ of a row, g: sensor noise and vibration, a part of the rolling acceleration, the place off the middle at ω². */
const NOISE_G = 0.008;
const ROLLING_PART = 0.3;
const OFF_CENTRE_M = 0.01;
const STILL_NOISE_G = 0.004;
/** Rows a second: neighbours share their errors. */
const ROW_EVERY_MS = 50;
/** No turn count knows a scale better than this (yaw, axle play). */
const LEAST_SCALE_SD = 3e-4;
const SMOOTH_MS = 1500;
const MOST_OFF = 0.2;

const C1 = 0;
const C2 = 1;
const R = 2;
const S = 3;
const FIRST_PATH = 4;
const PER_PATH = 3;

export function fitAngles(options: AngleOptions): AngleModel {
  const { paths, stills } = options;
  const mPerG = options.radiusMm / 1000 / STANDARD_GRAVITY_M_S2;
  const opposed = paths.some((path) => gravitySlope(path) < -0.3);
  const priors: Prior[] = [
    { mean: 0, sd: PRIOR.c },
    { mean: 0, sd: PRIOR.c },
    { mean: 1, sd: PRIOR.r },
    { mean: 0, sd: PRIOR.s },
  ];
  for (const { f1, f2 } of paths.map(firstForce)) {
    priors.push({ mean: Math.atan2(-f2, f1), sd: 1 });
    priors.push({ mean: 0, sd: options.biasSdDps * RAD_PER_DEG });
    priors.push({ mean: 1, sd: PRIOR.m });
  }
  const start = Float64Array.from(priors, ({ mean }) => mean);

  function rows(values: Float64Array, sink: RowSink): void {
    const [c1 = 0, c2 = 0, r = 1, s = 0] = values;
    for (const [p, path] of paths.entries()) {
      const at = FIRST_PATH + PER_PATH * p;
      const [phi0 = 0, delta = 0, m = 1] = values.subarray(at, at + PER_PATH);
      const places = [C1, C2, R, S, at, at + 1, at + 2];
      let nextMs = -Infinity;
      for (let k = 0; k < path.tMs.length; k += 1) {
        const tMs = path.tMs[k] ?? 0;
        if (tMs < nextMs) continue;
        nextMs = tMs + ROW_EVERY_MS;
        const seconds = (tMs - (path.tMs[0] ?? 0)) / 1000;
        const turned = (path.turned[k] ?? 0) - delta * seconds;
        const phi = phi0 + (1 + s) * turned;
        const [sin, cos] = [Math.sin(phi), Math.cos(phi)];
        const rolling = mPerG * (path.accel[k] ?? 0);
        const weight = 1 / noiseOf(path, k, rolling);
        const e1 = r * cos + m * rolling * sin + c1 - (path.f1[k] ?? 0);
        const e2 = -r * sin + m * rolling * cos + c2 - (path.f2[k] ?? 0);
        const [d1, d2] = [-r * sin + m * rolling * cos, -r * cos - m * rolling * sin];
        const late = -(1 + s) * seconds;
        sink(weight * e1, places, [
          weight,
          0,
          weight * cos,
          ...[d1 * turned, d1, d1 * late, rolling * sin].map((x) => weight * x),
        ]);
        sink(weight * e2, places, [
          0,
          weight,
          -weight * sin,
          ...[d2 * turned, d2, d2 * late, rolling * cos].map((x) => weight * x),
        ]);
      }
    }
    for (const { f1, f2 } of stills) {
      const [x, y] = [f1 - c1, f2 - c2];
      const size = Math.hypot(x, y);
      if (size < 0.5) continue;
      const weight = 1 / STILL_NOISE_G;
      sink(weight * (size - r), [C1, C2, R], [(-weight * x) / size, (-weight * y) / size, -weight]);
    }
  }

  const solved = opposed ? undefined : solve({ priors, rows }, start);
  const size = priors.length;
  const [c1 = 0, c2 = 0, r = 1, s = 0] = solved?.values ?? [];
  const sd = (place: number, otherwise: number) =>
    solved === undefined ? otherwise : Math.sqrt(solved.covariance[place * size + place] ?? otherwise ** 2);

  return {
    c1,
    c2,
    cSd: Math.max(sd(C1, PRIOR.c), sd(C2, PRIOR.c)),
    scale: 1 + s,
    scaleSd: Math.hypot(sd(S, PRIOR.s), LEAST_SCALE_SD),
    opposed,
    angleOf: (f1, f2) => Math.atan2(-(f2 - c2), f1 - c1),
    anglesOf: (path) => smoothedAngles(path, { c1, c2, s, mPerG, r }),
  };
}

function noiseOf(path: Path, k: number, rolling: number): number {
  const rate = path.rate[k] ?? 0;
  const offCentre = (rate * rate * OFF_CENTRE_M) / STANDARD_GRAVITY_M_S2;
  // Rows follow each other faster than their errors change: each counts for less than one.
  return 2 * (NOISE_G + ROLLING_PART * Math.abs(rolling) + offCentre);
}

function firstForce({ f1, f2 }: Path): { f1: number; f2: number } {
  const count = Math.min(5, f1.length);
  const of = (column: Float64Array) => column.subarray(0, count).reduce((sum, value) => sum + value, 0) / count;
  return { f1: of(f1), f2: of(f2) };
}

/** Turn of gravity over turn of the gyro; NaN when hardly anything turned. */
function gravitySlope({ f1, f2, turned }: Path): number {
  let gravity = 0;
  let product = 0;
  let square = 0;
  let last = Math.atan2(-(f2[0] ?? 0), f1[0] ?? 1);
  for (let k = 1; k < turned.length; k += 1) {
    const now = Math.atan2(-(f2[k] ?? 0), f1[k] ?? 1);
    gravity += wrapped(now - last);
    last = now;
    product += gravity * (turned[k] ?? 0);
    square += (turned[k] ?? 0) ** 2;
  }
  return square > turned.length * 0.5 ? product / square : Number.NaN;
}

export interface Circle {
  readonly c1: number;
  readonly c2: number;
  readonly r: number;
  readonly s: number;
  readonly mPerG: number;
}

/** The gyro's turn, and on it the slow part of how gravity differs from it: a zero-phase complementary filter. */
export function smoothedAngles(path: Path, circle: Circle): Float64Array {
  const count = path.tMs.length;
  const gyro = path.turned.map((turned) => (1 + circle.s) * turned);
  const off = new Float64Array(count);
  const weight = new Float64Array(count);
  const origin = Math.atan2(-((path.f2[0] ?? 0) - circle.c2), (path.f1[0] ?? 1) - circle.c1);
  let near = origin;
  for (let k = 0; k < count; k += 1) {
    const rolling = circle.mPerG * (path.accel[k] ?? 0);
    const expected = near + (gyro[k] ?? 0);
    const f1 = (path.f1[k] ?? 0) - circle.c1 - rolling * Math.sin(expected);
    const f2 = (path.f2[k] ?? 0) - circle.c2 - rolling * Math.cos(expected);
    const differs = wrapped(Math.atan2(-f2, f1) - expected);
    weight[k] = noiseOf(path, k, rolling) ** -2;
    off[k] = near - origin + Math.max(-MOST_OFF, Math.min(MOST_OFF, differs));
    // Follow slowly, so that a drift over a long stretch never wraps.
    near += 0.005 * Math.max(-MOST_OFF, Math.min(MOST_OFF, differs));
  }
  const smooth = smoothed(path.tMs, off, weight);
  return gyro.map((turned, k) => origin + turned + (smooth[k] ?? 0));
}

/** Weighted mean around each value, two-sided exponential. */
function smoothed(tMs: Float64Array, values: Float64Array, weights: Float64Array): Float64Array {
  const count = values.length;
  const sums = new Float64Array(count);
  const totals = new Float64Array(count);
  for (const backwards of [false, true]) {
    let sum = 0;
    let total = 0;
    for (let n = 0; n < count; n += 1) {
      const k = backwards ? count - 1 - n : n;
      const before = backwards ? k + 1 : k - 1;
      const keep = n === 0 ? 0 : Math.exp(-Math.abs((tMs[k] ?? 0) - (tMs[before] ?? 0)) / SMOOTH_MS);
      sum = keep * sum + (weights[k] ?? 0) * (values[k] ?? 0);
      total = keep * total + (weights[k] ?? 0);
      sums[k]! += sum;
      totals[k]! += total;
    }
  }
  return sums.map((sum, k) => sum / (totals[k] ?? 1));
}

/** Into −π … π. */
export function wrapped(angle: number): number {
  return angle - 2 * Math.PI * Math.round(angle / (2 * Math.PI));
}
