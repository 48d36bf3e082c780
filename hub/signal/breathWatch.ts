// Breathing, as a body at rest shows it: how much the force sways at 0.1–0.5 Hz, and how often.
//
// Method: the force is averaged over 100 ms, then passes a high-pass at 0.1 Hz and a low-pass at 0.5 Hz, both second-order
// Butterworth by the bilinear transform (A. V. Oppenheim, R. W. Schafer, "Discrete-Time Signal Processing", § 7.1). The mean
// square over 2.5 s gives the amplitude of the sine that carries it, √(2·⟨b²⟩); the time between upward crossings of zero
// that reach a quarter of that amplitude in between gives the rate.
// A force that moves along the limb sways with the place: whoever calls says when the body rests on one spot.

/** Grid points that are averaged, and the time of such a step, s. */
const POINTS = 10;
const STEP_S = 0.1;
const LOW_HZ = 0.1;
const HIGH_HZ = 0.5;
const MEAN_S = 2.5;
/** The filters have forgotten how the rest began, s. */
const SETTLE_S = 6;
/** A breath swings at least this part of the amplitude below zero. */
const SWING_PART = 0.25;
/** Without a new breath for this long the rate is not known, s. */
const LONGEST_BREATH_S = 1 / LOW_HZ;
/** A new interval counts this much in the rate. */
const RATE_SHARE = 0.4;

const GAIN = 1 - Math.exp(-STEP_S / MEAN_S);

/** Second-order Butterworth filter, transposed direct form II. */
class Biquad {
  out = 0.5;
  readonly #b0: number;
  readonly #b1: number;
  readonly #a1: number;
  readonly #a2: number;
  #s1 = 0.5;
  #s2 = 0.5;

  constructor(kind: "low" | "high", cornerHz: number) {
    const k = Math.tan(Math.PI * cornerHz * STEP_S);
    const norm = 1 / (1 + Math.SQRT2 * k + k * k);
    this.#b0 = (kind === "low" ? k * k : 1) * norm;
    this.#b1 = (kind === "low" ? 2 : -2) * this.#b0;
    this.#a1 = 2 * (k * k - 1) * norm;
    this.#a2 = (1 - Math.SQRT2 * k + k * k) * norm;
    this.clear();
  }

  clear(): void {
    this.out = 0;
    this.#s1 = 0;
    this.#s2 = 0;
  }

  step(value: number): void {
    const out = this.#b0 * value + this.#s1;
    this.#s1 = this.#b1 * value - this.#a1 * out + this.#s2;
    this.#s2 = this.#b0 * value - this.#a2 * out;
    this.out = out;
  }
}

export class BreathWatch {
  /** Amplitude of the sway, N, and breaths a second; NaN unknown. */
  amplitudeN = Number.NaN;
  rateHz = Number.NaN;
  /** What `step` takes: the force at the grid point, N. */
  forceN = 0.5;
  readonly #high = new Biquad("high", LOW_HZ);
  readonly #low = new Biquad("low", HIGH_HZ);
  #firstN = Number.NaN;
  #sum = 0.5;
  #points = 0;
  #restS = 0.5;
  #meanSquare = 0.5;
  #swungLow = false;
  #sinceCrossingS = Number.NaN;

  constructor() {
    this.#clear();
  }

  /** The body moved, or the force was unknown: nothing before counts. */
  restart(): void {
    if (this.#points > 0 || this.#restS > 0) this.#clear();
  }

  #clear(): void {
    this.amplitudeN = Number.NaN;
    this.rateHz = Number.NaN;
    this.#firstN = Number.NaN;
    this.#sum = 0;
    this.#points = 0;
    this.#restS = 0;
    this.#meanSquare = 0;
    this.#swungLow = false;
    this.#sinceCrossingS = Number.NaN;
    this.#high.clear();
    this.#low.clear();
  }

  /** Takes `forceN`, which is known, of a body at rest on one spot. */
  step(): void {
    this.#sum += this.forceN;
    this.#points += 1;
    if (this.#points < POINTS) return;
    const meanN = this.#sum / POINTS;
    this.#sum = 0;
    this.#points = 0;
    this.#take(meanN);
  }

  #take(meanN: number): void {
    // From the first value on, so that the high-pass does not have to forget the whole weight.
    if (this.#firstN !== this.#firstN) this.#firstN = meanN;
    this.#high.step(meanN - this.#firstN);
    this.#low.step(this.#high.out);
    const sway = this.#low.out;
    this.#restS += STEP_S;
    this.#meanSquare += GAIN * (sway * sway - this.#meanSquare);
    const amplitudeN = Math.sqrt(2 * this.#meanSquare);
    if (this.#restS < SETTLE_S) return;
    this.amplitudeN = amplitudeN;
    this.#count(sway, SWING_PART * amplitudeN);
  }

  /** Takes the interval between two upward crossings as a breath. */
  #count(sway: number, swingN: number): void {
    this.#sinceCrossingS += STEP_S;
    if (this.#sinceCrossingS > LONGEST_BREATH_S) {
      this.rateHz = Number.NaN;
      this.#sinceCrossingS = Number.NaN;
    }
    if (sway < -swingN) this.#swungLow = true;
    if (!this.#swungLow || sway < 0) return;
    this.#swungLow = false;
    const intervalS = this.#sinceCrossingS;
    this.#sinceCrossingS = 0;
    if (intervalS !== intervalS) return;
    const rateHz = 1 / intervalS;
    this.rateHz = this.rateHz === this.rateHz ? this.rateHz + RATE_SHARE * (rateHz - this.rateHz) : rateHz;
  }
}
