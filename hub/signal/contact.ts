// Whether a body lies on the roller: on above 32 N, off below 22 N.
//
// Without a calibration the force is not known; then a body is taken to be there while the roller is rolled (a free
// roller lies still) or the load cell is restless (breathing and muscle make a loaded cell many times as restless as a
// free one), and not while the roller is in the hands. Blind angles and short gaps keep the last answer.

import type { LoadSample } from "./loadSample.ts";

export const CONTACT_ON_N = 32;
export const CONTACT_OFF_N = 22;

/** Rolling that counts as contact without calibration, mm/s, and how long it is remembered, ms. */
const ROLLING_MM_S = 5;
const ROLLING_MS = 3000;
/** Restlessness of the cell against its quietest, as a ratio of root mean squares. */
const RESTLESS = 5;

export class Contact {
  on = false;
  #rollingMs = 0.5;
  #lastMs = Number.NaN;
  #mean = Number.NaN;
  #unrest = 0.5;
  #quietest = 0.5;

  constructor() {
    this.#rollingMs = 0;
    this.#unrest = 0;
    this.#quietest = Number.POSITIVE_INFINITY;
  }

  /** With a calibration: `forceN` NaN keeps the last answer. */
  step(forceN: number): void {
    if (this.on) {
      if (forceN < CONTACT_OFF_N) this.on = false;
    } else if (forceN > CONTACT_ON_N) this.on = true;
  }

  /** Raw counts, for the answer without a calibration. */
  listen(sample: LoadSample): void {
    const counts = sample.counts0;
    const dtS = (sample.tMs - this.#lastMs) / 1000;
    this.#lastMs = sample.tMs;
    if (this.#mean !== this.#mean || !(dtS > 0 && dtS < 0.5)) {
      this.#mean = counts;
      return;
    }
    // Between 0.3 s and the converter's own rate.
    const off = counts - this.#mean;
    this.#mean += (dtS / (0.3 + dtS)) * off;
    this.#unrest += (dtS / (1 + dtS)) * (off * off - this.#unrest);
    // The quietest second so far; let it rise slowly, so that one odd moment does not last.
    this.#quietest = Math.min(this.#quietest * (1 + 0.002 * dtS), Math.max(this.#unrest, 1));
  }

  /** Without a calibration. */
  stepUncalibrated(speedMmS: number, carried: boolean, stepMs: number): void {
    if (Math.abs(speedMmS) > ROLLING_MM_S) this.#rollingMs = ROLLING_MS;
    else if (speedMmS === speedMmS) this.#rollingMs = Math.max(0, this.#rollingMs - stepMs);
    const restless = this.#unrest > RESTLESS * RESTLESS * this.#quietest;
    this.on = !carried && (this.#rollingMs > 0 || restless);
  }
}
