// 20-byte payload: one frame an IMU sample (20 bytes) and one a conversion (15 bytes), one sequence for both.
import {
  AT_FLAGS,
  AT_SEQ,
  AT_SHORT_DATA,
  AT_TICK,
  IMU_BYTES,
  IMU_SHORT_BYTES,
  LOAD_SHORT_BYTES,
} from "#shared/protocol/frameLayout.ts";
import { KIND_IMU_SHORT, KIND_LOAD_SHORT } from "#shared/protocol/kinds.ts";

import { LATE_PERIODS, noteLoss } from "./batcher.ts";
import type { Batcher, BatcherPort } from "./batcher.ts";

export function createShortBatcher(port: BatcherPort): Batcher {
  const imuBuffer = new ArrayBuffer(IMU_SHORT_BYTES);
  const imuBytes = new Uint8Array(imuBuffer);
  const imuWords = new Uint16Array(imuBuffer, 0, AT_SHORT_DATA / 2);
  const imuTick = new Uint32Array(imuBuffer, AT_TICK, 1);
  const imu = new Int16Array(imuBuffer, AT_SHORT_DATA, IMU_BYTES / 2);
  const setImu = imu.set.bind(imu);
  const loadBuffer = new ArrayBuffer(LOAD_SHORT_BYTES);
  const loadBytes = new Uint8Array(loadBuffer);
  const loadWords = new Uint16Array(loadBuffer, 0, AT_SHORT_DATA / 2);
  const loadTick = new Uint32Array(loadBuffer, AT_TICK, 1);
  const setLoad = loadBytes.set.bind(loadBytes);
  const sendImu = port.sender(imuBytes);
  const sendLoad = port.sender(loadBytes);
  const ticks = port.ticks;
  const busy = port.cell.busy;
  const read = port.cell.read;
  const cell1 = port.cell1;
  const counters = port.counters;
  const lateTicks = port.periodTicks * LATE_PERIODS;
  let tick = 0;
  let previous = Infinity;
  imuBytes[0] = KIND_IMU_SHORT;
  loadBytes[0] = KIND_LOAD_SHORT;

  return function onSample(event) {
    const acc = event.acc;
    const gyro = event.gyro;
    imuTick[0] = tick = ticks();
    if (tick - previous > lateTicks) noteLoss(port, tick - previous);
    previous = tick;
    counters.imu++;
    setImu([acc.x, acc.y, acc.z, gyro.x, gyro.y, gyro.z], 0);
    imuWords[AT_SEQ / 2] = counters.seq++;
    if (sendImu() === false) counters.drops++;
    if (!busy()) {
      setLoad(read(), AT_SHORT_DATA);
      loadBytes[AT_FLAGS] = 0;
      loadTick[0] = tick;
      loadWords[AT_SEQ / 2] = counters.seq++;
      counters.load++;
      if (sendLoad() === false) counters.drops++;
    }
    if (cell1 && !cell1.busy()) {
      setLoad(cell1.read(), AT_SHORT_DATA);
      loadBytes[AT_FLAGS] = 1;
      loadTick[0] = tick;
      loadWords[AT_SEQ / 2] = counters.seq++;
      counters.load1++;
      if (sendLoad() === false) counters.drops++;
    }
  };
}
