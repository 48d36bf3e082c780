// The size of the lean, learned from up and down passes over the same angles.
//
// With y = ln(z/g(φ)) the apparent force and x = −g'(φ)/g(φ)·d:  y = ln F + β·x.  A force that belongs to the place is the
// same in both passes while x flips sign with the direction, so between a pass and the one before, bin by bin of φ,
//   Δy = β·Δx + what changed in between (breathing, unrest)
// Each pair of passes adds Σ w·Δx², Σ w·Δx·Δy with w = 1/(residual variance of the pair + 3 %²): a pair that was disturbed
// counts little. Prior: tissue leans the line by 1.5–5° either way, so half N(+3.25°, 1.3°), half N(−3.25°, 1.3°); mean and
// variance of the posterior mixture are closed forms. O(1) a reading, O(bins) a turnaround.
// Least squares with a Gaussian mixture prior: C. M. Bishop, "Pattern Recognition and Machine Learning", 2006, § 2.3, 3.3.

import { RAD_PER_DEG } from "#shared/domain/units.ts";

const LEAN = 3.25 * RAD_PER_DEG;
const LEAN_SPREAD = 1.3 * RAD_PER_DEG;
/** Bins a turn, and bins kept of one pass (strokes up to 3.5 turns). */
const BINS_PER_RAD = 72 / (2 * Math.PI);
const BINS = 256;
const MASK = BINS - 1;
/** A bin needs this much time in both passes, s. */
const LEAST_S = 0.02;
/** Turning back by this much begins a new pass, rad. */
const TURN_BACK = 0.08;
/** Nothing is learned from the first moments of a contact: the body is still settling, s. */
const SETTLE_S = 1;
const LEAST_VARIANCE = 0.03 ** 2;
const LEAN_LIMIT = 0.09;
/** Neighbouring bins share the same breath: each counts as this part of an independent one. */
const INDEPENDENCE = 0.06;
const FORGET_S = 300;
/** Another contact may be another muscle: what is known counts this much. */
const NEW_CONTACT = 0.6;
const LEAST_PAIRS = 5;
/** The pair of passes at hand is weighed this often, s. */
const WEIGH_EVERY_S = 0.5;

class Pass {
  way = 0;
  readonly #bin = new Int32Array(BINS);
  readonly #time = new Float64Array(BINS);
  readonly #x = new Float64Array(BINS);
  readonly #y = new Float64Array(BINS);

  clear(way: number): void {
    this.way = way;
    this.#time.fill(0);
  }

  add(bin: number, x: number, y: number, dtS: number): void {
    const at = bin & MASK;
    if (this.#time[at] === 0 || this.#bin[at] !== bin) {
      this.#bin[at] = bin;
      this.#time[at] = 0;
      this.#x[at] = 0;
      this.#y[at] = 0;
    }
    this.#time[at]! += dtS;
    this.#x[at]! += dtS * x;
    this.#y[at]! += dtS * y;
  }

  /** Sums of Δx², Δx·Δy, Δy² over the bins both passes went through; into `sums`, with their number last. */
  compare(before: Pass, sums: Float64Array): void {
    sums.fill(0);
    for (let at = 0; at < BINS; at += 1) {
      const here = this.#time[at]!;
      const there = before.#time[at]!;
      if (here < LEAST_S || there < LEAST_S || this.#bin[at] !== before.#bin[at]) continue;
      const dx = this.#x[at]! / here - before.#x[at]! / there;
      const dy = this.#y[at]! / here - before.#y[at]! / there;
      sums[0]! += dx * dx;
      sums[1]! += dx * dy;
      sums[2]! += dy * dy;
      sums[3]! += 1;
    }
  }
}

export class LeanLearner {
  /** Lean at d = +1, rad, and its one sigma. */
  beta = 0.5;
  sd = 0.5;
  /** What `step` takes: the angle, rad; x and y as above; time since the last reading, s. */
  phi = 0.5;
  x = 0.5;
  logForce = 0.5;
  dtS = 0.5;
  #pass = new Pass();
  #before = new Pass();
  readonly #sums = new Float64Array(4);
  #farPhi = Number.NaN;
  #sinceS = 0.5;
  #sxx = 0.5;
  #sxy = 0.5;
  #pairXx = 0.5;
  #pairXy = 0.5;
  #weighedS = 0.5;

