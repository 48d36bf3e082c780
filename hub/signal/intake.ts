// What may enter: frames in order, on one timeline.
//
// A frame that is not newer than what was taken is a duplicate or came too late: dropped. A frame whose device time does
// not fit its arrival (a reboot, another device, a jump of either clock, garbage) is held back; when three in a row tell
// the same new story, a new timeline begins. A radio that stalled delivers late but in order: that is no new timeline.

import type { RawFrame } from "#shared/domain/frame.ts";

import type { ClockSync } from "./clockSync.ts";

/** A frame cannot come before it happened: earlier than the least delay by this much is another timeline, ms. */
const EARLY_MS = 400;
/** Later than the least delay by this much cannot be a stalled radio, ms. */
const LATE_MS = 4000;
const AGREEING = 3;
/** Frames of one story agree about the delay within this, ms. */
const AGREE_MS = 400;

export type Verdict = "take" | "drop" | "restart";

export class Intake {
  /** Frames dropped so far, by reason. */
  readonly dropped = { old: 0, strange: 0, empty: 0 };
  /** Device time of the newest row of the frame judged last. */
  newestMs = Number.NaN;
  readonly #clock: ClockSync;
  #newestMs = Number.NaN;
  #strange = 0;
  #strangeDelayMs = Number.NaN;
  #strangeMs = Number.NaN;

  constructor(clock: ClockSync) {
    this.#clock = clock;
  }

  judge(frame: RawFrame): Verdict {
    const newest = newestStamp(frame);
    this.newestMs = newest;
    if (newest !== newest || !Number.isFinite(frame.rxMs)) {
      this.dropped.empty += 1;
      return "drop";
    }
    if (this.#newestMs !== this.#newestMs) {
      this.#newestMs = newest;
      return "restart";
    }
    const excess = this.#clock.excessMs(frame.rxMs, newest);
    const fits = excess > -EARLY_MS && excess < LATE_MS;
    if (fits && newest > this.#newestMs) {
      this.#newestMs = newest;
      this.#strange = 0;
      return "take";
    }
    const delay = frame.rxMs - newest;
    const agrees = Math.abs(delay - this.#strangeDelayMs) < AGREE_MS && newest > this.#strangeMs;
    this.#strange = agrees ? this.#strange + 1 : 1;
    this.#strangeDelayMs = delay;
    this.#strangeMs = newest;
    // Old frames that fit the timeline are duplicates, however many.
    if (this.#strange >= AGREEING && !fits) {
      this.#strange = 0;
      this.#newestMs = newest;
      return "restart";
    }
    if (newest > this.#newestMs) this.dropped.strange += 1;
    else this.dropped.old += 1;
    return "drop";
  }
}

/** Device time of the newest row; NaN without one. */
function newestStamp(frame: RawFrame): number {
  let newest = Number.NaN;
  for (let k = 0; k < frame.imu.length; k += 1) {
    const tMs = frame.imu[k]![0];
    if (Number.isFinite(tMs) && !(tMs <= newest)) newest = tMs;
  }
  for (let k = 0; k < frame.load.length; k += 1) {
    const tMs = frame.load[k]![0]!;
    if (Number.isFinite(tMs) && !(tMs <= newest)) newest = tMs;
  }
  return newest;
}
