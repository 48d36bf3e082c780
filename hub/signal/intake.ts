// What may enter: frames in order, on one timeline.
//
// A frame with no row newer than what its sensor gave before is a duplicate or came too late: dropped. The sensors are
// judged apart, for short frames carry one of them each, and both may stand at one stamp. A frame whose device time does
// not fit its arrival (a reboot, another device, a jump of either clock, garbage) is held back; when three in a row tell
// the same new story, a new timeline begins. A radio that stalls delivers late but in order: that is no new timeline,
// unless nothing comes in time any more for a while. Single rows whose time does not fit are left to the side.

import type { RawFrame } from "#shared/domain/frame.ts";

import type { ClockSync } from "./clockSync.ts";

/** A frame cannot come before it happened: earlier than the least delay by this much is another timeline, ms. */
const EARLY_MS = 400;
/** Once the least delay is known, earlier by this much is doubted until it is told again, ms. */
const DOUBTED_MS = 12;
const KNOWN_FRAMES = 50;
/** Later than the least delay by this much cannot be a stalled radio, ms. */
const LATE_MS = 4000;
/** Nothing earlier than this for so long: the map itself is off, ms. */
const ALWAYS_LATE_MS = 120;
const ALWAYS_MS = 1200;
const ALWAYS_FRAMES = 20;
/** A clock that fell back: so many old frames in a row, in step with their arrival within this, ms. */
const BACK_FRAMES = 10;
const IN_STEP_MS = 60;
/** An earlier least delay that is more than another connection interval, ms. */
const LEAP_MS = 60;
const AGREEING = 3;
/** Frames of one story agree about the delay within this, of another timeline and of a least delay, ms. */
const AGREE_MS = 400;
const AGREE_CLOSELY_MS = 6;
/** Times beyond this are no times, ms: the year 3084 as a hub clock. */
const MOST_MS = 2 ** 45;

export type Verdict = "take" | "drop" | "restart";

/** Whether a clock can show this; rows of other times are left out. */
export function isTime(ms: number): boolean {
  return Math.abs(ms) < MOST_MS;
}

export class Intake {
  /** Frames dropped so far, by reason. */
  readonly dropped = { old: 0, strange: 0, empty: 0 };
  /** Device time of the newest row of the frame judged last: no later row of it may be used. */
  newestMs = Number.NaN;
  readonly #clock: ClockSync;
  #imuMs = Number.NaN;
  #loadMs = Number.NaN;
  #foundImuMs = Number.NaN;
  #foundLoadMs = Number.NaN;
  #taken = 0;
  #strange = 0;
  #strangeDelayMs = Number.NaN;
  #strangeMs = Number.NaN;
  #back = 0;
  #backDelayMs = Number.NaN;
  #backMs = Number.NaN;
  #lateSinceMs = Number.NaN;
  #lateMs = Number.NaN;
  #lateFrames = 0;

  constructor(clock: ClockSync) {
    this.#clock = clock;
  }

