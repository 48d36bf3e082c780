// Force on the roller, whatever way the roller is turned: N and an honest one sigma.
//
// Each conversion is taken back to the roll angle at the time of its force (the converter's delay is already off its
// time), offset and dead weight are removed (calibrateLoad.ts), and a Kalman filter (forceFilter.ts) follows the force.
//
//   σ² = filter + F²·(gain² + (gSd² + (g'·σ_angle)²)/g²) + (offset² + dead weight²/2)/g² + creep² + floor²
// A cell creeps under load: by how much is not known, only that it comes with the load that has lain on it for a minute.
// Where σ grows past a fifth of the force, the angle is blind and the force is unknown.

import { RAD_PER_DEG } from "#shared/domain/units.ts";
import type { Calibration } from "#shared/schema/calibration.ts";

import type { LoadChannel } from "./calibrateLoad.ts";
import { loadChannels } from "./calibrateLoad.ts";
import { DoubleChannel } from "./doubleChannel.ts";
import { ForceFilter } from "./forceFilter.ts";
import type { ForceReader } from "./forceReader.ts";
import type { LoadSample } from "./loadSample.ts";
import { SingleChannel } from "./singleChannel.ts";

/** Floor of the shown sigma: hysteresis of the cell, N. */
const FLOOR_SD_N = 0.6;
const BLIND_SD_PART = 0.2;
const BLIND_SD_N = 10;
/** One sigma of what a cell creeps, part of the load that has lain on it over this time, s. */
const CREEP_PART = 0.005;
const CREEP_S = 60;
/** Longest pause of conversions that is bridged, s. */
const BRIDGE_S = 0.25;
/** A pause after which the force is taken anew, s. */
const FRESH_S = 1;
/** A reading may leave the last one by so much at once, N, and in time, N/s; two odd ones agree within the third, N. */
const MOST_JUMP_N = 450;
const MOST_JUMP_N_S = 6000;
const AGREE_N = 150;
/** A home calibration takes the angle from the same sensor; any other knows how it sits to a mounting's tolerance, rad. */
const MEASURED_ALIGNMENT = 0.2 * RAD_PER_DEG;
const MOUNTED_ALIGNMENT = 0.8 * RAD_PER_DEG;
/** A prediction reaches at most this far, s. */
const MOST_AHEAD_S = 0.04;
/** What a body's force may do unseen, N/s. */
const STALE_N_S = 80;
/** No body lands harder on a roller, N. */
const MOST_N = 4000;

export interface ForceSettings {
  readonly calibration: Calibration | undefined;
  readonly channels: number;
  readonly radiusMm: number;
}

export class Force {
  readonly channels: LoadChannel[];
  readonly filter = new ForceFilter();
  /** Device time of the last reading used, ms. */
  lastMs = Number.NaN;
  /** What `look` looks at: device time, ms. */
  atMs = Number.NaN;
  /** Results of `look`: N; NaN unknown. */
  forceN = Number.NaN;
  sdN = Number.NaN;
  /** The force is unknown because of the angle, or because the readings are no body's. */
  blind = false;
  absurd = false;
  readonly #reader: ForceReader | undefined;
  /** Of the first channel, either way. */
  readonly #countsPerN: number;
  /** The load that has lain on the cell for a while, N. */
  #heldN = 0.5;
  #beforeMs = Number.NaN;
  #beforeN = 0.5;
  #lastCounts = Number.NaN;
  #oddCounts = Number.NaN;

  constructor({ calibration, channels, radiusMm }: ForceSettings) {
    this.channels = loadChannels(calibration, channels);
    this.#heldN = 0;
    const [one, two] = this.channels;
    this.#countsPerN = one ? Math.abs(one.calibration.countsPerN) : 0;
    if (one && two) this.#reader = new DoubleChannel(one, two);
    else if (one) this.#reader = new SingleChannel({ channel: one, radiusMm, alignmentSd: alignmentOf(calibration) });
  }

