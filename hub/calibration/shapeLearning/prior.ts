// What is known of a response's harmonics before a session: the calibration's one number, gSd, shared out among them.
//
// gSd² is the mean square over a turn, Σ sdₙ² for pₙ·cos nφ + qₙ·sin nφ with one σ sdₙ each. No harmonic is less certain
// than the mounting's own prior (responseShapes.ts) says; below that all are alike, which of all ways to share gSd out is
// the one that assumes least.
import { FOUR, RING, SPLIT } from "#hub/calibration/responseShapes.ts";
import type { ResponseShape } from "#hub/calibration/responseShapes.ts";
import type { Calibration } from "#shared/schema/calibration.ts";

export interface Harmonic {
  readonly n: number;
  readonly sd: number;
}

export function harmonicsOf(mounting: Calibration["mounting"], gSd: number): Harmonic[] {
  const shape = shapeOf(mounting);
  const most = shape.harmonics.filter(([n]) => n > 0);
  const squareAt = (level: number) => most.reduce((sum, [, sd]) => sum + Math.min(sd, level) ** 2, 0);
  let [low, high] = [0, 1];
  for (let step = 0; step < 40; step += 1) {
    const level = (low + high) / 2;
    if (squareAt(level) < gSd * gSd) low = level;
    else high = level;
  }
  return most.map(([n, sd]) => ({ n, sd: Math.min(sd, high) }));
}

function shapeOf(mounting: Calibration["mounting"]): ResponseShape {
  return mounting === "four" ? FOUR : mounting === "split" ? SPLIT : RING;
}
