// Holds: on one spot under load for at least 3 s; small rocking and slow drift belong to it.
//
// A hold cannot be found from speed alone (5 mm rocking reaches 15 mm/s), so it is judged by the way: over the last 2 s
// its range is below 12 mm and the slope of its least-squares line below 4.2 mm/s. When that becomes true, the start is
// dated back: from where the way entered the band it kept to, on to the first moment it stood. Confirmed 3 s after that.
// It ends when the way leaves the band it has kept to so far by 3 mm at more than 5 mm/s, or when range or slope say so;
// the end is dated back to the last moment it stood. A lift-off clears everything.

import type { FeatureSink } from "#shared/domain/features.ts";
import { TICK_MS } from "#shared/domain/features.ts";

import type { MotionTick } from "./motionTick.ts";
import { SlidingRange } from "./slidingRange.ts";
import { SlidingSlope } from "./slidingSlope.ts";

const WINDOW = 200;
const RANGE_MM = 12;
const SLOPE_MM_S = 4.2;
/** A hold that is confirmed bears a little more before it ends. */
const STAY_RANGE_MM = 14;
const STAY_SLOPE_MM_S = 5.5;
const CONFIRM_MS = 3000;
const BAND_MARGIN_MM = 1.5;
const STAND_MM_S = 1;
/** Leaving the spot. */
const LEAVE_MM = 3;
const LEAVE_MM_S = 5;
/** The spot is judged by what is older than this, ticks. */
const SETTLED = 60;
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
  readonly #slope = new SlidingSlope(WINDOW);
  readonly #way = new Float64Array(SIZE);
  readonly #speed = new Float64Array(SIZE);
  #count = 0;
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
    if (wayMm !== wayMm || speedMmS !== speedMmS) return false;
    this.#way[this.#count & MASK] = wayMm;
    this.#speed[this.#count & MASK] = speedMmS;
    this.#count += 1;
    this.#range.push(wayMm);
    this.#slope.push(wayMm);
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
    const slope = (this.#slope.slope * 1000) / TICK_MS;
    const still = this.#range.full && this.#range.range < RANGE_MM && Math.abs(slope) < SLOPE_MM_S;
    if (!still) {
      this.#candidateMs = Number.NaN;
      return false;
    }
    if (this.#candidateMs !== this.#candidateMs) this.#candidateMs = this.#dateStart(motion.tMs);
    if (motion.tMs - this.#candidateMs < CONFIRM_MS) return false;
    this.startMs = this.#candidateMs;
    this.#announcedMs = motion.publishedMs;
    this.#settle();
    this.#sink.event({ kind: "holdStart", startMs: this.startMs, announcedMs: motion.publishedMs });
    return true;
  }

  /** When the roller came to the spot it has kept to for the last second. */
  #dateStart(nowMs: number): number {
    let least = Number.POSITIVE_INFINITY;
    let most = Number.NEGATIVE_INFINITY;
    let back = 0;
    const reach = Math.min(this.#count, SIZE) - 1;
    for (; back < WINDOW / 2; back += 1) {
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

  /** Centre and half width of the spot from what has been seen of it. */
  #settle(): void {
    let sum = 0;
    const kept = Math.min(this.#count, WINDOW);
    for (let back = 0; back < kept; back += 1) sum += this.#way[(this.#count - 1 - back) & MASK]!;
    this.#centre = sum / kept;
    this.#amplitude = 0;
    for (let back = 0; back < kept; back += 1) {
      const off = Math.abs(this.#way[(this.#count - 1 - back) & MASK]! - this.#centre);
      if (off > this.#amplitude) this.#amplitude = off;
    }
  }

  #watchEnd(motion: MotionTick): void {
    const old = this.#way[(this.#count - 1 - SETTLED) & MASK]!;
    this.#centre += (TICK_MS / CENTRE_MS) * (old - this.#centre);
    this.#amplitude = Math.max(this.#amplitude * (1 - TICK_MS / AMPLITUDE_MS), Math.abs(old - this.#centre));
    const off = motion.wayMm - this.#centre;
    const outward = off > 0 ? motion.speedMmS : -motion.speedMmS;
    const leaves = Math.abs(off) > this.#amplitude + LEAVE_MM && outward > LEAVE_MM_S;
    const slope = (this.#slope.slope * 1000) / TICK_MS;
    if (!leaves && this.#range.range < STAY_RANGE_MM && Math.abs(slope) < STAY_SLOPE_MM_S) return;
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
