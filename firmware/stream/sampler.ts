// Starts and stops the sensors with demand and picks the batcher that fits payload, rate and converters.
// Frames go one way at a time, the first that wants them: sending twice does not fit the board's budget.
import { FULL_RATE_HZ } from "#shared/protocol/controlCodes.ts";
import { LARGE_PAYLOAD, TICK_HZ } from "#shared/protocol/frameLayout.ts";
import type { Hal, LoadCell } from "#firmware/hal.ts";
import { channelsOf } from "#firmware/settings.ts";
import type { Settings } from "#firmware/settings.ts";

import type { Batcher, BatcherPort } from "./batcher.ts";
import type { Counters } from "./counters.ts";
import { wantsFrames } from "./output.ts";
import type { Output } from "./output.ts";
import { createPairBatcher } from "./pairBatcher.ts";
import { createShortBatcher } from "./shortBatcher.ts";
import { createSingleBatcher } from "./singleBatcher.ts";

export interface Sampler {
  rateHz: number;
  /** Of the running stream; 0 while nothing streams. */
  streamingHz: number;
  /** Call after anything that bears on the stream changed. */
  update(): void;
}

export interface SamplerOptions {
  readonly hal: Hal;
  readonly counters: Counters;
  readonly outputs: readonly Output[];
  readonly settings: Settings;
  /** The sensors rest: flash may be written. */
  stopped(): void;
}

function ignore(): void {}

export function createSampler(options: SamplerOptions): Sampler {
  const hal = options.hal;
  const outputs = options.outputs;
  const sampler: Sampler = { rateHz: FULL_RATE_HZ, streamingHz: 0, update: ignore };

  function createBatcher(output: Output, cell: LoadCell, cell1: LoadCell | undefined): Batcher {
    const port: BatcherPort = {
      ticks: hal.ticks,
      cell: cell,
      cell1: cell1,
      counters: options.counters,
      periodTicks: TICK_HZ / sampler.rateHz,
      sender: output.sender,
    };
    if (output.payload < LARGE_PAYLOAD) return createShortBatcher(port);
    if (cell1 || sampler.rateHz !== FULL_RATE_HZ) return createSingleBatcher(port);
    return createPairBatcher(port);
  }

  function stop(): void {
    if (sampler.streamingHz === 0) return;
    sampler.streamingHz = 0;
    hal.imu.listen(ignore);
    hal.imu.stop();
    hal.loadCells.forEach((cell) => cell.sleep());
    options.stopped();
  }

  sampler.update = function update() {
    const output = outputs.filter(wantsFrames)[0];
    const cell = hal.loadCells[0];
    if (!output || !cell) {
      stop();
      return;
    }
    const cell1 = channelsOf(options.settings) === 2 ? hal.loadCells[1] : undefined;
    hal.imu.listen(createBatcher(output, cell, cell1));
    cell.wake();
    if (cell1) cell1.wake();
    // Starting the IMU anew costs samples: only for another rate.
    if (sampler.streamingHz === sampler.rateHz) return;
    sampler.streamingHz = sampler.rateHz;
    hal.imu.start(sampler.rateHz);
  };
  return sampler;
}
