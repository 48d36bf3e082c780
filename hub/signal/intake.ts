// What may enter: frames in order, on one timeline.
//
// A frame with no row newer than what its sensor gave before is a duplicate or came too late: dropped. The sensors are
// judged apart, for short frames carry one of them each, and both may stand at one stamp. A frame whose device time does
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
  #imuMs = Number.NaN;
  #loadMs = Number.NaN;
  #strange = 0;
  #strangeDelayMs = Number.NaN;
  #strangeMs = Number.NaN;

  constructor(clock: ClockSync) {
    this.#clock = clock;
  }

  judge(frame: RawFrame): Verdict {
    const imuMs = newestStamp(frame.imu);
    const loadMs = newestStamp(frame.load);
    const newest = imuMs >= loadMs || loadMs !== loadMs ? imuMs : loadMs;
    this.newestMs = newest;
    if (newest !== newest || !Number.isFinite(frame.rxMs)) {
      this.dropped.empty += 1;
      return "drop";
    }
    if (this.#imuMs !== this.#imuMs && this.#loadMs !== this.#loadMs) return this.#begin(imuMs, loadMs);
    const excess = this.#clock.excessMs(frame.rxMs, newest);
    const fits = excess > -EARLY_MS && excess < LATE_MS;
    const isNewer = isLater(imuMs, this.#imuMs) || isLater(loadMs, this.#loadMs);
    if (fits && isNewer) {
      if (isLater(imuMs, this.#imuMs)) this.#imuMs = imuMs;
      if (isLater(loadMs, this.#loadMs)) this.#loadMs = loadMs;
      this.#strange = 0;
      return "take";
    }
    const delay = frame.rxMs - newest;
    const agrees = Math.abs(delay - this.#strangeDelayMs) < AGREE_MS && newest > this.#strangeMs;
    this.#strange = agrees ? this.#strange + 1 : 1;
    this.#strangeDelayMs = delay;
    this.#strangeMs = newest;
    // Old frames that fit the timeline are duplicates, however many.
    if (this.#strange >= AGREEING && !fits) return this.#begin(imuMs, loadMs);
    if (isNewer) this.dropped.strange += 1;
    else this.dropped.old += 1;
    return "drop";
  }

  #begin(imuMs: number, loadMs: number): Verdict {
    this.#strange = 0;
    this.#imuMs = imuMs;
    this.#loadMs = loadMs;
    return "restart";
  }
}

/** Whether `tMs` comes after what its sensor gave last; true when it gave nothing yet, false when there is no stamp. */
function isLater(tMs: number, lastMs: number): boolean {
  return tMs > lastMs || (lastMs !== lastMs && tMs === tMs);
}

/** Device time of the newest row; NaN without one. */
function newestStamp(rows: RawFrame["imu"] | RawFrame["load"]): number {
  let newest = Number.NaN;
  for (let k = 0; k < rows.length; k += 1) {
    const tMs = rows[k]![0]!;
    if (Number.isFinite(tMs) && !(tMs <= newest)) newest = tMs;
  }
  return newest;
}
