// Control records are `[opcode, …arguments]`, at most 20 bytes; each is answered by a reply `[0x12, opcode, code]`.
// Flat constants: the board's bundle inlines them.

export const CONTROL_MAX_BYTES = 20;

export const OP_START = 1;
export const OP_STOP = 2;
export const OP_RATE = 3;
export const OP_PAYLOAD_SIZE = 4;
export const OP_IDENTIFY = 5;
export const OP_NAME = 6;
export const OP_STORE = 7;
export const OP_REQUEST_INFO = 8;

export const FULL_RATE_HZ = 104;
export const HALF_RATE_HZ = 52;

/** Keys of `store`; values are i32. */
export const SETTING_DIAMETER = 1;
export const SETTING_MOUNTING = 2;
export const SETTING_ROLL_AXIS = 3;
export const SETTING_CHANNELS = 4;

export const REPLY_OK = 0;
export const REPLY_UNKNOWN_OPCODE = 1;
export const REPLY_WRONG_LENGTH = 2;
export const REPLY_BAD_VALUE = 3;
export const REPLY_UNKNOWN_KEY = 4;
/** Taken for now, but the flash refused it: gone after a restart. */
export const REPLY_NOT_STORED = 5;
