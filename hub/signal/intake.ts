// What may enter: frames in order, on one timeline.
//
// A frame that is not newer than what was taken is a duplicate or came too late: dropped. A frame whose device time does
// not fit its arrival (a reboot, another device, a jump of either clock, garbage) is held back; when three in a row tell
// the same new story, a new timeline begins. A radio that stalls delivers late but in order: that is no new timeline,
// unless nothing comes in time any more for two seconds.

import type { RawFrame } from "#shared/domain/frame.ts";

import type { ClockSync } from "./clockSync.ts";

/** A frame cannot come before it happened: earlier than the least delay by this much is another timeline, ms. */
const EARLY_MS = 400;
/** Later than the least delay by this much cannot be a stalled radio, ms. */
const LATE_MS = 4000;
/** Nothing earlier than this for so long: the map itself is off, ms. */
const ALWAYS_LATE_MS = 600;
const ALWAYS_MS = 2000;
const ALWAYS_FRAMES = 20;
const AGREEING = 3;
/** Frames of one story agree about the delay within this, ms. */
const AGREE_MS = 400;
/** Times beyond this are no times, ms: the year 3084 as a hub clock. */
const MOST_MS = 2 ** 45;

export type Verdict = "take" | "drop" | "restart";

export class Intake {
  /** Frames dropped so far, by reason. */
  readonly dropped = { old: 0, strange: 0, empty: 0 };
  /** Device time of the newest row of the frame judged last. */
  newestMs = Number.NaN;
  readonly #clock: ClockSync;
  #takenMs = Number.NaN;
  #strange = 0;
  #strangeDelayMs = Number.NaN;
  #strangeMs = Number.NaN;
  #lateSinceMs = Number.NaN;
  #lateFrames = 0;

  constructor(clock: ClockSync) {
    this.#clock = clock;
  }

  judge(frame: RawFrame): Verdict {
    const newest = newestStamp(frame);
    this.newestMs = newest;
    if (newest !== newest || !isTime(frame.rxMs)) {
      this.dropped.empty += 1;
      return "drop";
    }
    if (this.#takenMs !== this.#takenMs) return this.#restart();
    const excess = this.#clock.excessMs(frame.rxMs, newest);
    const fits = excess > -EARLY_MS && excess < LATE_MS;
    if (fits && newest > this.#takenMs) {
      this.#strange = 0;
      if (this.#alwaysLate(excess)) return this.#restart();
      this.#takenMs = newest;
      return "take";
    }
    if (newest > this.#takenMs) this.dropped.strange += 1;
    else this.dropped.old += 1;
    // Old frames that fit the timeline are duplicates, however many.
    return this.#agrees(frame.rxMs - newest) && !fits ? this.#restart() : "drop";
  }

  /** Whether this strange frame is the last of several that tell the same story. */
  #agrees(delayMs: number): boolean {
    const agrees = Math.abs(delayMs - this.#strangeDelayMs) < AGREE_MS && this.newestMs > this.#strangeMs;
    this.#strange = agrees ? this.#strange + 1 : 1;
    this.#strangeDelayMs = delayMs;
    this.#strangeMs = this.newestMs;
    return this.#strange >= AGREEING;
  }

  #alwaysLate(excessMs: number): boolean {
    if (excessMs < ALWAYS_LATE_MS) {
      this.#lateSinceMs = Number.NaN;
      this.#lateFrames = 0;
      return false;
    }
    this.#lateFrames += 1;
    if (this.#lateSinceMs !== this.#lateSinceMs) this.#lateSinceMs = this.newestMs;
    return this.newestMs - this.#lateSinceMs > ALWAYS_MS && this.#lateFrames > ALWAYS_FRAMES;
  }

  #restart(): Verdict {
    this.#takenMs = this.newestMs;
    this.#strange = 0;
    this.#lateSinceMs = Number.NaN;
    this.#lateFrames = 0;
    return "restart";
  }
}

/** Whether a clock can show this; rows of other times are left out. */
export function isTime(ms: number): boolean {
  return Math.abs(ms) < MOST_MS;
}

/** Device time of the newest row; NaN without one. */
function newestStamp(frame: RawFrame): number {
  let newest = Number.NaN;
  for (let k = 0; k < frame.imu.length; k += 1) {
    const tMs = frame.imu[k]![0];
    if (isTime(tMs) && !(tMs <= newest)) newest = tMs;
  }
  for (let k = 0; k < frame.load.length; k += 1) {
    const tMs = frame.load[k]![0]!;
    if (isTime(tMs) && !(tMs <= newest)) newest = tMs;
  }
  return newest;
}
