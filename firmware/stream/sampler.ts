// Starts and stops the sensors with demand and picks the batcher that fits payload, rate and converters.
import { FULL_RATE_HZ } from "#shared/protocol/controlCodes.ts";
import { LARGE_PAYLOAD, TICK_HZ } from "#shared/protocol/frameLayout.ts";
import type { Hal, LoadCell } from "#firmware/hal.ts";

import type { Batcher, BatcherPort, Send } from "./batcher.ts";
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
  payload: number;
  /** Call after anything that bears on the stream changed. */
  update(): void;
}

export interface SamplerOptions {
  readonly hal: Hal;
  readonly counters: Counters;
  readonly outputs: readonly Output[];
  channels(): number;
  /** The sensors rest: flash may be written. */
  stopped(): void;
}

export function createSampler(options: SamplerOptions): Sampler {
  const hal = options.hal;
  const outputs = options.outputs;

  /** Every output that wants frames gets each one; with one output this is its own bound method. */
  function senderFor(record: Uint8Array): Send {
    const sends: Send[] = [];
    for (let index = 0; index < outputs.length; index++) {
      const output = outputs[index];
      if (output && wantsFrames(output)) sends.push(output.sender(record));
    }
    const first = sends[0];
    const second = sends[1];
    if (!first || !second) return first || ignore;
    return function sendBoth() {
      const sent = first();
      return second() === false ? false : sent;
    };
  }

  function createBatcher(cell: LoadCell, cell1: LoadCell | undefined): Batcher {
    const port: BatcherPort = {
      ticks: hal.ticks,
      cell: cell,
      cell1: cell1,
      counters: options.counters,
      periodTicks: TICK_HZ / sampler.rateHz,
      sender: senderFor,
    };
    if (sampler.payload < LARGE_PAYLOAD) return createShortBatcher(port);
    if (cell1 || sampler.rateHz !== FULL_RATE_HZ) return createSingleBatcher(port);
    return createPairBatcher(port);
  }

  function stop(): void {
    if (sampler.streamingHz === 0) return;
    sampler.streamingHz = 0;
    hal.imu.listen(ignore);
    hal.imu.stop();
    for (let index = 0; index < hal.loadCells.length; index++) {
      const cell = hal.loadCells[index];
      if (cell) cell.sleep();
    }
    options.stopped();
  }

  const sampler: Sampler = {
    rateHz: FULL_RATE_HZ,
    streamingHz: 0,
    payload: LARGE_PAYLOAD,
    update() {
      let wanted = false;
      sampler.payload = LARGE_PAYLOAD;
      for (let index = 0; index < outputs.length; index++) {
        const output = outputs[index];
        if (output && wantsFrames(output)) {
          wanted = true;
          if (output.payload < sampler.payload) sampler.payload = output.payload;
        }
      }
      const cell = hal.loadCells[0];
      if (!wanted || !cell) {
        stop();
        return;
      }
      const cell1 = options.channels() === 2 ? hal.loadCells[1] : undefined;
      hal.imu.listen(createBatcher(cell, cell1));
      if (sampler.streamingHz === sampler.rateHz) return;
      // Waking costs the converter 50 ms; a mere change of rate leaves it running.
      if (sampler.streamingHz === 0) cell.wake();
      if (sampler.streamingHz === 0 && cell1) cell1.wake();
      sampler.streamingHz = sampler.rateHz;
      hal.imu.start(sampler.rateHz);
    },
  };
  return sampler;
}

function ignore(): void {}
