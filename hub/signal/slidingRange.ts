// Range (maximum − minimum) over the last n values, O(1) a value.
//
// Method: values come in blocks of n. A window that ends within a block is the rest of the block before and what there is
// of this one: the extremes of every rest are found once a block, from its end backwards; those of this block grow with
// each value (M. van Herk, "A fast algorithm for local minimum and maximum filters on rectangular and octagonal kernels",
// Pattern Recognition Letters 13:517, 1992).

export class SlidingRange {
  /** Maximum − minimum of the window. */
  range = Number.NaN;
  /** Whether a whole window has been seen. */
  full = false;
  /** What `push` takes. */
  value = 0.5;
  readonly #block: Float64Array;
  /** Extremes of the block before from each place to its end. */
  readonly #mostOfRest: Float64Array;
  readonly #leastOfRest: Float64Array;
  /** Values of this block, and their extremes. */
  #count = 0;
  #most = 0.5;
  #least = 0.5;

  constructor(length: number) {
    this.#block = new Float64Array(length);
    this.#mostOfRest = new Float64Array(length);
    this.#leastOfRest = new Float64Array(length);
    this.#beginBlock();
  }

  clear(): void {
    this.range = Number.NaN;
    this.full = false;
    this.#beginBlock();
  }

  /** Takes `value`. */
  push(): void {
    const { value } = this;
    this.#block[this.#count] = value;
    this.#count += 1;
    if (value > this.#most) this.#most = value;
    if (value < this.#least) this.#least = value;
    let most = this.#most;
    let least = this.#least;
    if (this.#count === this.#block.length) this.#endBlock();
    else if (this.full) {
      const mostBefore = this.#mostOfRest[this.#count]!;
      const leastBefore = this.#leastOfRest[this.#count]!;
      if (mostBefore > most) most = mostBefore;
      if (leastBefore < least) least = leastBefore;
    }
    this.range = most - least;
  }

  #endBlock(): void {
    let most = Number.NEGATIVE_INFINITY;
    let least = Number.POSITIVE_INFINITY;
    for (let k = this.#block.length - 1; k >= 0; k -= 1) {
      const value = this.#block[k]!;
      if (value > most) most = value;
      if (value < least) least = value;
      this.#mostOfRest[k] = most;
      this.#leastOfRest[k] = least;
    }
    this.full = true;
    this.#beginBlock();
  }

  #beginBlock(): void {
    this.#count = 0;
    this.#most = Number.NEGATIVE_INFINITY;
    this.#least = Number.POSITIVE_INFINITY;
  }
}
