// Two load channels at right angles: along (g0, g1) they read the force, across it the lean (crossLean.ts).

import type { LoadChannel } from "./calibrateLoad.ts";
import { CrossLean } from "./crossLean.ts";
import type { ForceFilter } from "./forceFilter.ts";
import { LEARN_FROM_N, READING_NOISE_N } from "./forceReader.ts";
import type { ForceReader } from "./forceReader.ts";
import type { LoadSample } from "./loadSample.ts";

export class DoubleChannel implements ForceReader {
  relativeVariance = 0.5;
  floorVariance = 0.5;
  readonly #one: LoadChannel;
  readonly #two: LoadChannel;
  readonly #cross = new CrossLean();

  constructor(one: LoadChannel, two: LoadChannel) {
    this.#one = one;
    this.#two = two;
    this.relativeVariance = 0;
    this.floorVariance = 0;
  }

  restart(): void {
    this.#cross.reset();
  }

  step(sample: LoadSample, filter: ForceFilter, fresh: boolean): void {
    const one = this.#one;
    const two = this.#two;
    const cross = this.#cross;
    const { phi } = sample;
    const sinPhi = Math.sin(phi);
    const cosPhi = Math.cos(phi);
    const z0 = one.newtons(sample.counts0, sinPhi, cosPhi);
    const z1 = two.newtons(sample.counts1, sinPhi, cosPhi);
    if (fresh) cross.reset();
    else cross.predict(sample.dtS);
    one.table.read(phi - cross.delta);
    two.table.read(phi - cross.delta);
    const g0 = one.table.value;
    const g1 = two.table.value;
    const squared = g0 * g0 + g1 * g1;
    const g2 = squared > 1e-6 ? squared : 1e-6;
    const g = Math.sqrt(g2);
    filter.z = (z0 * g0 + z1 * g1) / g;
    filter.g = g;
    filter.r = READING_NOISE_N * READING_NOISE_N;
    filter.take(fresh);
    if (filter.force > LEARN_FROM_N) {
      cross.acrossN = (z1 * g0 - z0 * g1) / g;
      cross.slope = (g0 * two.table.slope - g1 * one.table.slope) / g;
      cross.forceN = filter.force;
      cross.update();
    }
    const along = (g0 * one.table.slope + g1 * two.table.slope) / g2;
    const a = one.calibration;
    const b = two.calibration;
    const gain = (g0 * g0 * a.gainRelSd) ** 2 + (g1 * g1 * b.gainRelSd) ** 2;
    const table = (g0 * a.gSd) ** 2 + (g1 * b.gSd) ** 2;
    this.relativeVariance = along * along * cross.variance + (gain + table) / (g2 * g2);
    this.floorVariance = (one.zeroVariance + two.zeroVariance + a.deadWeightSdN ** 2) / (2 * g2);
  }
}
