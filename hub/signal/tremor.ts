// Tremor: how much the speed, or the force, shakes at 8–12 Hz.
//
// Method: the second difference over 50 ms, h = (v₀ − 2·v₅₀ + v₁₀₀)/4, passes 10 Hz whole and slow motion hardly. A shake
// turns h over within half its period, a turnaround or a jerk does not: so the mean of −h(t)·h(t − 50 ms) over 0.15 s is
// half the square of a shake's amplitude and about zero or below for everything else (the autocorrelation at a lag of half
// a period, as in pitch detection: L. R. Rabiner, IEEE Trans. ASSP 25:24, 1977).
// Of 8 and 12 Hz it sees 82 % of the amplitude.

const SMOOTH_MS = 150;

export class TremorWatch {
  /** Amplitude of the shake, in the unit of what it is given. */
  amplitude = 0.5;
  /** What `step` takes: the value now, and 50, 100 and 150 ms ago. */
  now = 0.5;
  ago50 = 0.5;
  ago100 = 0.5;
  ago150 = 0.5;
  readonly #gain: number;
  #product = 0.5;

  constructor(stepMs: number) {
    this.#gain = 1 - Math.exp(-stepMs / SMOOTH_MS);
    this.restart();
  }

  restart(): void {
    this.#product = 0;
    this.amplitude = 0;
  }

  step(): void {
    const fresh = this.now - 2 * this.ago50 + this.ago100;
    const old = this.ago50 - 2 * this.ago100 + this.ago150;
    this.#product += this.#gain * (-(fresh * old) / 16 - this.#product);
    this.amplitude = this.#product > 0 ? Math.sqrt(2 * this.#product) : 0;
  }
}
