// One record → its frame on a serial line, for hosts; the board's own way is firmware/stream/serial.ts.
import { crc32 } from "./crc.ts";
import { SERIAL_CRC_BYTES, SERIAL_HEAD_BYTES, SYNC_0, SYNC_1 } from "./serialLayout.ts";

/** One payload of 1–255 bytes, framed for a serial line. */
export function encodeSerial(payload: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(SERIAL_HEAD_BYTES + payload.length + SERIAL_CRC_BYTES);
  bytes[0] = SYNC_0;
  bytes[1] = SYNC_1;
  bytes[2] = payload.length;
  bytes.set(payload, SERIAL_HEAD_BYTES);
  new DataView(bytes.buffer).setUint32(SERIAL_HEAD_BYTES + payload.length, crc32(payload), true);
  return bytes;
}
