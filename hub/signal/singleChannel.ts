// One load channel: the force through g at the roll angle, shifted by the lean.
//
// The reading z = F·g(φ − β·d) updates the force filter. What is the same from reading to reading (gain, table, angle)
// widens the shown σ but must not slow the filter; only where g is steep against an uncertain angle (towards a blind
// angle) does the filter listen less.

import type { LoadChannel } from "./calibrateLoad.ts";
import type { ForceFilter } from "./forceFilter.ts";
import { LEARN_FROM_N, READING_NOISE_N } from "./forceReader.ts";
import type { ForceReader } from "./forceReader.ts";
import { LeanDirection } from "./leanDirection.ts";
import { LeanLearner } from "./leanLearner.ts";
import type { LoadSample } from "./loadSample.ts";
import { Turning } from "./turning.ts";

/** A channel whose g is below this part of its mean says nothing. */
const BLIND_PART = 0.06;
/** Relative modulation by an uncertain angle up to which the filter follows at full speed. */
const FREE_MODULATION = 0.03;
/** How settled the direction must be to learn from a reading. */
const LEARN_DIRECTION = 0.85;
/** Steeper relative slopes of g belong to a blind angle, 1/rad. */
const MOST_MODULATION = 1.5;

export interface SingleChannelSettings {
  readonly channel: LoadChannel;
  readonly radiusMm: number;
  /** How well the table's angle is the one that is measured, rad. */
  readonly alignmentSd: number;
}

export class SingleChannel implements ForceReader {
  relativeVariance = 0.5;
  floorVariance = 0.5;
  readonly lean = new LeanLearner();
  readonly #channel: LoadChannel;
  readonly #radiusMm: number;
  readonly #alignmentVariance: number;
  /** Of the calibration: gain (relative), g, and dead weight (N²). */
  readonly #gainVariance: number;
  readonly #gVariance: number;
  readonly #deadWeightVariance: number;
  readonly #direction = new LeanDirection();
  readonly #turning = new Turning();
  #lastPhi = Number.NaN;

  constructor({ channel, radiusMm, alignmentSd }: SingleChannelSettings) {
    this.#channel = channel;
    this.#radiusMm = radiusMm;
    this.#alignmentVariance = alignmentSd * alignmentSd;
    const { gainRelSd, gSd, deadWeightSdN } = channel.calibration;
    this.#gainVariance = gainRelSd * gainRelSd;
    this.#gVariance = gSd * gSd;
    this.#deadWeightVariance = (deadWeightSdN * deadWeightSdN) / 2;
    this.relativeVariance = 0;
    this.floorVariance = 0;
  }

  restart(): void {
    this.#lastPhi = Number.NaN;
    this.#direction.reset();
    this.lean.newContact();
  }

  step(sample: LoadSample, filter: ForceFilter, fresh: boolean): void {
    const { phi, phiVariance } = sample;
    const channel = this.#channel;
    const { table } = channel;
    const dx = (phi - this.#lastPhi) * this.#radiusMm;
    this.#lastPhi = phi;
    const direction = this.#direction;
    if (dx === dx) {
      direction.dxMm = dx;
      direction.dtS = sample.dtS;
      direction.move();
    }
    const d = direction.value;
    const { beta, sd } = this.lean;
    const turning = this.#turning;
    turning.phi = phi;
    turning.turn();
    const z = channel.newtons(sample.counts0, turning.sin, turning.cos);

    table.read(phi - beta * d);
    const g = table.value;
    const perG2 = 1 / (g * g > 1e-6 ? g * g : 1e-6);
    const leanVariance = d * d * sd * sd + direction.variance * beta * beta;
    const angleVariance = leanVariance + phiVariance + this.#alignmentVariance;
    const modulation = Math.abs(table.slope) * Math.sqrt(angleVariance);
    const beyond = modulation - FREE_MODULATION * table.mean;
    const excess = beyond > 0 ? beyond * filter.force : 0;
    if (Math.abs(g) > BLIND_PART * table.mean) {
      filter.z = z;
      filter.g = g;
      filter.r = READING_NOISE_N * READING_NOISE_N + excess * excess;
      filter.take(fresh);
    }
    this.relativeVariance = this.#gainVariance + (this.#gVariance + modulation * modulation) * perG2;
    this.floorVariance = (channel.zeroVariance + this.#deadWeightVariance) * perG2;

    if (fresh || filter.force < LEARN_FROM_N) {
      this.lean.newContact();
      direction.pause();
    } else this.#learn(sample, z);
  }

  #learn(sample: LoadSample, z: number): void {
    const { table } = this.#channel;
    // At the angle without the present lean, so that what is learned does not depend on it.
    table.read(sample.phi);
    const perG = 1 / table.value;
    const ratio = z * perG;
    const modulation = table.slope * perG;
    if (!(ratio > LEARN_FROM_N) || modulation > MOST_MODULATION || modulation < -MOST_MODULATION) return;
    const { lean } = this;
    const direction = this.#direction;
    const d = direction.value;
    lean.phi = sample.phi;
    lean.dtS = sample.dtS;
    lean.x = -modulation * d;
    lean.logForce = Math.log(ratio);
    lean.step(d > LEARN_DIRECTION || d < -LEARN_DIRECTION);
    direction.logForce = lean.logForce;
    direction.slope = -modulation;
    direction.beta = lean.beta;
    direction.score();
  }
}
