// Serial framing: sync A5 5A, u8 length, payload, u32 CRC-32 of the payload. No escaping, so the board
// frames without a byte loop: header, payload and a native CRC are written as they are.

export const SYNC_0 = 0xa5;
export const SYNC_1 = 0x5a;
export const SERIAL_HEAD_BYTES = 3;
export const SERIAL_CRC_BYTES = 4;
export const SERIAL_MAX_PAYLOAD = 255;
