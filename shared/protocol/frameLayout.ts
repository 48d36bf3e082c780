// Where things stand in the three sample frames. Little-endian; a device tick is 1/32768 s, u32, wraps.

export const TICK_HZ = 32768;

/** The smallest ATT payload (MTU 23) and the one after an MTU exchange on the reference board (MTU 53). */
export const SMALL_PAYLOAD = 20;
export const LARGE_PAYLOAD = 50;
/** No frame carries more IMU samples than this: it bounds how old a sample is when it leaves the board. */
export const MAX_IMU_SAMPLES = 2;

export const IMU_BYTES = 12;
export const LOAD_BYTES = 7;

export const AT_FLAGS = 1;
export const AT_SEQ = 2;
export const AT_TICK = 4;

/** Batch frame: ticks from IMU sample 0 to sample 1, IMU samples, then two load slots. */
export const AT_BATCH_DELTA = 8;
export const AT_BATCH_IMU = 10;
/** With one and with two IMU samples. */
export const BATCH_1_BYTES = 36;
export const BATCH_2_BYTES = 48;

export const BATCH_IMU_COUNT_MASK = 0b0000_0011;
export const BATCH_LOAD0_FRESH = 0b0000_0100;
export const BATCH_LOAD1_FRESH = 0b0000_1000;
export const BATCH_TWO_CONVERTERS = 0b0001_0000;
/** IMU samples stand as gx gy gz ax ay az: some sensors give them so, and the board turns nothing round. In all three kinds. */
export const RATES_FIRST = 0b0010_0000;

export const AT_SHORT_DATA = 8;
export const IMU_SHORT_BYTES = 20;
export const LOAD_SHORT_BYTES = 15;
export const LOAD_SHORT_CHANNEL_MASK = 0b0000_0001;
