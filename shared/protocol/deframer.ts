// Serial bytes → payloads, in any chunks, through any garbage. A false sync costs only itself: after a
// failed check the search goes on one byte further, so a frame inside a false frame is still found.
import { crc32 } from "./crc.ts";
import { SERIAL_CRC_BYTES, SERIAL_HEAD_BYTES, SERIAL_MAX_PAYLOAD, SYNC_0, SYNC_1 } from "./serialLayout.ts";

const MAX_FRAME = SERIAL_HEAD_BYTES + SERIAL_MAX_PAYLOAD + SERIAL_CRC_BYTES;
const CAPACITY = 4096;

export interface Deframer {
  /** Payloads completed by these bytes; each is a copy of its own. */
  push(chunk: Uint8Array): Uint8Array[];
  /** Bytes that belonged to no frame. */
  garbageBytes(): number;
  /** Sync marks whose length or CRC did not hold. */
  falseFrames(): number;
}

export function createDeframer(): Deframer {
  const buffer = new Uint8Array(CAPACITY);
  const view = new DataView(buffer.buffer);
  let start = 0;
  let end = 0;
  let garbage = 0;
  let failed = 0;

  /** Takes what is complete in `buffer[start, end)`; leaves less than one frame. */
  function take(payloads: Uint8Array[]): void {
    for (;;) {
      const sync = buffer.subarray(0, end).indexOf(SYNC_0, start);
      garbage += (sync < 0 ? end : sync) - start;
      start = sync < 0 ? end : sync;
      if (end - start < SERIAL_HEAD_BYTES) {
        if (end - start < 2 || buffer[start + 1] === SYNC_1) return;
        skipOne();
        continue;
      }
      const length = buffer[start + 2] ?? 0;
      if (buffer[start + 1] !== SYNC_1 || length === 0) {
        if (buffer[start + 1] === SYNC_1) failed++;
        skipOne();
        continue;
      }
      const payloadStart = start + SERIAL_HEAD_BYTES;
      const payloadEnd = payloadStart + length;
      if (end < payloadEnd + SERIAL_CRC_BYTES) return;
      if (crc32(buffer, payloadStart, payloadEnd) === view.getUint32(payloadEnd, true)) {
        payloads.push(buffer.slice(payloadStart, payloadEnd));
        start = payloadEnd + SERIAL_CRC_BYTES;
      } else {
        failed++;
        skipOne();
      }
    }
  }

  function skipOne(): void {
    garbage++;
    start++;
  }

  return {
    push(chunk) {
      const payloads: Uint8Array[] = [];
      for (let read = 0; read < chunk.length;) {
        if (CAPACITY - end < MAX_FRAME) {
          buffer.copyWithin(0, start, end);
          end -= start;
          start = 0;
        }
        const part = chunk.subarray(read, read + CAPACITY - end);
        buffer.set(part, end);
        end += part.length;
        read += part.length;
        take(payloads);
      }
      return payloads;
    },
    garbageBytes: () => garbage,
    falseFrames: () => failed,
  };
}
