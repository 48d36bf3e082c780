// The size of the lean, learned from up and down passes.
//
// With y = ln(z/g(φ)) the apparent force and x = −g'(φ)/g(φ)·d:  y = ln F + β·x.  x flips sign with the direction while a
// force that belongs to the place does not, so over up and down passes β is the slope of y over x. Both are high-passed
// (first order) first: what stays of ln F is then breathing and unrest that has nothing to do with x.
//   β̂ = Σ x'y' / (Σ x'² + s²/σ0²)     with exponential forgetting, prior N(0, σ0²), s² the residual's variance inflated by
// its correlation time. Weighted least squares; source: docs/signal.md.

import { RAD_PER_DEG } from "#shared/domain/units.ts";

const HIGH_PASS_S = 1.2;
const FORGET_S = 150;
/** Leans of soft tissue are 1.5–5° either way. */
export const LEAN_PRIOR_SD = 3.5 * RAD_PER_DEG;
const LEAN_LIMIT = 8 * RAD_PER_DEG;
/** What stays of ln F after the high pass, before it is measured. */
const START_VARIANCE = 0.05 ** 2;
/** Time over which residuals repeat themselves, s. */
const CORRELATION_S = 0.5;
/** Below this variance of x' there is nothing to learn: the cell is round. */
const LEAST_MODULATION = 1e-5;

export class LeanLearner {
  /** Lean at d = +1, rad, and its one sigma. */
  beta = 0.5;
  sd = LEAN_PRIOR_SD;
  #meanX = 0.5;
  #meanY = 0.5;
  #sxx = 0.5;
  #sxy = 0.5;
  #variance = START_VARIANCE;
  #weight = 0.5;
  #fresh = true;

  constructor() {
    this.beta = 0;
    this.#meanX = 0;
    this.#meanY = 0;
    this.#sxx = 0;
    this.#sxy = 0;
    this.#weight = 0;
  }

  /** The next reading does not connect to the last one (lift-off, gap). */
  pause(): void {
    this.#fresh = true;
  }

  /** `x`, `y` as above; `dtS` since the last reading. */
  step(x: number, y: number, dtS: number): void {
    if (this.#fresh) {
      this.#meanX = x;
      this.#meanY = y;
      this.#fresh = false;
      return;
    }
    const gain = dtS / (HIGH_PASS_S + dtS);
    this.#meanX += gain * (x - this.#meanX);
    this.#meanY += gain * (y - this.#meanY);
    const hx = x - this.#meanX;
    const hy = y - this.#meanY;
    const keep = 1 - dtS / FORGET_S;
    this.#sxx = keep * this.#sxx + hx * hx * dtS;
    this.#sxy = keep * this.#sxy + hx * hy * dtS;
    this.#weight = keep * this.#weight + dtS;
    const residual = hy - this.beta * hx;
    const squared = Math.min(residual * residual, 0.04);
    this.#variance += (dtS / (20 + dtS)) * (squared - this.#variance);
    // Information: each CORRELATION_S of rolling counts once.
    const noise = this.#variance * CORRELATION_S;
    const information = this.#sxx / noise + 1 / (LEAN_PRIOR_SD * LEAN_PRIOR_SD);
    const known = this.#sxx > LEAST_MODULATION * this.#weight;
    const beta = known ? this.#sxy / noise / information : 0;
    this.beta = beta > LEAN_LIMIT ? LEAN_LIMIT : beta < -LEAN_LIMIT ? -LEAN_LIMIT : beta;
    this.sd = Math.sqrt(1 / information);
  }
}
