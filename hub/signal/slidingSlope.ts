// Slope of the least-squares line through the last n values, O(1) a value.
// Running sums of value and of value × place; they are built anew once a window, so that rounding cannot pile up.

export class SlidingSlope {
  /** What `push` takes. */
  value = 0.5;
  readonly #ring: Float64Array;
  readonly #centre: number;
  readonly #spread: number;
  #at = 0;
  #count = 0;
  #sum = 0.5;
  #moment = 0.5;

  constructor(length: number) {
    this.#ring = new Float64Array(length);
    this.#centre = (length - 1) / 2;
    this.#spread = (length * (length * length - 1)) / 12;
    this.clear();
  }

  clear(): void {
    this.#at = 0;
    this.#count = 0;
    this.#sum = 0;
    this.#moment = 0;
  }

  /** Takes `value`. */
  push(): void {
    const { value } = this;
    const length = this.#ring.length;
    if (this.#count < length) {
      this.#moment += this.#count * value;
      this.#sum += value;
      this.#count += 1;
    } else {
      // Every kept value moves one place down.
      const oldest = this.#ring[this.#at]!;
      this.#moment += oldest - this.#sum + (length - 1) * value;
      this.#sum += value - oldest;
    }
    this.#ring[this.#at] = value;
    this.#at = this.#at + 1 === length ? 0 : this.#at + 1;
    if (this.#at === 0) this.#rebuild();
  }

  /** Per place; NaN until the window is full. */
  get slope(): number {
    if (this.#count < this.#ring.length) return Number.NaN;
    return (this.#moment - this.#centre * this.#sum) / this.#spread;
  }

  #rebuild(): void {
    let sum = 0;
    let moment = 0;
    for (let k = 0; k < this.#ring.length; k += 1) {
      sum += this.#ring[k]!;
      moment += k * this.#ring[k]!;
    }
    this.#sum = sum;
    this.#moment = moment;
  }
}
