// Control records are `[opcode, …arguments]`, at most 20 bytes; each is answered by a reply `[0x12, opcode, code]`.
// Flat constants: the board's bundle inlines them.

export const CONTROL_MAX_BYTES = 20;

/** A serial line does not tell that its other end is gone: over one, `start` holds this long, and is said again in time. */
export const SERIAL_START_HOLDS_S = 180;
export const SERIAL_START_AGAIN_S = 60;

export const OP_START = 1;
export const OP_STOP = 2;
export const OP_RATE = 3;
export const OP_PAYLOAD_SIZE = 4;
export const OP_IDENTIFY = 5;
export const OP_NAME = 6;
export const OP_STORE = 7;
export const OP_REQUEST_INFO = 8;
/** `[9, u16 offset]`: answered by a calibration record, then by the reply. */
export const OP_CALIBRATION_READ = 9;
/** `[10, u16 offset, 1–17 bytes]`: kept aside until it is committed. */
export const OP_CALIBRATION_WRITE = 10;
/** `[11, u16 length, u32 CRC-32]`: stored when that is what was written. Length 0: the stored one is erased. */
export const OP_CALIBRATION_COMMIT = 11;

/** The longest calibration a roller keeps. */
export const CALIBRATION_MAX_BYTES = 512;
export const CALIBRATION_WRITE_HEAD_BYTES = 3;
export const CALIBRATION_WRITE_BYTES = 17;

export const FULL_RATE_HZ = 104;
export const HALF_RATE_HZ = 52;

/** Keys of `store`; values are i32. */
export const SETTING_DIAMETER = 1;
export const SETTING_MOUNTING = 2;
export const SETTING_ROLL_AXIS = 3;
export const SETTING_CHANNELS = 4;
/** Minutes without a central until the roller sleeps; 0: it never does. */
export const SETTING_SLEEP = 5;
/** Six digits that a central must know to write or to read; 0: none is asked for. Holds from the next start. */
export const SETTING_PASSKEY = 6;
export const MAX_SLEEP_MINUTES = 240;
export const MAX_PASSKEY = 999999;

export const REPLY_OK = 0;
export const REPLY_UNKNOWN_OPCODE = 1;
export const REPLY_WRONG_LENGTH = 2;
export const REPLY_BAD_VALUE = 3;
export const REPLY_UNKNOWN_KEY = 4;
/** Taken for now, but the flash refused it: gone after a restart. */
export const REPLY_NOT_STORED = 5;
/** Not while samples come in: writing flash blocks the board. */
export const REPLY_BUSY = 6;
