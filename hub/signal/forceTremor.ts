// Shaking of the force on the roller at 8–12 Hz: a body that braces itself.
//
// The watch of the speed's shake (tremor.ts) on the force of the 100 Hz grid; its amplitude is averaged over 1 s, since muscles
// shake in bursts. The force filter passes 10 Hz only in part while the body is calm: small shakes read smaller than they are.

import { TremorWatch } from "./tremor.ts";

const MEAN_S = 1;
/** Grid points in half a period of 10 Hz. */
const HALF_PERIOD = 5;
const SIZE = 16;
const MASK = SIZE - 1;

export class ForceTremor {
  /** Mean amplitude, N; NaN until it has seen enough. */
  amplitudeN = Number.NaN;
  /** What `step` takes: the force at the grid point, N. */
  forceN = 0.5;
  readonly #watch: TremorWatch;
  readonly #gain: number;
  readonly #ring = new Float64Array(SIZE);
  #at = 0;
  #known = 0;

  constructor(stepMs: number) {
    this.#watch = new TremorWatch(stepMs);
    this.#gain = 1 - Math.exp(-stepMs / 1000 / MEAN_S);
  }

  /** The force was unknown, or nobody lay on the roller. */
  restart(): void {
    this.#known = 0;
    this.amplitudeN = Number.NaN;
  }

  /** Takes `forceN`, which is known. */
  step(): void {
    this.#at = (this.#at + 1) & MASK;
    this.#ring[this.#at] = this.forceN;
    if (this.#known < SIZE) {
      this.#known += 1;
      if (this.#known === SIZE) {
        this.#watch.restart();
        this.amplitudeN = 0;
      }
      return;
    }
    const watch = this.#watch;
    watch.now = this.forceN;
    watch.ago50 = this.#ring[(this.#at - HALF_PERIOD) & MASK]!;
    watch.ago100 = this.#ring[(this.#at - 2 * HALF_PERIOD) & MASK]!;
    watch.ago150 = this.#ring[(this.#at - 3 * HALF_PERIOD) & MASK]!;
    watch.step();
    this.amplitudeN += this.#gain * (watch.amplitude - this.amplitudeN);
  }
}
