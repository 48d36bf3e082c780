// One record's bytes, kept for the whole stream, and the views and bound methods that fill them in place.
import { AT_SEQ, AT_TICK } from "#shared/protocol/frameLayout.ts";

import type { BatcherPort, Send } from "./batcher.ts";

export const SEQ_WORD = AT_SEQ >> 1;
export const TICK_LONG = AT_TICK >> 2;

export interface FrameBuffer {
  readonly bytes: Uint8Array;
  /** The same bytes by twos and by fours: the board is little-endian, as the wire is. */
  readonly words: Uint16Array;
  readonly longs: Uint32Array;
  /** Six axes at once, from the place of the first IMU sample on. */
  readonly setAxes: (axes: ArrayLike<number>, at: number) => void;
  readonly setBytes: (bytes: ArrayLike<number>, at: number) => void;
  readonly send: Send;
}

export interface FrameBufferOptions {
  readonly kind: number;
  readonly length: number;
  readonly axesAt: number;
}

export function createFrameBuffer(port: BatcherPort, options: FrameBufferOptions): FrameBuffer {
  // Room for whole words of four, however long the record is.
  const buffer = new ArrayBuffer((options.length + 3) & ~3);
  const bytes = new Uint8Array(buffer, 0, options.length);
  const axes = new Int16Array(buffer, options.axesAt);
  bytes[0] = options.kind;
  return {
    bytes: bytes,
    words: new Uint16Array(buffer),
    longs: new Uint32Array(buffer),
    setAxes: axes.set.bind(axes),
    setBytes: bytes.set.bind(bytes),
    send: port.sender(bytes),
  };
}
