// Sample frames: values → bytes, for tests and tools. The board fills the same layout in place
// (firmware/stream); a test holds the two against each other byte for byte.
import {
  AT_BATCH_DELTA,
  AT_BATCH_IMU,
  AT_FLAGS,
  AT_SEQ,
  AT_SHORT_DATA,
  AT_TICK,
  BATCH_1_BYTES,
  BATCH_2_BYTES,
  BATCH_LOAD0_FRESH,
  BATCH_LOAD1_FRESH,
  BATCH_TWO_CONVERTERS,
  IMU_BYTES,
  IMU_SHORT_BYTES,
  LOAD_BYTES,
  LOAD_SHORT_BYTES,
} from "./frameLayout.ts";
import { encodeHx711 } from "./hx711.ts";
import { KIND_BATCH, KIND_IMU_SHORT, KIND_LOAD_SHORT } from "./kinds.ts";

type Axes = readonly [number, number, number, number, number, number];

export interface BatchOptions {
  readonly seq: number;
  readonly tick: number;
  /** Ticks from sample 0 to sample 1; with two samples. */
  readonly tickDelta?: number;
  readonly imu: readonly [Axes] | readonly [Axes, Axes];
  /** Counts in slot 0 and slot 1; `undefined`: nothing fresh. */
  readonly load: readonly [number | undefined, number | undefined];
  /** Slots are channels 0 and 1, both read after the only sample. */
  readonly twoConverters?: boolean;
}

export function encodeBatch(options: BatchOptions): Uint8Array {
  const { imu, load } = options;
  const bytes = new Uint8Array(imu.length === 1 ? BATCH_1_BYTES : BATCH_2_BYTES);
  const view = new DataView(bytes.buffer);
  const flags =
    imu.length |
    (load[0] === undefined ? 0 : BATCH_LOAD0_FRESH) |
    (load[1] === undefined ? 0 : BATCH_LOAD1_FRESH) |
    (options.twoConverters === true ? BATCH_TWO_CONVERTERS : 0);
  writeHead(view, KIND_BATCH, flags, options);
  view.setUint16(AT_BATCH_DELTA, options.tickDelta ?? 0, true);
  imu.forEach((axes, index) => writeImu(view, AT_BATCH_IMU + IMU_BYTES * index, axes));
  const atLoad = AT_BATCH_IMU + IMU_BYTES * imu.length;
  load.forEach((counts, slot) => {
    if (counts !== undefined) encodeHx711(counts, bytes, atLoad + LOAD_BYTES * slot);
  });
  return bytes;
}

export function encodeImuShort(options: { seq: number; tick: number; axes: Axes }): Uint8Array {
  const bytes = new Uint8Array(IMU_SHORT_BYTES);
  const view = new DataView(bytes.buffer);
  writeHead(view, KIND_IMU_SHORT, 0, options);
  writeImu(view, AT_SHORT_DATA, options.axes);
  return bytes;
}

export function encodeLoadShort(options: { seq: number; tick: number; channel: 0 | 1; counts: number }): Uint8Array {
  const bytes = new Uint8Array(LOAD_SHORT_BYTES);
  writeHead(new DataView(bytes.buffer), KIND_LOAD_SHORT, options.channel, options);
  encodeHx711(options.counts, bytes, AT_SHORT_DATA);
  return bytes;
}

function writeHead(view: DataView, kind: number, flags: number, at: { seq: number; tick: number }): void {
  view.setUint8(0, kind);
  view.setUint8(AT_FLAGS, flags);
  view.setUint16(AT_SEQ, at.seq, true);
  view.setUint32(AT_TICK, at.tick, true);
}

function writeImu(view: DataView, at: number, axes: Axes): void {
  axes.forEach((value, index) => view.setInt16(at + 2 * index, value, true));
}
