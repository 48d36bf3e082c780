// The force along the limb as a smooth function of the place: a Gaussian process with squared exponential covariance, in
// the cosines and sines of the reduced-rank form (A. Solin, S. Särkkä, "Hilbert space methods for reduced-rank Gaussian
// process regression", Statistics and Computing 30:419, 2020): f(x) = Σ wⱼ·φⱼ(x), wⱼ ~ N(0, S(√λⱼ)),
//   φⱼ(x) = L^−½·sin(√λⱼ·(x + L)),  √λⱼ = πj/2L,  S(ω) = σ²·√(2π)·ℓ·exp(−ω²ℓ²/2)

/** How much the lever of the body and the tissue change the force along a limb, one σ, relative, and over what way, mm. */
const FORCE_SD = 0.06;
const LENGTH_MM = 50;
/** The box is wider than what was rolled by this much of ℓ on each side, so that its walls are not felt. */
const MARGIN = 1.5;
/** Waves weaker than this part of the strongest do not count. */
const WEAKEST = 1e-3;

export interface PlaceWaves {
  /** One σ of each wave's weight. */
  readonly sds: readonly number[];
  /** The waves at a place into `out` from `at` on. */
  read(mm: number, out: Float64Array, at: number): void;
}

export function placeWaves(fromMm: number, toMm: number): PlaceWaves {
  const middle = (fromMm + toMm) / 2;
  const half = (toMm - fromMm) / 2 + MARGIN * LENGTH_MM;
  const rate = (j: number) => (Math.PI * j) / (2 * half);
  const variance = (j: number) =>
    FORCE_SD ** 2 * Math.sqrt(2 * Math.PI) * LENGTH_MM * Math.exp(-0.5 * (rate(j) * LENGTH_MM) ** 2);
  const sds: number[] = [];
  for (let j = 1; variance(j) > WEAKEST * variance(1); j += 1) sds.push(Math.sqrt(variance(j) / half));
  return {
    sds,
    read(mm, out, at) {
      for (let j = 0; j < sds.length; j += 1) out[at + j] = Math.sin(rate(j + 1) * (mm - middle + half));
    },
  };
}
