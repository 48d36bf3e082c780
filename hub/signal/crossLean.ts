// The lean of the load line seen directly by two channels: two readings, two unknowns (force and angle).
//
// At the angle φ − δ̂ the channels should read F·(g0, g1). What the readings show across that direction is an angle:
//   p = (−g1, g0)/|g|,   e = −(z·p)/(F·(g'·p)),   δ ← δ̂ + gain·e
// weighted by how well the angle is seen, (F·g'·p)² over the readings' variance, and smoothed over some tenths of a second:
// the lean does not jump, noise does. With g = (cos, sin) this makes F the hypotenuse of the readings, whatever the angle.

import { RAD_PER_DEG } from "#shared/domain/units.ts";

import { READING_NOISE_N } from "./forceReader.ts";

/** Random walk of the lean: it flips by 2 · 3° within half a second; rad/√s. */
const WALK = 5 * RAD_PER_DEG;
const PRIOR_SD = 3.5 * RAD_PER_DEG;
const LIMIT = 10 * RAD_PER_DEG;
/** Pull back to 0 where the channels do not see the angle, s. */
const FADE_S = 3;
/** What the tables' errors and the pairing of two converters' clocks leave in one reading, part of the force. */
const MODEL_PART = 0.015;

export class CrossLean {
  /** Lean, rad, and its variance. */
  delta = 0.5;
  variance = 0.5;
  /** What `update` takes: the readings across (g0, g1), N; g'·p, 1/rad; the force, N. */
  acrossN = 0.5;
  slope = 0.5;
  forceN = 0.5;

  constructor() {
    this.reset();
  }

  reset(): void {
    this.delta = 0;
    this.variance = PRIOR_SD * PRIOR_SD;
  }

  predict(dtS: number): void {
    const keep = Math.max(0, 1 - dtS / FADE_S);
    this.delta *= keep;
    this.variance = Math.min(this.variance + WALK * WALK * dtS, PRIOR_SD * PRIOR_SD);
  }

  update(): void {
    const seen = -this.forceN * this.slope;
    const model = MODEL_PART * this.forceN;
    const noise = READING_NOISE_N * READING_NOISE_N + model * model;
    const total = seen * seen * this.variance + noise;
    const gain = (this.variance * seen) / total;
    const delta = this.delta + gain * this.acrossN;
    this.delta = delta > LIMIT ? LIMIT : delta < -LIMIT ? -LIMIT : delta;
    this.variance *= 1 - gain * seen;
  }
}
