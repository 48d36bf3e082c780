// Holds: on one spot under load for at least 3 s; small rocking and slow drift belong to it.
//
// A hold cannot be found from speed alone (5 mm rocking reaches 15 mm/s), so it is judged by the way: its range over the last
// 2 s is below 12 mm and the slope of its least-squares line over 3 s below 4.2 mm/s. When that becomes true, the start is
// dated back: from where the way entered the band it kept to, on to the first moment it stood. Confirmed 3 s after that,
// unless the roller is just then leaving; one that creeps one way all the while may be the slow start of a stroke, and waits for
// its fifth second. It ends when the way leaves the band it has kept to so far by 3 mm, faster than a
// drift, or when range or slope say so; the end is dated back to the last moment it stood. A lift-off clears everything.

import type { FeatureSink } from "#shared/domain/features.ts";
import { TICK_MS } from "#shared/domain/features.ts";

import type { MotionTick } from "./motionTick.ts";
import { SlidingRange } from "./slidingRange.ts";
import { SlidingSlope } from "./slidingSlope.ts";

const WINDOW = 200;
const SLOPE_WINDOW = 300;
const RANGE_MM = 12;
const SLOPE_MM_S = 4.2;
/** A hold that is confirmed bears a little more before it ends. */
const STAY_RANGE_MM = 14;
const STAY_SLOPE_MM_S = 5.5;
const CONFIRM_MS = 3000;
/** A creep that goes on for so long is a drifting hold. */
const CREEP_CONFIRM_MS = 5000;
const BAND_MARGIN_MM = 1.5;
const STAND_MM_S = 1;
/** Leaving the spot; about to leave it. */
const LEAVE_MM = 3;
const LEAVING_MM = 0.7;
/** Way in one direction over the window, without coming back, that is a creep and no drift, mm. */
const CREEP_MM = 3;
const CREEP_BACK_PART = 0.1;
/** The spot is judged by what is older than this, ticks. */
const SETTLED = 60;
const SETTLE_OVER = 100;
/** Ticks without knowledge after which nobody can vouch for the spot. */
const MOST_MISSING = 50;
const CENTRE_MS = 1500;
const AMPLITUDE_MS = 10_000;

const SIZE = 1024;
const MASK = SIZE - 1;

export class Holds {
  /** Hub time at which the present hold began, ms; NaN while none is confirmed. */
  startMs = Number.NaN;
  /** Set for one step when a hold ended by rolling on: when and where it was left. */
  leftMs = Number.NaN;
  leftMm = Number.NaN;
  readonly #sink: FeatureSink;
  readonly #range = new SlidingRange(WINDOW);
  readonly #slope = new SlidingSlope(SLOPE_WINDOW);
  readonly #way = new Float64Array(SIZE);
  readonly #speed = new Float64Array(SIZE);
  #count = 0;
  #missing = 0;
  #candidateMs = Number.NaN;
  #announcedMs = 0.5;
  #centre = 0.5;
  #amplitude = 0.5;

  constructor(sink: FeatureSink) {
    this.#sink = sink;
  }

  get holding(): boolean {
    return this.startMs === this.startMs;
  }

  /** Returns whether a hold was confirmed at this tick. */
  step(motion: MotionTick): boolean {
    const { tMs, wayMm, speedMmS } = motion;
    this.leftMs = Number.NaN;
    if (!motion.contact) {
      this.#end(tMs, motion.publishedMs);
      this.#clear();
      return false;
    }
    if (wayMm !== wayMm || speedMmS !== speedMmS) {
      this.#missing += 1;
      if (this.#missing === MOST_MISSING) {
        this.#end(tMs - MOST_MISSING * TICK_MS, motion.publishedMs);
        this.#clear();
      }
      return false;
    }
    this.#missing = 0;
    this.#way[this.#count & MASK] = wayMm;
    this.#speed[this.#count & MASK] = speedMmS;
    this.#count += 1;
    this.#range.value = wayMm;
    this.#range.push();
    this.#slope.value = wayMm;
    this.#slope.push();
    if (this.holding) {
      this.#watchEnd(motion);
      return false;
    }
    return this.#watchStart(motion);
  }

  finish(tMs: number, publishedMs: number): void {
    this.#end(tMs, publishedMs);
  }

