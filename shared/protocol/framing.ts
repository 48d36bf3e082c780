// Serial framing: sync A5 5A, u8 length, payload, u32 CRC-32 of the payload. No escaping, so the board
// frames without a byte loop: header, payload and a native CRC are written as they are.
import { crc32 } from "./crc.ts";

export const SYNC_0 = 0xa5;
export const SYNC_1 = 0x5a;
export const SERIAL_HEAD_BYTES = 3;
export const SERIAL_CRC_BYTES = 4;
export const SERIAL_MAX_PAYLOAD = 255;

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
