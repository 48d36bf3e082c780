// What a load cell's response over a turn can look like, and how sure one may be of it beforehand.
//
//   h(φ) = κ·( base(φ − φc) + Σ pₙ·cos nφ + qₙ·sin nφ )
// A force between limb and floor squeezes the shell from both sides, so a response repeats every half turn: even harmonics,
// and odd ones only as far as a shell is not symmetrical. How large the deviations from the mounting's ideal may be is the
// prior: eight presses at 45° cannot see sin 4φ, and where data say nothing the prior stands for them.
// Source of the sizes: the mountings' geometry (docs/calibration.md); 4φ about 1 % is a shell that is not perfectly round.
import type { Mounting } from "#shared/domain/device.ts";

export interface ResponseShape {
  readonly name: string;
  /** What the calibration calls it. */
  readonly mounting: Mounting;
  /** `flat`: 1; `cosine`: |cos|, mean 1; `beamAbs` and `beam`: |cos| and cos of a beam, peak 1. */
  readonly base: "flat" | "cosine" | "beamAbs" | "beam";
  /** Harmonics n ≥ 0 with the prior's σ of pₙ and qₙ. */
  readonly harmonics: readonly (readonly [n: number, sd: number])[];
}

const UNEVEN: ResponseShape["harmonics"] = [
  [1, 0.005],
  [3, 0.004],
  [4, 0.01],
  [6, 0.004],
];
const BLIND: ResponseShape["harmonics"] = [
  [0, 0.02],
  [1, 0.008],
  [2, 0.02],
  [3, 0.005],
  [4, 0.01],
  [6, 0.005],
];

export const RING: ResponseShape = { name: "ring", mounting: "ring", base: "flat", harmonics: [[2, 0.5], ...UNEVEN] };
export const FOUR: ResponseShape = { name: "four", mounting: "four", base: "flat", harmonics: [[2, 0.03], ...UNEVEN] };
export const SPLIT: ResponseShape = { name: "split", mounting: "split", base: "cosine", harmonics: BLIND };
/** Two beams at right angles that are squeezed the same way from both sides, or bent either way. */
export const TWO_ABS: ResponseShape = { name: "two", mounting: "two", base: "beamAbs", harmonics: BLIND };
export const TWO_SIGNED: ResponseShape = { name: "two, signed", mounting: "two", base: "beam", harmonics: BLIND };

/** None of the known: the response as it is, when turns under a weight have measured all of it. */
export const OTHER: ResponseShape = {
  name: "other",
  mounting: "unknown",
  base: "flat",
  harmonics: [1, 2, 3, 4, 5, 6, 7, 8].map((n) => [n, 0.6 / n]),
};

/** The shapes worth trying, the one that the device names first. */
export function shapesFor(mounting: Mounting, channels: number): readonly ResponseShape[] {
  if (channels > 1) return [TWO_ABS, TWO_SIGNED];
  const all = [RING, FOUR, SPLIT];
  return [...all.filter((shape) => shape.mounting === mounting), ...all.filter((shape) => shape.mounting !== mounting)];
}

/** Rounds the kink of |cos|: nothing made by hand has a sharper one. */
const KINK = 0.008;
const MEAN_TO_ONE = Math.PI / 2;

export function hasPhase(shape: ResponseShape): boolean {
  return shape.base !== "flat";
}

/** base(x) and its derivative, 1/rad; averaged over x ± `halfWidth` when that is above 0. */
export function baseAt(shape: ResponseShape, x: number, halfWidth = 0): readonly [number, number] {
  if (shape.base === "flat") return [1, 0];
  const scale = shape.base === "cosine" ? MEAN_TO_ONE : 1;
  if (halfWidth > 0) {
    const [from, to] = [x - halfWidth, x + halfWidth];
    const width = scale / (2 * halfWidth);
    const signed = shape.base === "beam";
    const area = signed ? Math.sin(to) - Math.sin(from) : sizeArea(to) - sizeArea(from);
    const rise = signed ? Math.cos(to) - Math.cos(from) : Math.abs(Math.cos(to)) - Math.abs(Math.cos(from));
    return [width * area, width * rise];
  }
  const [cos, sin] = [Math.cos(x), Math.sin(x)];
  if (shape.base === "beam") return [cos, -sin];
  const size = Math.sqrt(cos * cos + KINK * KINK);
  return [scale * size, (-scale * cos * sin) / size];
}

/** ∫ |cos| from 0. */
function sizeArea(x: number): number {
  const halfTurns = Math.round(x / Math.PI);
  return 2 * halfTurns + Math.sin(x - Math.PI * halfTurns);
}

/** What averaging over ± `halfWidth` leaves of the n-th harmonic. */
export function averaged(n: number, halfWidth: number): number {
  const x = n * halfWidth;
  return x < 1e-6 ? 1 : Math.sin(x) / x;
}
