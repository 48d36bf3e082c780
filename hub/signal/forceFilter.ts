// The force behind the cell's readings: a Kalman filter with states F (N) and F' (N/s), fed one channel at a time.
//   prediction: F += F'·dt, F' decays over 0.25 s and walks;   measurement: z = g·F + noise,  z in N at the cell
// How fast F' may change follows the readings: it grows when they surprise the filter and ebbs when they do not.
// At a blind angle g goes to 0 and the reading says nothing: F is carried on with growing variance, no special case needed.
// Source: scalar measurement form of the Kalman filter (Bar-Shalom et al. 2001, ch. 5–6: constant-velocity model with
// decaying velocity, R. A. Singer, IEEE Trans. AES 6:473, 1970, one order lower).

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
const START_RATE_SD = 60;

export class ForceFilter {
  force = 0.5;
  rate = 0.5;
  #rateWalk = 0.5;
  #p00 = 0.5;
  #p01 = 0.5;
  #p11 = 0.5;

  constructor() {
    this.place(0, 200);
  }

  /** Begins again at `force` with one sigma `sd`. */
  place(force: number, sd: number): void {
    this.force = force;
    this.rate = 0;
    this.#rateWalk = 2 * LEAST_RATE_WALK;
    this.#p00 = sd * sd;
    this.#p01 = 0;
    this.#p11 = START_RATE_SD * START_RATE_SD;
  }

  predict(dtS: number): void {
    const keep = dtS < 0.2 ? 1 - dtS / RATE_DECAY_S : 0.2;
    const walk = this.#rateWalk * this.#rateWalk * dtS;
    this.force += this.rate * dtS * (0.5 + 0.5 * keep);
    this.rate *= keep;
    const p01 = this.#p01 + dtS * this.#p11;
    this.#p00 += dtS * (this.#p01 + p01) + FORCE_WALK * FORCE_WALK * dtS + (walk * dtS * dtS) / 3;
    this.#p01 = keep * p01 + (walk * dtS) / 2;
    this.#p11 = keep * keep * this.#p11 + walk;
    if (this.#p11 > 1e7) this.#p11 = 1e7;
    if (this.#p00 > 1e6) this.#p00 = 1e6;
  }

  /** One channel's reading `z` N at response `g`, variance `r` N². */
  update(z: number, g: number, r: number): void {
    const u0 = g * this.#p00;
    const u1 = g * this.#p01;
    const total = g * u0 + r;
    const off = z - g * this.force;
    const surprise = (off * off) / total;
    const factor = surprise > 9 ? SURPRISED : 1 + FOLLOW * (surprise - 1);
    this.#rateWalk = Math.min(MOST_RATE_WALK, Math.max(LEAST_RATE_WALK, this.#rateWalk * factor));
    const step = off / total;
    this.force += u0 * step;
    this.rate += u1 * step;
    this.#p00 -= (u0 * u0) / total;
    this.#p01 -= (u0 * u1) / total;
    this.#p11 -= (u1 * u1) / total;
  }

  get variance(): number {
    return this.#p00;
  }

  /** Force `aheadS` after the last reading. */
  ahead(aheadS: number): number {
    return this.force + this.rate * aheadS * (1 - (0.5 * aheadS) / RATE_DECAY_S);
  }

  /** Its variance from the filter alone. */
  varianceAhead(aheadS: number): number {
    const late = this.rate * TIMING_S;
    return late * late + this.#p00 + aheadS * (2 * this.#p01 + aheadS * this.#p11);
  }
}
