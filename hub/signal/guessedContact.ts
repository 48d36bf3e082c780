// Contact without a calibration: nobody knows newtons, but a free cell and a loaded one differ (freeLevel.ts).
//
// · Loaded is what stands off the free level by a sixth of the usual loaded distance, and by far more than noise.
// · A cell with a blind angle returns to its free level under load: while it is rolled on, contact lasts.
// · Before a free level was seen: a roller that is rolled, or whose cell is restless, is taken to be loaded.
// · A roller in the hands is not loaded.

import type { Mounting } from "#shared/domain/device.ts";

import { FreeLevel } from "./freeLevel.ts";
import type { LoadSample } from "./loadSample.ts";

/** Parts of the usual loaded distance from the free level. */
const ON_PART = 0.17;
const OFF_PART = 0.11;
/** The distance must also be this many sigmas of the converter's noise. */
const LEAST_SIGMAS = 60;
/** The usual distance follows loaded readings, upwards and downwards, s. */
const USUAL_UP_S = 0.5;
const USUAL_DOWN_S = 20;
/** Rolling that counts as contact, mm/s, and how long it is remembered, ms. */
const ROLLING_MM_S = 5;
const ROLLING_MS = 3000;
/** At a blind angle rolling bridges this long, ms. */
const BLIND_MS = 1500;
/** Rolled and restless for so long without contact: the free level is wrong, ms. */
const ODD_MS = 1500;

export class GuessedContact {
  on = false;
  readonly #one = new FreeLevel();
  readonly #two: FreeLevel | undefined;
  readonly #blindAngles: boolean;
  #lastMs = Number.NaN;
  #distance = Number.NaN;
  #usual = 0.5;
  #rollingMs = 0.5;
  #nearMs = 0.5;
  #oddMs = 0.5;

  constructor({ channels, mounting }: { readonly channels: number; readonly mounting: Mounting }) {
    this.#two = channels > 1 ? new FreeLevel() : undefined;
    this.#blindAngles = channels === 1 && (mounting === "split" || mounting === "unknown");
    this.#usual = 0;
    this.#rollingMs = 0;
    this.#nearMs = 0;
    this.#oddMs = 0;
  }

  /** Takes raw counts. */
  listen(sample: LoadSample): void {
    const one = this.#one;
    const two = this.#two;
    const dtS = (sample.tMs - this.#lastMs) / 1000;
    this.#lastMs = sample.tMs;
    one.counts = sample.counts0;
    one.dtS = dtS;
    if (two) {
      two.counts = sample.counts1;
      two.dtS = dtS;
    }
    if (!(dtS > 0 && dtS < 0.5)) {
      one.begin();
      two?.begin();
      return;
    }
    one.listen();
    two?.listen();
    const distance = one.distance + (two ? two.distance : 0);
    this.#distance = distance;
    if (distance !== distance) return;
    if (distance > this.#usual) this.#usual += (dtS / (USUAL_UP_S + dtS)) * (distance - this.#usual);
    else if (this.on) this.#usual += (dtS / (USUAL_DOWN_S + dtS)) * (distance - this.#usual);
    one.near = ON_PART * this.#usual;
    if (two) two.near = one.near;
  }

  /** Decides; `speedMmS` NaN unknown. */
  step(speedMmS: number, carried: boolean, stepMs: number): void {
    if (Math.abs(speedMmS) > ROLLING_MM_S) this.#rollingMs = ROLLING_MS;
    else if (speedMmS === speedMmS) this.#rollingMs = Math.max(0, this.#rollingMs - stepMs);
    const restless = this.#one.restless || this.#two?.restless === true;
    if (carried) this.on = false;
    else if (this.#distance === this.#distance) {
      this.#decide(stepMs);
      this.#doubt(restless, stepMs);
    } else this.on = this.#rollingMs > 0 || restless;
  }

  #decide(stepMs: number): void {
    if (!this.on) {
      const least = LEAST_SIGMAS * (this.#one.noise + (this.#two ? this.#two.noise : 0));
      this.on = this.#distance > ON_PART * this.#usual && this.#distance > least;
      this.#nearMs = 0;
      return;
    }
    this.#nearMs = this.#distance > OFF_PART * this.#usual ? 0 : this.#nearMs + stepMs;
    const bridged = this.#blindAngles && this.#rollingMs > ROLLING_MS - BLIND_MS ? BLIND_MS : 0;
    if (this.#nearMs > bridged) this.on = false;
  }

  /** A roller that is rolled by a restless body is not free: the level was taken from a quiet body. */
  #doubt(restless: boolean, stepMs: number): void {
    const odd = !this.on && restless && this.#rollingMs > 0;
    this.#oddMs = odd ? this.#oddMs + stepMs : 0;
    if (this.#oddMs < ODD_MS) return;
    this.#one.forget();
    this.#two?.forget();
    this.#distance = Number.NaN;
    this.#usual = 0;
  }
}
