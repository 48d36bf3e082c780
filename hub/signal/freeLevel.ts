// The level of a load channel that nobody lies on, found without a calibration.
//
// A free cell at rest shows the converter's white noise and nothing else. Over a block of readings von Neumann's ratio,
// mean squared successive difference over variance, is 2 for white noise and far below for a body that breathes, trembles
// and shifts (J. von Neumann, Ann. Math. Stat. 12:367, 1941). Two white blocks in a row give the free level.

/** Readings of a block: a quarter of a second. */
const BLOCK = 22;
/** Ratios from here on are white, up to here restless. */
const WHITE = 1.3;
const RESTLESS = 0.8;
const WHITE_BLOCKS = 2;
const FAST_S = 0.03;

export class FreeLevel {
  /** What `listen` takes: counts, and the time since the last, s. */
  counts = 0.5;
  dtS = 0.5;
  /** Distance from the free level, counts; NaN while that is unknown. */
  distance = Number.NaN;
  /** One sigma of the converter's noise, counts. */
  noise = 0.5;
  /** The last block moved as a body does. */
  restless = false;
  /** Once a level is known only white blocks within this distance move it, counts. */
  near = 0.5;
  #free = Number.NaN;
  #last = 0.5;
  #fast = 0.5;
  #origin = 0.5;
  #count = 0;
  #sum = 0.5;
  #squares = 0.5;
  #steps = 0.5;
  #whiteBlocks = 0;

  constructor() {
    this.noise = 0;
    this.near = 0;
    this.begin();
  }

  /** The next reading does not connect to the last. */
  begin(): void {
    this.#last = this.counts;
    this.#fast = this.counts;
    this.#whiteBlocks = 0;
    this.restless = false;
    this.#beginBlock();
  }

  forget(): void {
    this.#free = Number.NaN;
    this.distance = Number.NaN;
    this.near = 0;
  }

  listen(): void {
    const { counts, dtS } = this;
    const step = counts - this.#last;
    const off = counts - this.#origin;
    this.#last = counts;
    this.#fast += (dtS / (FAST_S + dtS)) * (counts - this.#fast);
    this.#count += 1;
    this.#sum += off;
    this.#squares += off * off;
    this.#steps += step * step;
    if (this.#count >= BLOCK) this.#judgeBlock();
    this.distance = Math.abs(this.#fast - this.#free);
  }

  #judgeBlock(): void {
    const mean = this.#sum / this.#count;
    const variance = Math.max(0, this.#squares / this.#count - mean * mean);
    const steps = this.#steps / this.#count;
    this.restless = steps < RESTLESS * variance;
    this.#whiteBlocks = steps > WHITE * variance && variance > 0 ? this.#whiteBlocks + 1 : 0;
    if (this.#whiteBlocks >= WHITE_BLOCKS) {
      const level = this.#origin + mean;
      const unknown = this.#free !== this.#free || this.near === 0;
      if (unknown || Math.abs(level - this.#free) < this.near) {
        this.#free = level;
        this.noise = Math.sqrt(steps / 2);
      }
    }
    this.#beginBlock();
  }

  #beginBlock(): void {
    this.#origin = this.counts;
    this.#count = 0;
    this.#sum = 0;
    this.#squares = 0;
    this.#steps = 0;
  }
}