  constructor() {
    this.#sxx = 0;
    this.#sxy = 0;
    this.#pairXx = 0;
    this.#pairXy = 0;
    this.#sinceS = 0;
    this.#conclude();
  }

  /** The readings to come do not belong to the passes so far (lift-off, gap). */
  newContact(): void {
    if (this.#sinceS > 0) {
      this.#keepPair(NEW_CONTACT);
      this.#pass.clear(0);
      this.#before.clear(0);
    }
    this.#sinceS = 0;
    this.#farPhi = Number.NaN;
  }

  /** `sure`: the direction is settled. */
  step(sure: boolean): void {
    const { phi, dtS } = this;
    this.#sinceS += dtS;
    if (this.#sinceS < SETTLE_S || this.#farPhi !== this.#farPhi) {
      this.#farPhi = phi;
      return;
    }
    const way = this.#pass.way;
    const on = phi - this.#farPhi;
    if (way === 0) {
      if (Math.abs(on) > TURN_BACK) this.#pass.clear(on > 0 ? 1 : -1);
      return;
    }
    if (on * way > 0) this.#farPhi = phi;
    else if (on * way < -TURN_BACK) this.#turn();
    if (!sure) return;
    this.#weighedS += dtS;
    if (this.#weighedS > WEIGH_EVERY_S) {
      this.#weighedS = 0;
      this.#weighPair();
      this.#conclude();
    }
    this.#pass.add(Math.floor(phi * BINS_PER_RAD), this.x, this.logForce, dtS);
    const keep = 1 - dtS / FORGET_S;
    this.#sxx *= keep;
    this.#sxy *= keep;
  }

  #turn(): void {
    this.#keepPair(1);
    const older = this.#before;
    this.#before = this.#pass;
    this.#pass = older;
    this.#pass.clear(-this.#before.way);
    this.#farPhi = this.phi;
  }

  /** Adds the pair of passes at hand to what is known; all that is known then counts `part`. */
  #keepPair(part: number): void {
    this.#weighPair();
    this.#sxx = part * (this.#sxx + this.#pairXx);
    this.#sxy = part * (this.#sxy + this.#pairXy);
    this.#pairXx = 0;
    this.#pairXy = 0;
    this.#conclude();
  }

  /** What the pass at hand says together with the one before. */
  #weighPair(): void {
    const sums = this.#sums;
    this.#pairXx = 0;
    this.#pairXy = 0;
    if (this.#before.way === 0) return;
    this.#pass.compare(this.#before, sums);
    const count = sums[3]!;
    if (count < LEAST_PAIRS) return;
    const own = Math.max(-LEAN_LIMIT, Math.min(LEAN_LIMIT, sums[1]! / (sums[0]! + 1e-6)));
    const residual = Math.max(0, sums[2]! - 2 * own * sums[1]! + own * own * sums[0]!) / (count - 1);
    const weight = INDEPENDENCE / (residual + LEAST_VARIANCE);
    this.#pairXx = weight * sums[0]!;
    this.#pairXy = weight * sums[1]!;
  }

  /** Mean and variance of the posterior mixture. */
  #conclude(): void {
    const own = 1 / (LEAN_SPREAD * LEAN_SPREAD);
    const precision = this.#sxx + this.#pairXx + own;
    const sum = this.#sxy + this.#pairXy;
    const plus = (sum + own * LEAN) / precision;
    const minus = (sum - own * LEAN) / precision;
    // ln of the ratio of the two components' evidence.
    const logOdds = 0.5 * (plus * plus - minus * minus) * precision;
    const share = 1 / (1 + Math.exp(-logOdds));
    this.beta = share * plus + (1 - share) * minus;
    this.sd = Math.sqrt(1 / precision + share * (1 - share) * (plus - minus) ** 2);
  }
}
