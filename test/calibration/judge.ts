// A calibration against the truth of the bench.
import { calibrate } from "#hub/calibration/calibrate.ts";
import { collectSamples } from "#hub/calibration/samples.ts";
import type { CalibrationOutcome } from "#hub/calibration/calibrate.ts";
import { ResponseTable } from "#hub/signal/responseTable.ts";
import { benchRecording } from "#test/calibration/bench.ts";
import type { BenchOrder, BenchRecording } from "#test/calibration/bench.ts";

export interface Calibrated extends CalibrationOutcome {
  readonly recording: BenchRecording;
  /** Steps that were not good: type and why. */
  readonly faults: readonly string[];
}

export function calibrated(order: BenchOrder): Calibrated {
  const recording = benchRecording(order);
  const { device, roller, frames, steps } = recording;
  const outcome = calibrate({ device, roller, samples: collectSamples(device, frames), steps });
  const faults = outcome.quality.steps.filter(({ good }) => !good).map(({ type, why }) => `${type}: ${why}`);
  return { ...outcome, recording, faults };
}

export interface ChannelErrors {
  /** Of the response in counts a newton over a turn, relative to its mean, and one σ the calibration gives for it. */
  readonly response: number;
  readonly responseSd: number;
  readonly gain: number;
  readonly gainSd: number;
  readonly offsetN: number;
  readonly offsetSdN: number;
}

const POINTS = 360;

/** Undefined without force. The other sign of the axle is the same roller turned round. */
export function channelErrors({ calibration, recording }: Calibrated): ChannelErrors[] | undefined {
  const { truth } = recording;
  const flip = calibration?.rollAxis === truth.rollAxis ? 1 : -1;
  return calibration?.load?.map((channel, c) => {
    const table = new ResponseTable(channel.g);
    let [square, mean, found] = [0, 0, 0];
    for (let k = 0; k < POINTS; k += 1) {
      const phi = (2 * Math.PI * k) / POINTS;
      table.read(phi);
      const is = table.value * channel.countsPerN;
      const was = truth.response(c, flip * phi);
      square += (is - was) ** 2 / POINTS;
      mean += Math.abs(was) / POINTS;
      found += Math.abs(is) / POINTS;
    }
    const offsetN =
      (channel.offsetCounts - (truth.offsetCounts[c] ?? Number.NaN)) / (truth.countsPerN[c] ?? Number.NaN);
    return {
      response: Math.sqrt(square) / mean,
      responseSd: Math.hypot(channel.gainRelSd, channel.gSd),
      gain: found / mean - 1,
      gainSd: channel.gainRelSd,
      offsetN,
      offsetSdN: Math.abs(channel.offsetSdCounts / channel.countsPerN),
    };
  });
}

export function rms(values: readonly number[]): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
}

export function median(values: readonly number[]): number {
  return values.toSorted((one, two) => one - two)[Math.floor(values.length / 2)] ?? Number.NaN;
}
