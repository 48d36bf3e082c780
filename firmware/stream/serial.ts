// The same records over a serial line (Serial1 or USB, 115200 baud): sync, length, payload, native CRC-32.
// Nothing is escaped, so no byte is looped over on the way out.
import { SYNC_0, SYNC_1 } from "#shared/protocol/serialLayout.ts";
import type { Roller } from "#firmware/roller.ts";

/** Prepares sending `record` again and again. Only for a board with a serial line. */
export function serialSender(roller: Roller, record: Uint8Array): () => void {
  const head = new Uint8Array([SYNC_0, SYNC_1, record.length]);
  const crc = new Uint32Array(1);
  const crcBytes = new Uint8Array(crc.buffer);
  return function sendRecord() {
    crc[0] = roller.hal.crc32(record);
    roller.hal.serial.write(head, record, crcBytes);
  };
}
