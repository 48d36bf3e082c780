// Which way the load line leans, and how far along the flip is: d from −1 to 1.
//
// Soft tissue piles up ahead of the roller, so the lean flips with the direction of rolling. How fast it comes over and
// whether it stays while nothing moves differs from body to body, so five descriptions run side by side:
//   d ← d + (sign(dx) − d)·dx/(ℓ + dx/2)   for ℓ of 1, 3, 6 and 12 mm: the pile needs some way and stays where it is
//   d = tanh(v / 4 mm/s)                    the lean follows the speed and is gone at rest
// The force itself is smooth, so the better a description, the smoother is ln(z/g) − β·x(d) around turnarounds. Each
// collects the square of what a first-order high pass (0.35 s) leaves of it; likelihoods of the descriptions follow
// (Gaussian, alike for 0.3 s), and d is their weighted mean, its spread part of the shown σ. Multiple-model estimation:
// Y. Bar-Shalom, X. R. Li, T. Kirubarajan, "Estimation with Applications to Tracking and Navigation", 2001, § 11.6.

const WAYS_MM = Float64Array.of(1, 3, 6, 12);
const MODELS = WAYS_MM.length + 1;
const SPEED_MODEL = WAYS_MM.length;
const SPEED_MM_S = 4;
/** Smaller steps are noise of the angle, mm. */
const DEAD_MM = 0.005;
const HIGH_PASS_S = 0.35;
/** Residuals are alike for this long, s; scores fade over the other. */
const CORRELATION_S = 0.3;
const FORGET_S = 180;
/** Least standard deviation of a residual, relative. */
const LEAST_VARIANCE = 0.006 ** 2;
const WEIGH_EVERY_S = 0.25;
/** Single residuals beyond this are knocks, relative. */
const MOST_RESIDUAL = 0.15;

export class LeanDirection {
  /** Weighted mean of the descriptions, and their variance about it. */
  value = 0.5;
  variance = 0.5;
  /** What `move` takes: way rolled since the last call, mm, and the time it took, s. */
  dxMm = 0.5;
  dtS = 0.5;
  /** What `score` takes: ln(z/g), −g'/g and β. */
  logForce = 0.5;
  slope = 0.5;
  beta = 0.5;
  readonly #d = new Float64Array(MODELS);
  readonly #weight = new Float64Array(MODELS);
  readonly #mean = new Float64Array(MODELS);
  readonly #cost = new Float64Array(MODELS);
  #fresh = true;
  #seenS = 0.5;
  #sinceS = 0.5;

  constructor() {
    this.#weight.fill(1 / MODELS);
    this.value = 0;
    this.variance = 0;
    this.#seenS = 0;
    this.#sinceS = 0;
  }

  /** Nothing is known about the direction; the descriptions' scores stay. */
  reset(): void {
    this.#d.fill(0);
    this.value = 0;
    this.variance = 0;
    this.#fresh = true;
  }

  move(): void {
    const d = this.#d;
    const { dxMm, dtS } = this;
    const way = dxMm < 0 ? -dxMm : dxMm;
    if (way > DEAD_MM) {
      const to = dxMm > 0 ? 1 : -1;
      for (let m = 0; m < SPEED_MODEL; m += 1) {
        const part = way / (WAYS_MM[m]! + 0.5 * way);
        d[m] = d[m]! + (part < 1 ? part : 1) * (to - d[m]!);
      }
    }
    if (dtS > 0) {
      const x = dxMm / (dtS * SPEED_MM_S);
      // tanh by its rational approximation; beyond 3 it is 1.
      const bent = x > 3 ? 1 : x < -3 ? -1 : (x * (27 + x * x)) / (27 + 9 * x * x);
      d[SPEED_MODEL] = d[SPEED_MODEL]! + (dtS / (0.05 + dtS)) * (bent - d[SPEED_MODEL]!);
    }
    let mean = 0;
    let square = 0;
    for (let m = 0; m < MODELS; m += 1) {
      const part = this.#weight[m]! * d[m]!;
      mean += part;
      square += part * d[m]!;
    }
    this.value = mean;
    this.variance = square > mean * mean ? square - mean * mean : 0;
  }

  /** The next reading to score does not connect to the last one. */
  pause(): void {
    this.#fresh = true;
  }

  /** Compares the descriptions on one reading. */
  score(): void {
    const { dtS } = this;
    if (this.#fresh) {
      for (let m = 0; m < MODELS; m += 1) this.#mean[m] = this.#residual(m);
      this.#fresh = false;
      return;
    }
    const gain = dtS / (HIGH_PASS_S + dtS);
    const keep = 1 - dtS / FORGET_S;
    for (let m = 0; m < MODELS; m += 1) {
      const residual = this.#residual(m) - this.#mean[m]!;
      this.#mean[m] = this.#mean[m]! + gain * residual;
      const clipped = residual > MOST_RESIDUAL ? MOST_RESIDUAL : residual < -MOST_RESIDUAL ? -MOST_RESIDUAL : residual;
      this.#cost[m] = keep * this.#cost[m]! + clipped * clipped * dtS;
    }
    this.#seenS = keep * this.#seenS + dtS;
    this.#sinceS += dtS;
    if (this.#sinceS > WEIGH_EVERY_S) this.#weigh();
  }

  #residual(m: number): number {
    return this.logForce - this.beta * this.slope * this.#d[m]!;
  }

  #weigh(): void {
    this.#sinceS = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let m = 0; m < MODELS; m += 1) if (this.#cost[m]! < least) least = this.#cost[m]!;
    const variance = least / Math.max(this.#seenS, 1) + LEAST_VARIANCE;
    let sum = 0;
    for (let m = 0; m < MODELS; m += 1) {
      this.#weight[m] = Math.exp((least - this.#cost[m]!) / (2 * variance * CORRELATION_S));
      sum += this.#weight[m]!;
    }
    for (let m = 0; m < MODELS; m += 1) this.#weight[m] = this.#weight[m]! / sum;
  }
}
