// Range (maximum − minimum) over the last n values, O(1) a value: two monotonic deques
// (D. Lemire, "Streaming maximum-minimum filter using no more than three comparisons per element", 2006).

class MonotonicDeque {
  readonly #values: Float64Array;
  readonly #indexes: Float64Array;
  readonly #sign: number;
  #head = 0;
  #size = 0;

  /** `sign` +1 keeps the maximum, −1 the minimum. */
  constructor(capacity: number, sign: number) {
    this.#values = new Float64Array(capacity);
    this.#indexes = new Float64Array(capacity);
    this.#sign = sign;
  }

  clear(): void {
    this.#head = 0;
    this.#size = 0;
  }

  push(index: number, value: number, oldest: number): void {
    const capacity = this.#values.length;
    const signed = this.#sign * value;
    while (this.#size > 0 && this.#sign * this.#values[(this.#head + this.#size - 1) % capacity]! <= signed) {
      this.#size -= 1;
    }
    while (this.#size > 0 && this.#indexes[this.#head]! < oldest) {
      this.#head = (this.#head + 1) % capacity;
      this.#size -= 1;
    }
    const at = (this.#head + this.#size) % capacity;
    this.#values[at] = value;
    this.#indexes[at] = index;
    this.#size += 1;
  }

  get extreme(): number {
    return this.#size === 0 ? Number.NaN : this.#values[this.#head]!;
  }
}

export class SlidingRange {
  readonly #length: number;
  readonly #most: MonotonicDeque;
  readonly #least: MonotonicDeque;
  #index = 0;

  constructor(length: number) {
    this.#length = length;
    this.#most = new MonotonicDeque(length + 1, 1);
    this.#least = new MonotonicDeque(length + 1, -1);
  }

  clear(): void {
    this.#most.clear();
    this.#least.clear();
    this.#index = 0;
  }

  push(value: number): void {
    const oldest = this.#index - this.#length + 1;
    this.#most.push(this.#index, value, oldest);
    this.#least.push(this.#index, value, oldest);
    this.#index += 1;
  }

  /** Whether a whole window has been seen. */
  get full(): boolean {
    return this.#index >= this.#length;
  }

  get range(): number {
    return this.#most.extreme - this.#least.extreme;
  }
}
