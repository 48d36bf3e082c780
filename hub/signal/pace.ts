// Speed along the limb from the 100 Hz readings of R·ω.
//
// · Decision pace: the exact mean of the newest 100 ms (ten readings), which is zero at 10 Hz and 50 ms late less the
//   lookahead; nothing else is smoothed, so a verdict about pace rests on what was rolled.
// · Display speed: the slow motion under the shake at one lookahead before the newest reading, without lag
//   (smootherDesign.ts). Two sets of weights: a short one for a quiet roller, a long one that cancels 8–12 Hz; the mix
//   follows the amplitude of the shake (tremor.ts).

import { designSmoother } from "./smootherDesign.ts";
import { TremorWatch } from "./tremor.ts";

const MEAN_COUNT = 10;
/** A speed is shown from this many readings in a row on: one alone may be garbage. */
const FIRST_READINGS = 3;
/** Readings in half a period of 10 Hz. */
const HALF_PERIOD = 5;
const QUIET = { past: 4, slowSd: 60, slowMs: 350, shakeSd: 0, shakeHz: 10, shakeMs: 120, noiseSd: 0.6 };
const SHAKING = { past: 27, slowSd: 40, slowMs: 500, shakeSd: 8, shakeHz: 10, shakeMs: 120, noiseSd: 0.4 };
/** Amplitudes at which the long weights begin to count and count alone, mm/s. */
const FADE_FROM_MM_S = 0.8;
const FADE_TO_MM_S = 2.4;
/** Skin is never even: this part of the speed is no shake. */
const UNEVEN_PART = 0.025;
/** A shake of this amplitude is flagged, mm/s. */
export const TREMOR_MM_S = 2;

const SIZE = 32;
const MASK = SIZE - 1;

export class Pace {
  /** Display speed one lookahead ago; NaN unknown. */
  displayMmS = Number.NaN;
  /** What `step` takes: the newest reading, mm/s; NaN when there is none. */
  reading = Number.NaN;
  /** Mean over the newest 100 ms; NaN unknown. */
  decisionMmS = Number.NaN;
  /** Display speed, but never the other way than the decision's while it shakes: a smoother overshoots after a jerk. */
  wayMmS = Number.NaN;
  readonly tremor: TremorWatch;
  readonly #quiet: Float64Array;
  readonly #shaking: Float64Array;
  readonly #future: number = 0;
  readonly #ring = new Float64Array(SIZE);
  #at = 0;
  #known = 0;
  /** Of the newest readings, as many as the mean takes. */
  #sum = 0.5;

  /** `future`: readings after the instant that may be waited for. */
  constructor({ stepMs, future }: { readonly stepMs: number; readonly future: number }) {
    this.#sum = 0;
    this.tremor = new TremorWatch(stepMs);
    this.#future = future;
    this.#quiet = designSmoother({ ...QUIET, stepMs, future });
    this.#shaking = designSmoother({ ...SHAKING, stepMs, future });
  }

  /** Takes `reading`. */
  step(): void {
    this.#step();
    const shaking = this.tremor.amplitude > FADE_FROM_MM_S;
    this.wayMmS = shaking && this.displayMmS * this.decisionMmS < 0 ? 0 : this.displayMmS;
  }

  #step(): void {
    const { reading } = this;
    if (reading !== reading) {
      this.#known = 0;
      this.#sum = 0;
      this.displayMmS = Number.NaN;
      this.decisionMmS = Number.NaN;
      return;
    }
    this.#at = (this.#at + 1) & MASK;
    this.#ring[this.#at] = reading;
    if (this.#known < SIZE) this.#known += 1;
    this.#watchTremor();
    this.#average();

    if (this.#known < FIRST_READINGS) {
      this.displayMmS = Number.NaN;
      return;
    }
    const quietCount = this.#quiet.length;
    if (this.#known < quietCount) {
      this.displayMmS = this.#ring[(this.#at - Math.min(this.#future, this.#known - 1)) & MASK]!;
      return;
    }
    const uneven = UNEVEN_PART * Math.abs(this.decisionMmS);
    const shake = this.tremor.amplitude - uneven;
    if (shake <= FADE_FROM_MM_S || this.#known < this.#shaking.length) this.displayMmS = this.#weighted(this.#quiet);
    else if (shake >= FADE_TO_MM_S) this.displayMmS = this.#weighted(this.#shaking);
    else {
      const fade = (shake - FADE_FROM_MM_S) / (FADE_TO_MM_S - FADE_FROM_MM_S);
      this.displayMmS = (1 - fade) * this.#weighted(this.#quiet) + fade * this.#weighted(this.#shaking);
    }
  }

  /** The sum is built anew once a ring, so that rounding cannot pile up. */
  #average(): void {
    const count = this.#known < MEAN_COUNT ? this.#known : MEAN_COUNT;
    if (this.#at === 0) {
      this.#sum = 0;
      for (let k = 0; k < count; k += 1) this.#sum += this.#ring[(this.#at - k) & MASK]!;
    } else {
      const leaves = this.#known > MEAN_COUNT ? this.#ring[(this.#at - MEAN_COUNT) & MASK]! : 0;
      this.#sum += this.reading - leaves;
    }
    this.decisionMmS = this.#sum / count;
  }

  #watchTremor(): void {
    const { tremor } = this;
    if (this.#known <= 3 * HALF_PERIOD) {
      tremor.restart();
      return;
    }
    tremor.now = this.reading;
    tremor.ago50 = this.#ring[(this.#at - HALF_PERIOD) & MASK]!;
    tremor.ago100 = this.#ring[(this.#at - 2 * HALF_PERIOD) & MASK]!;
    tremor.ago150 = this.#ring[(this.#at - 3 * HALF_PERIOD) & MASK]!;
    tremor.step();
  }

  #weighted(weights: Float64Array): number {
    const oldest = this.#at - weights.length + 1;
    let sum = 0;
    for (let k = 0; k < weights.length; k += 1) sum += weights[k]! * this.#ring[(oldest + k) & MASK]!;
    return sum;
  }
}