  judge(frame: RawFrame): Verdict {
    if (!isTime(frame.rxMs)) {
      this.dropped.empty += 1;
      return "drop";
    }
    this.#look(frame, MOST_MS);
    let imuMs = this.#foundImuMs;
    let loadMs = this.#foundLoadMs;
    let newest = imuMs >= loadMs || loadMs !== loadMs ? imuMs : loadMs;
    if (newest !== newest) {
      this.dropped.empty += 1;
      return "drop";
    }
    let excess = this.#clock.excessMs(frame.rxMs, newest);
    if (excess < -this.#doubtMs()) {
      // Perhaps it is a single row: the newest of those that can have happened by now.
      this.#look(frame, newest + excess + this.#doubtMs());
      if (this.#foundImuMs === this.#foundImuMs || this.#foundLoadMs === this.#foundLoadMs) {
        imuMs = this.#foundImuMs;
        loadMs = this.#foundLoadMs;
        newest = imuMs >= loadMs || loadMs !== loadMs ? imuMs : loadMs;
        excess = this.#clock.excessMs(frame.rxMs, newest);
      }
    }
    this.newestMs = newest;
    const isFirst = this.#imuMs !== this.#imuMs && this.#loadMs !== this.#loadMs;
    if (isFirst) return this.#restart(imuMs, loadMs);
    const delayMs = frame.rxMs - newest;
    const fits = excess > -EARLY_MS && excess < LATE_MS;
    const doubted = excess < -this.#doubtMs();
    const isNewer = isLater(imuMs, this.#imuMs) || isLater(loadMs, this.#loadMs);
    if (fits && isNewer && (!doubted || this.#agrees(delayMs, AGREE_CLOSELY_MS))) {
      this.#strange = 0;
      this.#back = 0;
      if (this.#alwaysLate(excess) || (doubted && excess < -LEAP_MS)) return this.#restart(imuMs, loadMs);
      // The way to the hub became shorter: the map begins anew, the timeline goes on.
      if (doubted) this.#clock.reset();
      if (isLater(imuMs, this.#imuMs)) this.#imuMs = imuMs;
      if (isLater(loadMs, this.#loadMs)) this.#loadMs = loadMs;
      this.#taken += 1;
      return "take";
    }
    if (isNewer) this.dropped.strange += 1;
    else this.dropped.old += 1;
    const another = fits ? !isNewer && this.#fellBack(delayMs) : this.#agrees(delayMs, AGREE_MS);
    return another ? this.#restart(imuMs, loadMs) : "drop";
  }

  /** Finds the device time of the newest row of each sensor, up to `mostMs`; NaN without one. */
  #look({ imu, load }: RawFrame, mostMs: number): void {
    let imuMs = Number.NaN;
    let loadMs = Number.NaN;
    for (let k = 0; k < imu.length; k += 1) {
      const tMs = imu[k]![0];
      if (tMs < mostMs && tMs > -MOST_MS && !(tMs <= imuMs)) imuMs = tMs;
    }
    for (let k = 0; k < load.length; k += 1) {
      const tMs = load[k]![0] ?? Number.NaN;
      if (tMs < mostMs && tMs > -MOST_MS && !(tMs <= loadMs)) loadMs = tMs;
    }
    this.#foundImuMs = imuMs;
    this.#foundLoadMs = loadMs;
  }

  #doubtMs(): number {
    return this.#taken > KNOWN_FRAMES ? DOUBTED_MS : EARLY_MS;
  }

  /** Whether this strange frame is the last of several that tell the same story. */
  #agrees(delayMs: number, withinMs: number): boolean {
    const agrees = Math.abs(delayMs - this.#strangeDelayMs) < withinMs && this.newestMs > this.#strangeMs;
    this.#strange = agrees ? this.#strange + 1 : 1;
    this.#strangeDelayMs = delayMs;
    this.#strangeMs = this.newestMs;
    return this.#strange >= AGREEING;
  }

  /** Old frames are duplicates, unless they go on in step with their arrival. */
  #fellBack(delayMs: number): boolean {
    const goesOn = Math.abs(delayMs - this.#backDelayMs) < IN_STEP_MS && this.newestMs > this.#backMs;
    this.#back = goesOn ? this.#back + 1 : 0;
    if (!goesOn) this.#backDelayMs = delayMs;
    this.#backMs = this.newestMs;
    return this.#back >= BACK_FRAMES;
  }

  /** Late for long and alike: a backlog that is worked off becomes less late. */
  #alwaysLate(excessMs: number): boolean {
    if (excessMs < ALWAYS_LATE_MS) {
      this.#lateSinceMs = Number.NaN;
      return false;
    }
    const alike = this.#lateSinceMs === this.#lateSinceMs && Math.abs(excessMs - this.#lateMs) < ALWAYS_LATE_MS;
    if (!alike) {
      this.#lateSinceMs = this.newestMs;
      this.#lateMs = excessMs;
      this.#lateFrames = 0;
    }
    this.#lateFrames += 1;
    return this.newestMs - this.#lateSinceMs > ALWAYS_MS && this.#lateFrames > ALWAYS_FRAMES;
  }

  #restart(imuMs: number, loadMs: number): Verdict {
    this.#imuMs = imuMs;
    this.#loadMs = loadMs;
    this.#taken = 0;
    this.#strange = 0;
    this.#back = 0;
    this.#lateSinceMs = Number.NaN;
    return "restart";
  }
}

/** Whether `tMs` comes after what its sensor gave last; true when it gave nothing yet, false when there is no stamp. */
function isLater(tMs: number, lastMs: number): boolean {
  return tMs > lastMs || (lastMs !== lastMs && tMs === tMs);
}
