// Two IMU samples and up to two conversions of one converter in one 48-byte frame: 104 Hz, 50-byte payload.
import {
  AT_BATCH_DELTA,
  AT_BATCH_IMU,
  AT_FLAGS,
  BATCH_2_BYTES,
  BATCH_LOAD0_FRESH,
  BATCH_LOAD1_FRESH,
  IMU_BYTES,
  LOAD_BYTES,
} from "#shared/protocol/frameLayout.ts";
import { KIND_BATCH } from "#shared/protocol/kinds.ts";

import { LATE_PERIODS, noteLoss } from "./batcher.ts";
import type { Batcher, BatcherPort } from "./batcher.ts";
import { createFrameBuffer, SEQ_WORD, TICK_LONG } from "./frameBuffer.ts";

const AT_LOAD = AT_BATCH_IMU + 2 * IMU_BYTES;
const DELTA_WORD = AT_BATCH_DELTA >> 1;
const MAX_DELTA = 0xffff;

export function createPairBatcher(port: BatcherPort): Batcher {
  const frame = createFrameBuffer(port, { kind: KIND_BATCH, length: BATCH_2_BYTES, axesAt: AT_BATCH_IMU });
  const bytes = frame.bytes;
  const words = frame.words;
  const longs = frame.longs;
  const setAxes = frame.setAxes;
  const setBytes = frame.setBytes;
  const send = frame.send;
  const ticks = port.ticks;
  const busy = port.cell.busy;
  const read = port.cell.read;
  const counters = port.counters;
  const lateTicks = port.periodTicks * LATE_PERIODS;
  let half = false;
  let tick = 0;
  let tick0 = 0;
  let previous = Infinity;
  let flags = 0;

  return function onSample(event) {
    const acc = event.acc;
    const gyro = event.gyro;
    tick = ticks();
    if (tick - previous > lateTicks) {
      noteLoss(port, tick - previous);
      // Too far from its partner for the frame's 16-bit difference: the partner is given up.
      if (tick - previous > MAX_DELTA) half = false;
    }
    previous = tick;
    counters.imu++;
    if (half) {
      half = false;
      words[DELTA_WORD] = tick - tick0;
      setAxes([acc.x, acc.y, acc.z, gyro.x, gyro.y, gyro.z], 6);
      if (!busy()) {
        setBytes(read(), AT_LOAD + LOAD_BYTES);
        flags += BATCH_LOAD1_FRESH;
        counters.load++;
      }
      bytes[AT_FLAGS] = flags;
      words[SEQ_WORD] = counters.seq++;
      if (send() === false) counters.drops++;
    } else {
      half = true;
      longs[TICK_LONG] = tick0 = tick;
      flags = 2;
      setAxes([acc.x, acc.y, acc.z, gyro.x, gyro.y, gyro.z], 0);
      if (!busy()) {
        setBytes(read(), AT_LOAD);
        flags += BATCH_LOAD0_FRESH;
        counters.load++;
      }
    }
  };
}
