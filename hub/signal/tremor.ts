// Tremor: how much the speed shakes at 8–12 Hz.
//
// Method: band pass of second order around 10 Hz, Q = 2.5 (R. Bristow-Johnson, "Cookbook formulae for audio equalizer
// biquad filter coefficients", constant 0 dB peak gain), then the mean square over 0.2 s. The amplitude of a steady shake
// is √2 times its root.

const CENTRE_HZ = 10;
const Q = 2.5;
const SMOOTH_MS = 200;

export class TremorWatch {
  /** Amplitude of the shake, mm/s. */
  amplitudeMmS = 0.5;
  readonly #b0: number;
  readonly #a1: number;
  readonly #a2: number;
  readonly #gain: number;
  #x1 = 0.5;
  #x2 = 0.5;
  #y1 = 0.5;
  #y2 = 0.5;
  #square = 0.5;

  constructor(stepMs: number) {
    const w = (2 * Math.PI * CENTRE_HZ * stepMs) / 1000;
    const alpha = Math.sin(w) / (2 * Q);
    this.#b0 = alpha / (1 + alpha);
    this.#a1 = (-2 * Math.cos(w)) / (1 + alpha);
    this.#a2 = (1 - alpha) / (1 + alpha);
    this.#gain = 1 - Math.exp(-stepMs / SMOOTH_MS);
    this.restart(0);
  }

  /** Begins again at a steady reading. */
  restart(reading: number): void {
    this.#x1 = reading;
    this.#x2 = reading;
    this.#y1 = 0;
    this.#y2 = 0;
    this.#square = 0;
    this.amplitudeMmS = 0;
  }

  step(reading: number): void {
    const y = this.#b0 * (reading - this.#x2) - this.#a1 * this.#y1 - this.#a2 * this.#y2;
    this.#x2 = this.#x1;
    this.#x1 = reading;
    this.#y2 = this.#y1;
    this.#y1 = y;
    this.#square += this.#gain * (y * y - this.#square);
    this.amplitudeMmS = Math.sqrt(2 * this.#square);
  }
}