  #watchStart(motion: MotionTick): boolean {
    const still = this.#range.full && this.#range.range < RANGE_MM && this.#driftMmS() < SLOPE_MM_S;
    if (!still) {
      this.#candidateMs = Number.NaN;
      return false;
    }
    if (this.#candidateMs !== this.#candidateMs) {
      this.#candidateMs = this.#dateStart(motion.tMs);
      this.#settle();
    }
    this.#followSpot();
    const sinceMs = motion.tMs - this.#candidateMs;
    if (sinceMs < CONFIRM_MS || this.#leaves(motion, LEAVING_MM)) return false;
    if (sinceMs < CREEP_CONFIRM_MS && this.#creeps()) return false;
    this.startMs = this.#candidateMs;
    this.#announcedMs = motion.publishedMs;
    this.#sink.event({ kind: "holdStart", startMs: this.startMs, announcedMs: motion.publishedMs });
    return true;
  }

  /** Speed of the line through the way, either way; NaN until its window is full. */
  #driftMmS(): number {
    return Math.abs((this.#slope.slope * 1000) / TICK_MS);
  }

  /** When the roller came to the spot it has kept to for the last two seconds. */
  #dateStart(nowMs: number): number {
    let least = Number.POSITIVE_INFINITY;
    let most = Number.NEGATIVE_INFINITY;
    let back = 0;
    const reach = Math.min(this.#count, SIZE) - 1;
    for (; back < WINDOW; back += 1) {
      const way = this.#way[(this.#count - 1 - back) & MASK]!;
      if (way < least) least = way;
      if (way > most) most = way;
    }
    for (; back < reach; back += 1) {
      const way = this.#way[(this.#count - 1 - back) & MASK]!;
      if (way < least - BAND_MARGIN_MM || way > most + BAND_MARGIN_MM) break;
    }
    const entry = back;
    const arriving = this.#speed[(this.#count - 1 - back) & MASK]!;
    while (back > 1 && this.#speed[(this.#count - 1 - back) & MASK]! * Math.sign(arriving) > STAND_MM_S) back -= 1;
    return nowMs - (back > 1 ? back : entry) * TICK_MS;
  }

  /** Centre and half width of the spot, from what is old enough to be no leaving. */
  #settle(): void {
    let least = Number.POSITIVE_INFINITY;
    let most = Number.NEGATIVE_INFINITY;
    for (let back = SETTLED; back < SETTLED + SETTLE_OVER; back += 1) {
      const way = this.#way[(this.#count - 1 - back) & MASK]!;
      if (way < least) least = way;
      if (way > most) most = way;
    }
    this.#centre = (least + most) / 2;
    this.#amplitude = (most - least) / 2;
  }

  /** Centre and half width go with a drift and with rocking. */
  #followSpot(): void {
    const old = this.#way[(this.#count - 1 - SETTLED) & MASK]!;
    this.#centre += (TICK_MS / CENTRE_MS) * (old - this.#centre);
    const off = Math.abs(old - this.#centre);
    this.#amplitude *= 1 - TICK_MS / AMPLITUDE_MS;
    if (off > this.#amplitude) this.#amplitude = off;
  }

  /** Whether the roller goes outward, faster than a drift, beyond its spot by `marginMm`. */
  #leaves(motion: MotionTick, marginMm: number): boolean {
    const off = motion.wayMm - this.#centre;
    const outward = off > 0 ? motion.speedMmS : -motion.speedMmS;
    return Math.abs(off) > this.#amplitude + marginMm && outward > SLOPE_MM_S;
  }

  /** Whether the window's way is all one way: where it began and where it is now are its ends. */
  #creeps(): boolean {
    const net = this.#way[(this.#count - 1) & MASK]! - this.#way[(this.#count - WINDOW) & MASK]!;
    return Math.abs(net) > CREEP_MM && this.#range.range - Math.abs(net) < CREEP_BACK_PART * Math.abs(net);
  }

  #watchEnd(motion: MotionTick): void {
    this.#followSpot();
    const still = this.#range.range < STAY_RANGE_MM && this.#driftMmS() < STAY_SLOPE_MM_S;
    if (still && !this.#leaves(motion, LEAVE_MM)) return;
    const back = this.#ticksSinceStanding(motion);
    this.leftMs = Math.max(motion.tMs - back * TICK_MS, this.startMs + CONFIRM_MS);
    this.leftMm = this.#way[(this.#count - 1 - back) & MASK]!;
    this.#end(this.leftMs, motion.publishedMs);
    this.#candidateMs = Number.NaN;
    this.#range.clear();
    this.#slope.clear();
  }

  /** The last moment the roller stood before it left. */
  #ticksSinceStanding(motion: MotionTick): number {
    const way = Math.sign(motion.speedMmS);
    const reach = Math.min(this.#count, WINDOW);
    let back = 0;
    while (back < reach && this.#speed[(this.#count - 1 - back) & MASK]! * way > STAND_MM_S) back += 1;
    return back;
  }

  #end(endMs: number, publishedMs: number): void {
    if (!this.holding) return;
    this.#sink.event({
      kind: "hold",
      startMs: this.startMs,
      endMs,
      announcedMs: this.#announcedMs,
      endedMs: publishedMs,
    });
    this.startMs = Number.NaN;
  }

  #clear(): void {
    this.#count = 0;
    this.#candidateMs = Number.NaN;
    this.#range.clear();
    this.#slope.clear();
  }
}
