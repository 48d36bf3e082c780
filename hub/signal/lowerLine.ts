// The straight line under a cloud of points: the part of a delay that is always there.
//
// Method: the least y of each bucket of x is kept for a sliding window; the lower convex hull of those minima is built
// (Andrew's monotone chain) and the hull edge over the mean x is taken, which is the line below all points with the
// least mean distance to them (S. Moon, P. Skelly, D. Towsley, "Estimation and removal of clock skew from network delay
// measurements", INFOCOM 1999). A mean would be wrong by the mean jitter; the minimum is not.
// O(1) per point; the hull is rebuilt once per finished bucket over a bounded number of minima.

export interface LowerLineSettings {
  /** Width of a bucket, units of x. */
  readonly bucketWidth: number;
  /** Buckets in the window. */
  readonly buckets: number;
  /** Rebuild the hull every so many finished buckets. */
  readonly solveEvery: number;
  /** Largest slope that is believed without proof. */
  readonly maxSlope: number;
  /** A steeper slope is believed when it exceeds `maxSlope` by this much divided by the window's span, units of y. */
  readonly proofY: number;
  /** Nothing beyond this is believed. */
  readonly mostSlope: number;
}

export class LowerLine {
  /** The line is y = level + slope · (x − refX). */
  slope = 0.5;
  level = Number.NaN;
  refX = 0.5;
  /** Span of x behind the slope. */
  spanX = 0.5;
  /** The point that `take` takes. */
  x = 0.5;
  y = 0.5;
  /** Result of `take`: how far the point lies above the line. */
  above = 0.5;

  readonly #settings: LowerLineSettings;
  readonly #xs: Float64Array;
  readonly #ys: Float64Array;
  readonly #hullX: Float64Array;
  readonly #hullY: Float64Array;
  #head = 0;
  #count = 0;
  #unsolved = 0;
  #bucketEnd = Number.NaN;
  #minX = 0.5;
  #minY = 0.5;

  constructor(settings: LowerLineSettings) {
    this.#settings = settings;
    this.#xs = new Float64Array(settings.buckets);
    this.#ys = new Float64Array(settings.buckets);
    this.#hullX = new Float64Array(settings.buckets);
    this.#hullY = new Float64Array(settings.buckets);
    this.reset();
  }

  reset(): void {
    this.#head = 0;
    this.#count = 0;
    this.#unsolved = 0;
    this.#bucketEnd = Number.NaN;
    this.slope = 0;
    this.level = Number.NaN;
    this.refX = 0;
    this.spanX = 0;
  }

  /** Takes the point (`x`, `y`); x must not go backwards. */
  take(): void {
    const { x, y } = this;
    if (!(x < this.#bucketEnd)) this.#nextBucket();
    else if (y < this.#minY) {
      this.#minX = x;
      this.#minY = y;
    }
    // A point below the line is a fact: the line comes down at once.
    const above = y - (this.level + this.slope * (x - this.refX));
    if (above >= 0) this.above = above;
    else {
      if (above < 0) this.level += above;
      else {
        this.level = y;
        this.refX = x;
      }
      this.above = 0;
    }
  }

  /** The line at x. */
  at(x: number): number {
    return this.level + this.slope * (x - this.refX);
  }

  #nextBucket(): void {
    if (this.#bucketEnd === this.#bucketEnd) {
      this.#xs[this.#head] = this.#minX;
      this.#ys[this.#head] = this.#minY;
      this.#head = (this.#head + 1) % this.#xs.length;
      if (this.#count < this.#xs.length) this.#count += 1;
      this.#unsolved += 1;
      if (this.#unsolved >= this.#settings.solveEvery || this.#count < 4 * this.#settings.solveEvery) {
        this.#unsolved = 0;
        this.#solve();
      }
    }
    this.#bucketEnd = this.x + this.#settings.bucketWidth;
    this.#minX = this.x;
    this.#minY = this.y;
  }

  #solve(): void {
    const xs = this.#xs;
    const ys = this.#ys;
    const hullX = this.#hullX;
    const hullY = this.#hullY;
    const size = xs.length;
    const first = (this.#head - this.#count + size) % size;
    const originX = xs[first]!;
    const originY = ys[first]!;
    let hull = 0;
    let sumX = 0;
    for (let k = 0, at = first; k < this.#count; k += 1, at += 1) {
      if (at === size) at = 0;
      const x = xs[at]! - originX;
      const y = ys[at]! - originY;
      sumX += x;
      while (hull >= 2 && bulges(hullX, hullY, hull, x, y)) hull -= 1;
      hullX[hull] = x;
      hullY[hull] = y;
      hull += 1;
    }
    const meanX = sumX / this.#count;
    let right = 1;
    while (right < hull - 1 && hullX[right]! < meanX) right += 1;
    this.spanX = hullX[hull - 1]!;
    let slope = 0;
    if (hull >= 2) {
      const left = right - 1;
      slope = (hullY[right]! - hullY[left]!) / (hullX[right]! - hullX[left]!);
    }
    const limit = this.#settings.maxSlope;
    const steepness = Math.abs(slope);
    const proved = steepness > limit + this.#settings.proofY / Math.max(this.spanX, 1e-9);
    if (proved && steepness < this.#settings.mostSlope) this.slope = slope;
    else this.slope = Math.min(limit, Math.max(-limit, slope));

    // With the slope settled, the line rests on the lowest point.
    let least = Number.POSITIVE_INFINITY;
    for (let k = 0; k < hull; k += 1) {
      const rest = hullY[k]! - this.slope * hullX[k]!;
      if (rest < least) least = rest;
    }
    this.refX = originX;
    this.level = originY + least;
  }
}

/** Whether the last hull point lies on or above the chord from the one before to (x, y). */
function bulges(hullX: Float64Array, hullY: Float64Array, hull: number, x: number, y: number): boolean {
  const ax = hullX[hull - 2]!;
  const ay = hullY[hull - 2]!;
  return (hullX[hull - 1]! - ax) * (y - ay) <= (hullY[hull - 1]! - ay) * (x - ax);
}
