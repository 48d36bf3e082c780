// Raw converter counts → N at the cell, offset and dead weight removed:
//   z = (counts − offset)/countsPerN − zero − (w0·cos φ + w1·sin φ)
// so that z = F·g(φ − β) + noise. `zero` is the drift of the offset, learned while nobody is on the roller (zeroTracking.ts).
// Counts at the converter's end and a converter that repeats itself are marked.

import type { Calibration, LoadChannelCalibration } from "#shared/schema/calibration.ts";

import type { LoadSample } from "./loadSample.ts";
import { ResponseTable } from "./responseTable.ts";
import { StuckWatch } from "./stuck.ts";

const END_OF_SCALE = 8_388_600;
/** Identical 24-bit readings in a row: noise is tens of counts, so a third of a second is no chance. */
const STUCK_SAMPLES = 30;

export class LoadChannel {
  readonly table: ResponseTable;
  readonly calibration: LoadChannelCalibration;
  /** Drift of the offset found since the start, N, and how well the offset is known with it, N². */
  zeroN = 0.5;
  zeroVariance = 0.5;
  readonly #perCount: number;
  readonly #offsetCounts: number;
  readonly #deadWeightCosN: number;
  readonly #deadWeightSinN: number;

  constructor(calibration: LoadChannelCalibration) {
    this.calibration = calibration;
    this.table = new ResponseTable(calibration.g);
    this.#perCount = 1 / calibration.countsPerN;
    this.#offsetCounts = calibration.offsetCounts;
    this.#deadWeightCosN = calibration.deadWeightN[0];
    this.#deadWeightSinN = calibration.deadWeightN[1];
    this.zeroN = 0;
    this.zeroVariance = (calibration.offsetSdCounts * this.#perCount) ** 2;
  }

  newtons(counts: number, sinPhi: number, cosPhi: number): number {
    const cellN = (counts - this.#offsetCounts) * this.#perCount - this.zeroN;
    return cellN - this.#deadWeightCosN * cosPhi - this.#deadWeightSinN * sinPhi;
  }
}

/** The calibrated channels; none without a calibration. */
export function loadChannels(calibration: Calibration | undefined, channels: number): LoadChannel[] {
  const usable = calibration?.load ?? [];
  return usable.length < channels ? [] : usable.slice(0, channels).map((channel) => new LoadChannel(channel));
}

export class LoadJudge {
  readonly #stuck0 = new StuckWatch(STUCK_SAMPLES);
  readonly #stuck1 = new StuckWatch(STUCK_SAMPLES);

  judge(sample: LoadSample): void {
    sample.saturated = atEnd(sample.counts0) || atEnd(sample.counts1);
    const stuck0 = this.#stuck0.step(sample.counts0);
    const stuck1 = this.#stuck1.step(sample.counts1);
    sample.fault = stuck0 || stuck1;
  }
}

function atEnd(counts: number): boolean {
  return counts >= END_OF_SCALE || counts <= -END_OF_SCALE;
}
