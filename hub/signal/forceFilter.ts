// The force behind the cell's readings: a Kalman filter with states F (N) and F' (N/s), fed one channel at a time.
//   prediction: F += F'·dt, F' decays over 0.25 s and walks;   measurement: z = g·F + noise,  z in N at the cell
// How fast F' may change follows the readings: it grows when they surprise the filter and ebbs when they do not.
// At a blind angle g goes to 0 and the reading says nothing: F is carried on with growing variance, no special case needed.
// Source: scalar measurement form of the Kalman filter (Bar-Shalom et al. 2001, ch. 5–6: constant-velocity model with
// decaying velocity, R. A. Singer, IEEE Trans. AES 6:473, 1970, one order lower).

import type { LoadSample } from "./loadSample.ts";

/** White change of F', N/s/√s: least for a calm body, most to pass a landing or an 8–12 Hz shake of ten newtons. */
const LEAST_RATE_WALK = 90;
const MOST_RATE_WALK = 1500;
/** The walk grows by this factor with each reading beyond three sigma, and otherwise follows the mean surprise. */
const SURPRISED = 1.35;
const FOLLOW = 0.03;
const RATE_DECAY_S = 0.25;
/** Unrest that has no trend, N/√s. */
const FORCE_WALK = 6;
/** How well the time of a reading is known, s. */
const TIMING_S = 0.004;
const START_SD = 100;
const START_RATE_SD = 60;
/** Bounds of what a long blindness may do to the variances, N², N²/s². */
const MOST_VARIANCE = 1e5;
const MOST_RATE_VARIANCE = 1e6;

export class ForceFilter {
  /** Force and its rate at the last reading, N, N/s. */
  force = 0.5;
  rate = 0.5;
  /** What `take` takes: a channel's reading, N, its response, and the reading's variance, N². */
  z = 0.5;
  g = 0.5;
  r = 0.5;
  /** How far `lookAhead` looks past the last reading, s, and what it sees: N, N². */
  aheadS = 0.5;
  aheadN = 0.5;
  aheadVariance = 0.5;
  #rateWalk = 0.5;
  #p00 = 0.5;
  #p01 = 0.5;
  #p11 = 0.5;

  constructor() {
    this.force = 0;
    this.#begin();
  }

  predict(sample: LoadSample): void {
    const { dtS } = sample;
    const keep = dtS < 0.2 ? 1 - dtS / RATE_DECAY_S : 0.2;
    const walk = this.#rateWalk * this.#rateWalk * dtS;
    this.force += this.rate * dtS * (0.5 + 0.5 * keep);
    this.rate *= keep;
    const p01 = this.#p01 + dtS * this.#p11;
    const p00 = this.#p00 + dtS * (this.#p01 + p01) + FORCE_WALK * FORCE_WALK * dtS + (walk * dtS * dtS) / 3;
    const p11 = keep * keep * this.#p11 + walk;
    if (p00 < MOST_VARIANCE && p11 < MOST_RATE_VARIANCE) {
      this.#p00 = p00;
      this.#p01 = keep * p01 + (walk * dtS) / 2;
      this.#p11 = p11;
    } else {
      // What is cut keeps no correlation, or the three were no covariance any more.
      this.#p00 = p00 < MOST_VARIANCE ? p00 : MOST_VARIANCE;
      this.#p01 = 0;
      this.#p11 = p11 < MOST_RATE_VARIANCE ? p11 : MOST_RATE_VARIANCE;
    }
  }

  /** Takes one reading; `fresh`: nothing before it counts. */
  take(fresh: boolean): void {
    const { z, g } = this;
    if (fresh) {
      this.force = z / g;
      this.#begin();
    }
    const u0 = g * this.#p00;
    const u1 = g * this.#p01;
    const inverse = 1 / (g * u0 + this.r);
    const off = z - g * this.force;
    const surprise = off * off * inverse;
    const walk = this.#rateWalk * (surprise > 9 ? SURPRISED : 1 + FOLLOW * (surprise - 1));
    this.#rateWalk = walk > MOST_RATE_WALK ? MOST_RATE_WALK : walk < LEAST_RATE_WALK ? LEAST_RATE_WALK : walk;
    const k0 = u0 * inverse;
    const k1 = u1 * inverse;
    this.force += k0 * off;
    this.rate += k1 * off;
    this.#p00 -= k0 * u0;
    this.#p01 -= k0 * u1;
    this.#p11 -= k1 * u1;
  }

  /** The force `aheadS` after the last reading, from the filter alone. */
  lookAhead(): void {
    const ahead = this.aheadS;
    const late = this.rate * TIMING_S;
    const forward = ahead > 0 ? ahead : 0;
    this.aheadN = this.force + this.rate * ahead * (1 - (0.5 * ahead) / RATE_DECAY_S);
    this.aheadVariance = late * late + this.#p00 + forward * (2 * this.#p01 + forward * this.#p11);
  }

  #begin(): void {
    this.rate = 0;
    this.#rateWalk = 2 * LEAST_RATE_WALK;
    this.#p00 = START_SD * START_SD;
    this.#p01 = 0;
    this.#p11 = START_RATE_SD * START_RATE_SD;
  }
}
