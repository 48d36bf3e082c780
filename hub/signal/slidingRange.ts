// Range (maximum − minimum) over the last n values, O(1) a value: two monotonic deques
// (D. Lemire, "Streaming maximum-minimum filter using no more than three comparisons per element", 2006).

class MonotonicDeque {
  /** Largest (or least) value of the window. */
  extreme = Number.NaN;
  /** What `push` takes. */
  value = 0.5;
  readonly #values: Float64Array;
  readonly #indexes: Int32Array;
  readonly #sign: number;
  readonly #mask: number;
  #head = 0;
  #size = 0;

  /** `capacity`: a power of two above the window's length; `sign` +1 keeps the maximum, −1 the minimum. */
  constructor(capacity: number, sign: number) {
    this.#values = new Float64Array(capacity);
    this.#indexes = new Int32Array(capacity);
    this.#mask = capacity - 1;
    this.#sign = sign;
  }

  clear(): void {
    this.#head = 0;
    this.#size = 0;
    this.extreme = Number.NaN;
  }

  /** Takes `value` at place `index`; places before `oldest` have left the window. */
  push(index: number, oldest: number): void {
    const { value } = this;
    const mask = this.#mask;
    const sign = this.#sign;
    const values = this.#values;
    let head = this.#head;
    let size = this.#size;
    while (size > 0 && sign * values[(head + size - 1) & mask]! <= sign * value) size -= 1;
    while (size > 0 && this.#indexes[head]! < oldest) {
      head = (head + 1) & mask;
      size -= 1;
    }
    const at = (head + size) & mask;
    values[at] = value;
    this.#indexes[at] = index;
    this.#head = head;
    this.#size = size + 1;
    this.extreme = values[head]!;
  }
}

export class SlidingRange {
  /** Maximum − minimum of the window. */
  range = Number.NaN;
  /** What `push` takes. */
  value = 0.5;
  readonly #length: number;
  readonly #most: MonotonicDeque;
  readonly #least: MonotonicDeque;
  #index = 0;

  constructor(length: number) {
    const capacity = 2 ** Math.ceil(Math.log2(length + 1));
    this.#length = length;
    this.#most = new MonotonicDeque(capacity, 1);
    this.#least = new MonotonicDeque(capacity, -1);
  }

  clear(): void {
    this.#most.clear();
    this.#least.clear();
    this.#index = 0;
    this.range = Number.NaN;
  }

  /** Takes `value`. */
  push(): void {
    const oldest = this.#index - this.#length + 1;
    this.#most.value = this.value;
    this.#least.value = this.value;
    this.#most.push(this.#index, oldest);
    this.#least.push(this.#index, oldest);
    this.#index += 1;
    this.range = this.#most.extreme - this.#least.extreme;
  }

  /** Whether a whole window has been seen. */
  get full(): boolean {
    return this.#index >= this.#length;
  }
}
