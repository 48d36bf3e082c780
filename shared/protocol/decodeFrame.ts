// Sample frames: bytes → values. Bounds are checked by exact length before anything is read.
import { BAD } from "./bad.ts";
import type { DecodeError } from "./bad.ts";
import type { ImuSample, LoadSample, SampleFrame } from "./frame.ts";
import {
  AT_BATCH_DELTA,
  AT_BATCH_IMU,
  AT_FLAGS,
  AT_SEQ,
  AT_SHORT_DATA,
  AT_TICK,
  BATCH_IMU_COUNT_MASK,
  BATCH_1_BYTES,
  BATCH_2_BYTES,
  BATCH_LOAD0_FRESH,
  BATCH_LOAD1_FRESH,
  BATCH_TWO_CONVERTERS,
  IMU_BYTES,
  IMU_SHORT_BYTES,
  LOAD_BYTES,
  LOAD_SHORT_BYTES,
  LOAD_SHORT_CHANNEL_MASK,
  MAX_IMU_SAMPLES,
  RATES_FIRST,
} from "./frameLayout.ts";
import { decodeHx711, isSaturated } from "./hx711.ts";

export function decodeBatch(bytes: Uint8Array, view: DataView): SampleFrame | DecodeError {
  if (bytes.length < BATCH_1_BYTES) return BAD.wrongLength;
  const flags = view.getUint8(AT_FLAGS);
  const imuCount = flags & BATCH_IMU_COUNT_MASK;
  const twoConverters = (flags & BATCH_TWO_CONVERTERS) !== 0;
  if (imuCount < 1 || imuCount > MAX_IMU_SAMPLES || (twoConverters && imuCount !== 1)) return BAD.badFlags;
  // One converter and one IMU sample: nothing was read "after sample 1".
  if (imuCount === 1 && !twoConverters && (flags & BATCH_LOAD1_FRESH) !== 0) return BAD.badFlags;
  if (bytes.length !== (imuCount === 1 ? BATCH_1_BYTES : BATCH_2_BYTES)) return BAD.wrongLength;

  const tick0 = view.getUint32(AT_TICK, true);
  const tick1 = (tick0 + view.getUint16(AT_BATCH_DELTA, true)) >>> 0;
  const imu = [readImu(view, AT_BATCH_IMU, tick0, flags)];
  if (imuCount === 2) imu.push(readImu(view, AT_BATCH_IMU + IMU_BYTES, tick1, flags));

  const load: LoadSample[] = [];
  const atLoad = AT_BATCH_IMU + IMU_BYTES * imuCount;
  let corruptLoads = 0;
  if ((flags & BATCH_LOAD0_FRESH) !== 0) corruptLoads += readLoad(bytes, atLoad, tick0, 0, load);
  if ((flags & BATCH_LOAD1_FRESH) !== 0) {
    const atSlot1 = atLoad + LOAD_BYTES;
    corruptLoads += twoConverters ? readLoad(bytes, atSlot1, tick0, 1, load) : readLoad(bytes, atSlot1, tick1, 0, load);
  }
  return { kind: "imuBatch", seq: view.getUint16(AT_SEQ, true), imu, load, corruptLoads };
}

export function decodeImuShort(bytes: Uint8Array, view: DataView): SampleFrame | DecodeError {
  if (bytes.length !== IMU_SHORT_BYTES) return BAD.wrongLength;
  const imu = [readImu(view, AT_SHORT_DATA, view.getUint32(AT_TICK, true), view.getUint8(AT_FLAGS))];
  return { kind: "imuShort", seq: view.getUint16(AT_SEQ, true), imu, load: [], corruptLoads: 0 };
}

export function decodeLoadShort(bytes: Uint8Array, view: DataView): SampleFrame | DecodeError {
  if (bytes.length !== LOAD_SHORT_BYTES) return BAD.wrongLength;
  const channel = (view.getUint8(AT_FLAGS) & LOAD_SHORT_CHANNEL_MASK) === 0 ? 0 : 1;
  const load: LoadSample[] = [];
  const corruptLoads = readLoad(bytes, AT_SHORT_DATA, view.getUint32(AT_TICK, true), channel, load);
  return { kind: "loadShort", seq: view.getUint16(AT_SEQ, true), imu: [], load, corruptLoads };
}

function readImu(view: DataView, at: number, tick: number, flags: number): ImuSample {
  const rate = (flags & RATES_FIRST) === 0 ? at + IMU_BYTES / 2 : at;
  const acc = (flags & RATES_FIRST) === 0 ? at : at + IMU_BYTES / 2;
  return {
    tick,
    axes: [
      view.getInt16(acc, true),
      view.getInt16(acc + 2, true),
      view.getInt16(acc + 4, true),
      view.getInt16(rate, true),
      view.getInt16(rate + 2, true),
      view.getInt16(rate + 4, true),
    ],
  };
}

/** Appends the conversion at `at`; answers how many were corrupt (0 or 1). */
function readLoad(bytes: Uint8Array, at: number, tick: number, channel: 0 | 1, into: LoadSample[]): number {
  const counts = decodeHx711(bytes, at);
  if (counts === undefined) return 1;
  into.push({ tick, channel, counts, saturated: isSaturated(counts) });
  return 0;
}