  get calibrated(): boolean {
    return this.#reader !== undefined;
  }

  restart(): void {
    this.lastMs = Number.NaN;
    this.#beforeMs = Number.NaN;
    this.#reader?.restart();
  }

  /** A conversion whose roll angle is known; false when no body can have caused it. */
  step(sample: LoadSample): boolean {
    if (!this.#reader) return true;
    const dtS = (sample.tMs - this.lastMs) / 1000;
    if (this.#jumps(sample, dtS)) return false;
    const fresh = !(dtS > 0 && dtS < FRESH_S);
    this.#beforeMs = this.lastMs;
    this.#beforeN = this.filter.force;
    this.lastMs = sample.tMs;
    sample.dtS = dtS;
    if (!fresh) this.filter.predict(sample);
    this.#reader.step(sample, this.filter, fresh);
    if (!fresh) this.#heldN += (dtS / CREEP_S) * (this.filter.force - this.#heldN);
    return true;
  }

  /** Whether a reading is further from the last one than a body gets, and no second one agrees with it. */
  #jumps(sample: LoadSample, dtS: number): boolean {
    const counts = sample.counts0;
    const perN = this.#countsPerN;
    const most = (dtS > 0 && dtS < FRESH_S ? MOST_JUMP_N + MOST_JUMP_N_S * dtS : Number.POSITIVE_INFINITY) * perN;
    const agrees = Math.abs(counts - this.#oddCounts) < AGREE_N * perN;
    if (!(Math.abs(counts - this.#lastCounts) > most) || agrees) {
      this.#lastCounts = counts;
      this.#oddCounts = Number.NaN;
      return false;
    }
    this.#oddCounts = counts;
    return true;
  }

  /** The force at device time `atMs`. */
  look(): void {
    const sinceS = (this.atMs - this.lastMs) / 1000;
    this.blind = false;
    this.absurd = false;
    this.forceN = Number.NaN;
    this.sdN = Number.NaN;
    const reader = this.#reader;
    if (!reader || !(sinceS < BRIDGE_S)) return;
    const filter = this.filter;
    let unseenS = sinceS > MOST_AHEAD_S ? sinceS - MOST_AHEAD_S : 0;
    filter.aheadS = sinceS > MOST_AHEAD_S ? MOST_AHEAD_S : sinceS > 0 ? sinceS : 0;
    filter.lookAhead();
    let force = filter.aheadN;
    if (sinceS < 0) {
      // Before the last reading: a straight line from the one before, when there is one near.
      const gapS = (this.lastMs - this.#beforeMs) / 1000;
      if (!(gapS < BRIDGE_S)) {
        if (sinceS < -MOST_AHEAD_S) return;
      } else {
        const back = -sinceS / gapS;
        if (back < 1) force += back * (this.#beforeN - force);
        else force = this.#beforeN;
        unseenS = Math.max(0, Math.min(-sinceS, gapS + sinceS) - MOST_AHEAD_S);
      }
    }
    const creep = CREEP_PART * this.#heldN;
    const variance =
      creep * creep +
      filter.aheadVariance +
      force * force * reader.relativeVariance +
      reader.floorVariance +
      FLOOR_SD_N * FLOOR_SD_N;
    const part = BLIND_SD_PART * Math.abs(force);
    const limit = part > BLIND_SD_N ? part : BLIND_SD_N;
    this.blind = variance > limit * limit;
    const stale = unseenS * STALE_N_S;
    const sd = Math.sqrt(variance + stale * stale);
    this.absurd = force > MOST_N || force < -MOST_N;
    if (sd > limit || this.absurd) return;
    this.forceN = force > 0 ? force : 0;
    this.sdN = sd;
  }
}

function alignmentOf(calibration: Calibration | undefined): number {
  return calibration?.source === "home" ? MEASURED_ALIGNMENT : MOUNTED_ALIGNMENT;
}
