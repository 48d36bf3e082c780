// Byte 0 of every record says what the rest is. Flat constants: the board's bundle inlines them.

export const PROTOCOL_VERSION = 1;

export const KIND_BATCH = 0x01;
export const KIND_IMU_SHORT = 0x02;
export const KIND_LOAD_SHORT = 0x03;
export const KIND_STATUS = 0x10;
export const KIND_INFO = 0x11;
export const KIND_REPLY = 0x12;
export const KIND_EVENT = 0x13;
export const KIND_CALIBRATION = 0x14;
