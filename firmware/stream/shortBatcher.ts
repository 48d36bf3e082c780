// 20-byte payload: one frame an IMU sample (20 bytes) and one a conversion (15 bytes), one sequence for both.
import { FULL_RATE_HZ } from "#shared/protocol/controlCodes.ts";
import {
  AT_FLAGS,
  AT_SHORT_DATA,
  IMU_SHORT_BYTES,
  LOAD_SHORT_BYTES,
  RATES_FIRST,
} from "#shared/protocol/frameLayout.ts";
import { KIND_IMU_SHORT, KIND_LOAD_SHORT } from "#shared/protocol/kinds.ts";
import { isRaw } from "#firmware/hal.ts";
import type { SampleListener } from "#firmware/hal.ts";
import type { Roller } from "#firmware/roller.ts";
import { conversionReader, selectCell } from "#firmware/sensors/loadCell.ts";
import { hasTwoCells } from "#firmware/settings.ts";

import { LATE_FULL_TICKS, LATE_HALF_TICKS, noteLoss } from "./loss.ts";
import { mainSender, sideSender } from "./output.ts";
import { SEQ_WORD, TICK_WORD } from "./words.ts";

/** Whole words around its 15 bytes. */
const LOAD_SHORT_WORDS = (LOAD_SHORT_BYTES + 1) >> 1;

/** At the rate of the stream as it is now. */
export function createShortBatcher(roller: Roller): SampleListener {
  // First, so that the build of a board with one converter sees that it never changes.
  const two = hasTwoCells(roller);
  const hal = roller.hal;
  const imu = new Uint8Array(IMU_SHORT_BYTES);
  const words = new Uint16Array(imu.buffer);
  const setAxes = hal.rawImu ? imu.set.bind(imu) : words.set.bind(words);
  const sendImu = mainSender(roller, imu);
  const loadWords = new Uint16Array(LOAD_SHORT_WORDS);
  const load = new Uint8Array(loadWords.buffer, 0, LOAD_SHORT_BYTES);
  const setLoad = load.set.bind(load);
  const sendLoad = sideSender(roller, load);
  const busy = hal.dout.read.bind(hal.dout);
  const read = conversionReader(hal);
  const counters = roller.counters;
  const lateTicks = roller.streamingHz === FULL_RATE_HZ ? LATE_FULL_TICKS : LATE_HALF_TICKS;
  let tick = 0;
  let previous = Infinity;
  imu[0] = KIND_IMU_SHORT;
  load[0] = KIND_LOAD_SHORT;
  if (hal.rawImu) imu[AT_FLAGS] = RATES_FIRST;

  return function onSample(sample) {
    tick = hal.ticks();
    loadWords[TICK_WORD] = words[TICK_WORD] = tick;
    loadWords[TICK_WORD + 1] = words[TICK_WORD + 1] = tick >>> 16;
    if (tick - previous > lateTicks) noteLoss(counters, tick - previous, roller.streamingHz);
    previous = tick;
    counters.imu++;
    if (isRaw(hal, sample)) setAxes(sample, AT_SHORT_DATA);
    else {
      const acc = sample.acc;
      const gyro = sample.gyro;
      setAxes([acc.x, acc.y, acc.z, gyro.x, gyro.y, gyro.z], AT_SHORT_DATA >> 1);
    }
    words[SEQ_WORD] = counters.seq++;
    if (sendImu() === false) counters.drops++;
    if (!busy()) {
      setLoad(read(), AT_SHORT_DATA);
      load[AT_FLAGS] = 0;
      loadWords[SEQ_WORD] = counters.seq++;
      counters.load++;
      if (sendLoad() === false) counters.drops++;
    }
    if (two && !hal.dout1.read()) {
      selectCell(hal, hal.dout1, hal.pdSck1);
      setLoad(read(), AT_SHORT_DATA);
      hal.pdSck1.reset();
      selectCell(hal, hal.dout, hal.pdSck);
      load[AT_FLAGS] = 1;
      loadWords[SEQ_WORD] = counters.seq++;
      counters.load1++;
      if (sendLoad() === false) counters.drops++;
    }
  };
}
