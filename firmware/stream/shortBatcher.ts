// 20-byte payload: one frame an IMU sample (20 bytes) and one a conversion (15 bytes), one sequence for both.
import { AT_FLAGS, AT_SHORT_DATA, IMU_SHORT_BYTES, LOAD_SHORT_BYTES } from "#shared/protocol/frameLayout.ts";
import { KIND_IMU_SHORT, KIND_LOAD_SHORT } from "#shared/protocol/kinds.ts";

import { LATE_PERIODS, noteLoss } from "./batcher.ts";
import type { Batcher, BatcherPort } from "./batcher.ts";
import { createFrameBuffer, SEQ_WORD, TICK_LONG } from "./frameBuffer.ts";

export function createShortBatcher(port: BatcherPort): Batcher {
  const imu = createFrameBuffer(port, { kind: KIND_IMU_SHORT, length: IMU_SHORT_BYTES, axesAt: AT_SHORT_DATA });
  const load = createFrameBuffer(port, { kind: KIND_LOAD_SHORT, length: LOAD_SHORT_BYTES, axesAt: AT_SHORT_DATA });
  const imuWords = imu.words;
  const imuLongs = imu.longs;
  const setAxes = imu.setAxes;
  const sendImu = imu.send;
  const loadBytes = load.bytes;
  const loadWords = load.words;
  const loadLongs = load.longs;
  const setLoad = load.setBytes;
  const sendLoad = load.send;
  const ticks = port.ticks;
  const busy = port.cell.busy;
  const read = port.cell.read;
  const cell1 = port.cell1;
  const counters = port.counters;
  const lateTicks = port.periodTicks * LATE_PERIODS;
  let tick = 0;
  let previous = Infinity;

  return function onSample(event) {
    const acc = event.acc;
    const gyro = event.gyro;
    imuLongs[TICK_LONG] = tick = ticks();
    if (tick - previous > lateTicks) noteLoss(port, tick - previous);
    previous = tick;
    counters.imu++;
    setAxes([acc.x, acc.y, acc.z, gyro.x, gyro.y, gyro.z], 0);
    imuWords[SEQ_WORD] = counters.seq++;
    if (sendImu() === false) counters.drops++;
    if (!busy()) {
      setLoad(read(), AT_SHORT_DATA);
      loadBytes[AT_FLAGS] = 0;
      loadLongs[TICK_LONG] = tick;
      loadWords[SEQ_WORD] = counters.seq++;
      counters.load++;
      if (sendLoad() === false) counters.drops++;
    }
    if (cell1 && !cell1.busy()) {
      setLoad(cell1.read(), AT_SHORT_DATA);
      loadBytes[AT_FLAGS] = 1;
      loadLongs[TICK_LONG] = tick;
      loadWords[SEQ_WORD] = counters.seq++;
      counters.load1++;
      if (sendLoad() === false) counters.drops++;
    }
  };
}
