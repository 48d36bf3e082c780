// Two IMU samples and up to two conversions of one converter in one 48-byte frame: 104 Hz, 50-byte payload.
import {
  AT_BATCH_DELTA,
  AT_BATCH_IMU,
  AT_FLAGS,
  AT_SEQ,
  AT_TICK,
  BATCH_LOAD0_FRESH,
  BATCH_LOAD1_FRESH,
  batchBytes,
  IMU_BYTES,
  LOAD_BYTES,
} from "#shared/protocol/frameLayout.ts";
import { KIND_BATCH } from "#shared/protocol/kinds.ts";

import { LATE_PERIODS, noteLoss } from "./batcher.ts";
import type { Batcher, BatcherPort } from "./batcher.ts";

const AT_LOAD = AT_BATCH_IMU + 2 * IMU_BYTES;
const MAX_DELTA = 0xffff;

export function createPairBatcher(port: BatcherPort): Batcher {
  const buffer = new ArrayBuffer(batchBytes(2));
  const bytes = new Uint8Array(buffer);
  const words = new Uint16Array(buffer, 0, AT_BATCH_IMU / 2);
  const tickWord = new Uint32Array(buffer, AT_TICK, 1);
  const imu = new Int16Array(buffer, AT_BATCH_IMU, IMU_BYTES);
  const setImu = imu.set.bind(imu);
  const setBytes = bytes.set.bind(bytes);
  const send = port.sender(bytes);
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
  bytes[0] = KIND_BATCH;

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
      words[AT_BATCH_DELTA / 2] = tick - tick0;
      setImu([acc.x, acc.y, acc.z, gyro.x, gyro.y, gyro.z], 6);
      if (!busy()) {
        setBytes(read(), AT_LOAD + LOAD_BYTES);
        flags += BATCH_LOAD1_FRESH;
        counters.load++;
      }
      bytes[AT_FLAGS] = flags;
      words[AT_SEQ / 2] = counters.seq++;
      if (send() === false) counters.drops++;
    } else {
      half = true;
      tickWord[0] = tick0 = tick;
      flags = 2;
      setImu([acc.x, acc.y, acc.z, gyro.x, gyro.y, gyro.z], 0);
      if (!busy()) {
        setBytes(read(), AT_LOAD);
        flags += BATCH_LOAD0_FRESH;
        counters.load++;
      }
    }
  };
}
