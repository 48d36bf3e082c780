// Batch frames for a 50-byte payload: two IMU samples and up to two conversions of one converter (104 Hz), or one sample and
// a conversion of each converter (52 Hz, where waiting for a second sample would make the first one 19 ms older).
// A batcher fills one preallocated buffer in place. On the board each statement of a handler costs 0.1–0.3 ms of a 9.6 ms
// period: one `set` for the six axes, one for the raw conversion, methods bound beforehand, no decoding, no arithmetic
// beyond the tick difference.
import { FULL_RATE_HZ } from "#shared/protocol/controlCodes.ts";
import {
  AT_BATCH_DELTA,
  AT_BATCH_IMU,
  AT_FLAGS,
  BATCH_1_BYTES,
  BATCH_2_BYTES,
  BATCH_LOAD0_FRESH,
  BATCH_LOAD1_FRESH,
  BATCH_TWO_CONVERTERS,
  IMU_BYTES,
  LOAD_BYTES,
  RATES_FIRST,
} from "#shared/protocol/frameLayout.ts";
import { KIND_BATCH } from "#shared/protocol/kinds.ts";
import { isRaw } from "#firmware/hal.ts";
import type { SampleListener } from "#firmware/hal.ts";
import type { Flag, Roller } from "#firmware/roller.ts";
import { conversionReader, selectCell } from "#firmware/sensors/loadCell.ts";
import { hasTwoCells } from "#firmware/settings.ts";

import { LATE_FULL_TICKS, LATE_HALF_TICKS, noteLoss } from "./loss.ts";
import { mainSender } from "./output.ts";
import { SEQ_WORD, TICK_WORD } from "./words.ts";

const DELTA_WORD = AT_BATCH_DELTA >> 1;
const AXES_WORD = AT_BATCH_IMU >> 1;
const AXES_1_WORD = (AT_BATCH_IMU + IMU_BYTES) >> 1;
/** The first load slot behind one sample and behind two, and the second one there. */
const AT_LOAD_SINGLE = AT_BATCH_IMU + IMU_BYTES;
const AT_LOAD = AT_BATCH_IMU + 2 * IMU_BYTES;
const AT_LOAD_1 = AT_LOAD + LOAD_BYTES;
const MAX_DELTA = 0xffff;

/** At the rate of the stream as it is now. */
export function createBatcher(roller: Roller): SampleListener {
  // First, so that the build of a board with one converter sees that it never changes.
  const two = hasTwoCells(roller);
  const hal = roller.hal;
  const single: Flag = roller.streamingHz === FULL_RATE_HZ ? 0 : 1;
  const bytes = new Uint8Array(single ? BATCH_1_BYTES : BATCH_2_BYTES);
  const words = new Uint16Array(bytes.buffer);
  const setAxes = hal.rawImu ? bytes.set.bind(bytes) : words.set.bind(words);
  const setBytes = bytes.set.bind(bytes);
  const send = mainSender(roller, bytes);
  const busy = hal.dout.read.bind(hal.dout);
  const read = conversionReader(hal);
  const counters = roller.counters;
  /** Waiting for the second sample. */
  let half: Flag = 0;
  let tick = 0;
  let previous = Infinity;
  let flags = 0;
  bytes[0] = KIND_BATCH;

  return function onSample(sample) {
    tick = hal.ticks();
    counters.imu++;
    if (tick - previous > (single ? LATE_HALF_TICKS : LATE_FULL_TICKS)) {
      noteLoss(counters, tick - previous, roller.streamingHz);
      // Too far from its partner for the frame's 16-bit difference: the partner is given up.
      if (tick - previous > MAX_DELTA) half = 0;
    }
    if (half) words[DELTA_WORD] = tick - previous;
    else {
      words[TICK_WORD] = tick;
      words[TICK_WORD + 1] = tick >>> 16;
      flags = (single ? 1 : 2) + (two ? BATCH_TWO_CONVERTERS : 0) + (hal.rawImu ? RATES_FIRST : 0);
    }
    if (isRaw(hal, sample)) setAxes(sample, half ? AT_BATCH_IMU + IMU_BYTES : AT_BATCH_IMU);
    else {
      const acc = sample.acc;
      const gyro = sample.gyro;
      setAxes([acc.x, acc.y, acc.z, gyro.x, gyro.y, gyro.z], half ? AXES_1_WORD : AXES_WORD);
    }
    if (!busy()) {
      setBytes(read(), half ? AT_LOAD_1 : single ? AT_LOAD_SINGLE : AT_LOAD);
      flags += half ? BATCH_LOAD1_FRESH : BATCH_LOAD0_FRESH;
      counters.load++;
    }
    if (two && !hal.dout1.read()) {
      selectCell(hal, hal.dout1, hal.pdSck1);
      setBytes(read(), AT_LOAD_SINGLE + LOAD_BYTES);
      // The SPI lets go of this pin now; it must not float high meanwhile.
      hal.pdSck1.reset();
      selectCell(hal, hal.dout, hal.pdSck);
      flags += BATCH_LOAD1_FRESH;
      counters.load1++;
    }
    previous = tick;
    if (half || single) {
      half = 0;
      bytes[AT_FLAGS] = flags;
      words[SEQ_WORD] = counters.seq++;
      if (send() === false) counters.drops++;
    } else half = 1;
  };
}
