// One IMU sample and one conversion of each converter in one 36-byte frame: two converters, or 52 Hz
// (where waiting for a second sample would make the first one 19 ms older).
import {
  AT_BATCH_IMU,
  AT_FLAGS,
  BATCH_1_BYTES,
  BATCH_LOAD0_FRESH,
  BATCH_LOAD1_FRESH,
  BATCH_TWO_CONVERTERS,
  IMU_BYTES,
  LOAD_BYTES,
} from "#shared/protocol/frameLayout.ts";
import { KIND_BATCH } from "#shared/protocol/kinds.ts";

import { LATE_PERIODS, noteLoss } from "./batcher.ts";
import type { Batcher, BatcherPort } from "./batcher.ts";
import { createFrameBuffer, SEQ_WORD, TICK_LONG } from "./frameBuffer.ts";

const AT_LOAD = AT_BATCH_IMU + IMU_BYTES;

export function createSingleBatcher(port: BatcherPort): Batcher {
  const frame = createFrameBuffer(port, { kind: KIND_BATCH, length: BATCH_1_BYTES, axesAt: AT_BATCH_IMU });
  const bytes = frame.bytes;
  const words = frame.words;
  const longs = frame.longs;
  const setAxes = frame.setAxes;
  const setBytes = frame.setBytes;
  const send = frame.send;
  const ticks = port.ticks;
  const busy = port.cell.busy;
  const read = port.cell.read;
  const cell1 = port.cell1;
  const counters = port.counters;
  const lateTicks = port.periodTicks * LATE_PERIODS;
  const noneFresh = cell1 ? 1 + BATCH_TWO_CONVERTERS : 1;
  let tick = 0;
  let previous = Infinity;
  let flags = 0;

  return function onSample(event) {
    const acc = event.acc;
    const gyro = event.gyro;
    longs[TICK_LONG] = tick = ticks();
    if (tick - previous > lateTicks) noteLoss(port, tick - previous);
    previous = tick;
    counters.imu++;
    setAxes([acc.x, acc.y, acc.z, gyro.x, gyro.y, gyro.z], 0);
    flags = noneFresh;
    if (!busy()) {
      setBytes(read(), AT_LOAD);
      flags += BATCH_LOAD0_FRESH;
      counters.load++;
    }
    if (cell1 && !cell1.busy()) {
      setBytes(cell1.read(), AT_LOAD + LOAD_BYTES);
      flags += BATCH_LOAD1_FRESH;
      counters.load1++;
    }
    bytes[AT_FLAGS] = flags;
    words[SEQ_WORD] = counters.seq++;
    if (send() === false) counters.drops++;
  };
}
