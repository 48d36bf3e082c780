// Force on the roller, whatever way the roller is turned: N and an honest one sigma.
//
// Each conversion is taken back to the roll angle at the time of its force (the converter's delay is already off its
// time), offset and dead weight are removed (calibrateLoad.ts), and a Kalman filter (forceFilter.ts) with the table of g
// combines the channels. The lean of the load line shifts the angle the table is read at: β·d (leanLearner.ts).
//
//   σ² = filter + (F·g'/g)²·σ_angle² + (F·gain)² + (F·gSd/g)² + (offset² + dead weight²/2)/g²
// with σ_angle² = d²·σβ² + (1 − d²)·β² + σφ². The first term is what one reading adds, the others are the same from reading
// to reading: they widen σ but must not slow the filter.
// Where σ grows past a quarter of the force, the angle is blind and the force is unknown.

import type { Calibration } from "#shared/schema/calibration.ts";

import type { LoadChannel } from "./calibrateLoad.ts";
import { loadChannels } from "./calibrateLoad.ts";
import { CrossLean } from "./crossLean.ts";
import { ForceFilter } from "./forceFilter.ts";
import { LeanDirection } from "./leanDirection.ts";
import { LeanLearner } from "./leanLearner.ts";
import type { LoadSample } from "./loadSample.ts";
import type { ResponseTable } from "./responseTable.ts";

/** HX711 at 80 SPS: 90 nV rms, with 1 mV/V at 500 N and 3.3 V about 0.02 N; wiring and vibration beside it, N. */
const NOISE_N = 0.3;
/** Floor of the shown sigma: hysteresis of the cell, N. */
const FLOOR_SD_N = 0.6;
/** A channel whose g is below this part of its mean says nothing. */
const BLIND_PART = 0.06;
const BLIND_SD_PART = 0.22;
const BLIND_SD_N = 10;
/** Relative modulation by an uncertain angle up to which the filter follows at full speed. */
const FREE_MODULATION = 0.03;
const LEARN_FROM_N = 60;
const LEARN_DIRECTION = 0.85;
/** Steeper relative slopes of g belong to a blind angle, 1/rad. */
const MOST_MODULATION = 1.5;
/** Longest pause of conversions that a prediction bridges, ms. */
export const FORCE_BRIDGE_MS = 250;
/** A prediction reaches at most this far, ms. */
const MOST_AHEAD_MS = 40;

export interface ForceSettings {
  readonly calibration: Calibration | undefined;
  readonly channels: number;
  readonly radiusMm: number;
}

export class Force {
  readonly channels: LoadChannel[];
  readonly filter = new ForceFilter();
  readonly lean = new LeanLearner();
  /** Device time of the last reading used, ms. */
  lastMs = Number.NaN;
  /** Results of `at`: N; NaN unknown. */
  forceN = Number.NaN;
  sdN = Number.NaN;
  /** The force is unknown because of the angle. */
  blind = false;
  readonly #direction = new LeanDirection();
  readonly #cross = new CrossLean();
  readonly #radiusMm: number;
  #lastPhi = Number.NaN;
  #systematic = 0.5;
  #floor = 0.5;

  constructor(settings: ForceSettings) {
    this.channels = loadChannels(settings.calibration, settings.channels);
    this.#radiusMm = settings.radiusMm;
    this.#systematic = 0;
    this.#floor = 0;
  }

  get calibrated(): boolean {
    return this.channels.length > 0;
  }

  restart(): void {
    this.lastMs = Number.NaN;
    this.#lastPhi = Number.NaN;
    this.#direction.reset();
    this.lean.newContact();
  }

  /** A conversion whose force acted at roll angle `phi` (known to `phiSd` rad). */
  step(sample: LoadSample, phi: number, phiSd: number): void {
    const dtS = (sample.tMs - this.lastMs) / 1000;
    const fresh = !(dtS > 0 && dtS * 1000 < 4 * FORCE_BRIDGE_MS);
    this.lastMs = sample.tMs;
    const dx = (phi - this.#lastPhi) * this.#radiusMm;
    this.#lastPhi = phi;
    if (dx === dx) this.#direction.step(dx);
    if (fresh) this.#cross.reset();
    else {
      this.filter.predict(dtS);
      this.#cross.predict(dtS);
    }
    const first = this.channels[0]!;
    const second = this.channels[1];
    const sinPhi = Math.sin(phi);
    const cosPhi = Math.cos(phi);
    const z0 = first.newtons(sample.counts0, sinPhi, cosPhi);
    if (second) this.#double(first, second, z0, second.newtons(sample.counts1, sinPhi, cosPhi), phi, fresh);
    else this.#single(first, z0, phi, phiSd, dtS, fresh);
  }

  #single(channel: LoadChannel, z: number, phi: number, phiSd: number, dtS: number, fresh: boolean): void {
    const { table, calibration } = channel;
    this.#learn(phi, table, z, dtS, fresh);
    const d = this.#direction.value;
    const { beta, sd } = this.lean;
    const angleVariance = d * d * sd * sd + (1 - d * d) * beta * beta + phiSd * phiSd;
    table.read(phi - beta * d);
    const g = table.value;
    const modulation = Math.abs(table.slope) * Math.sqrt(angleVariance);
    const excess = Math.max(0, modulation - FREE_MODULATION * table.mean) * this.filter.force;
    if (Math.abs(g) > BLIND_PART * table.mean) this.#take(z, g, excess, fresh);
    const g2 = Math.max(g * g, 1e-6);
    this.#systematic = calibration.gainRelSd ** 2 + (calibration.gSd ** 2 + modulation * modulation) / g2;
    this.#floor = (channel.offsetSdN ** 2 + calibration.deadWeightSdN ** 2 / 2) / g2;
  }

  #double(one: LoadChannel, two: LoadChannel, z0: number, z1: number, phi: number, fresh: boolean): void {
    const cross = this.#cross;
    one.table.read(phi - cross.delta);
    two.table.read(phi - cross.delta);
    const g0 = one.table.value;
    const g1 = two.table.value;
    const g2 = Math.max(g0 * g0 + g1 * g1, 1e-6);
    const g = Math.sqrt(g2);
    this.#take((z0 * g0 + z1 * g1) / g, g, 0, fresh);
    if (this.filter.force > LEARN_FROM_N) {
      const slope = (one.table.value * two.table.slope - two.table.value * one.table.slope) / g;
      cross.update((z1 * g0 - z0 * g1) / g, slope, this.filter.force, NOISE_N);
    }
    const along = (g0 * one.table.slope + g1 * two.table.slope) / g2;
    const gain = (g0 * g0 * one.calibration.gainRelSd) ** 2 + (g1 * g1 * two.calibration.gainRelSd) ** 2;
    const table = (g0 * one.calibration.gSd) ** 2 + (g1 * two.calibration.gSd) ** 2;
    this.#systematic = along * along * cross.variance + (gain + table) / (g2 * g2);
    this.#floor = (one.offsetSdN ** 2 + two.offsetSdN ** 2 + one.calibration.deadWeightSdN ** 2) / (2 * g2);
  }

  #take(z: number, g: number, excess: number, fresh: boolean): void {
    if (fresh) this.filter.place(z / g, 100);
    this.filter.update(z, g, NOISE_N * NOISE_N + excess * excess);
  }

  #learn(phi: number, table: ResponseTable, z: number, dtS: number, fresh: boolean): void {
    // At the angle without the present lean, so that what is learned does not depend on it.
    table.read(phi);
    const apparentN = z / table.value;
    const modulation = table.slope / table.value;
    const d = this.#direction.value;
    if (fresh || !(apparentN > LEARN_FROM_N) || this.filter.force < LEARN_FROM_N) this.lean.newContact();
    else if (Math.abs(modulation) < MOST_MODULATION) {
      this.lean.step(phi, -modulation * d, Math.log(apparentN), dtS, Math.abs(d) > LEARN_DIRECTION);
    }
  }

  /** The force at device time `tMs`. */
  at(tMs: number): void {
    const sinceMs = tMs - this.lastMs;
    this.blind = false;
    if (!this.calibrated || !(sinceMs < FORCE_BRIDGE_MS)) {
      this.forceN = Number.NaN;
      this.sdN = Number.NaN;
      return;
    }
    const aheadS = Math.max(-MOST_AHEAD_MS, Math.min(MOST_AHEAD_MS, sinceMs)) / 1000;
    const force = this.filter.ahead(aheadS);
    const variance =
      this.filter.varianceAhead(Math.max(0, aheadS)) + force * force * this.#systematic + this.#floor + FLOOR_SD_N ** 2;
    const sd = Math.sqrt(variance);
    this.blind = sd > Math.max(BLIND_SD_N, BLIND_SD_PART * Math.abs(force));
    this.forceN = this.blind ? Number.NaN : Math.max(0, force);
    this.sdN = this.blind ? Number.NaN : sd;
  }
}
