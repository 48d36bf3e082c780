// Strokes: maximal movements one way of at least 30 mm along the limb.
//
// A movement begins when the speed passes 5 mm/s, or when 15 mm have been left behind (a creeping stroke never passes
// 5 mm/s); its start is dated back to the last moment at which the roller stood (below 1 mm/s, or between two ways). It
// ends when a movement the other way begins, at a hold or a lift-off; a shorter pause does not break it. Its end is where
// and when it came to stand. Less than 30 mm is a shift and not counted. Where a contact may have begun unseen, at a blind
// angle, standing is remembered, so that its first movement begins where it began.

import type { FeatureSink } from "#shared/domain/features.ts";
import { TICK_MS } from "#shared/domain/features.ts";

import type { MotionTick } from "./motionTick.ts";
import { toHundredths, toTenths } from "./rounding.ts";

const MOVE_MM_S = 5;
const STAND_MM_S = 1;
const CREEP_MM = 15;
const STROKE_MM = 30;
/** No roller is rolled further between two ticks: the way was taken anew. */
const JUMP_MM = 8;
/** Beyond where it stood by this, a movement has gone on, mm. */
const GO_ON_MM = 3;

export class Strokes {
  /** Set for one step when a movement the other way begins: its raw way, and where it began. */
  turnedWay = 0;
  turnedMm = Number.NaN;
  readonly #sink: FeatureSink;
  #way = 0;
  #startMs = 0.5;
  #startMm = 0.5;
  #farMm = 0.5;
  #stoodMs = Number.NaN;
  #stoodMm = Number.NaN;
  #haltMs = Number.NaN;
  #haltMm = 0.5;
  #lastSpeed = Number.NaN;
  #lastMm = Number.NaN;

  constructor(sink: FeatureSink) {
    this.#sink = sink;
  }

  /** `holding`: a hold is confirmed. */
  step(motion: MotionTick, holding: boolean): void {
    this.turnedWay = 0;
    const { tMs, speedMmS, wayMm } = motion;
    if (!motion.contact) {
      this.end(tMs, motion.publishedMs);
      if (motion.maybe && speedMmS === speedMmS && wayMm === wayMm) {
        this.#followStanding(tMs, speedMmS, wayMm);
        this.#lastSpeed = speedMmS;
      } else {
        this.#stand(Number.NaN, Number.NaN);
        this.#lastSpeed = Number.NaN;
      }
      return;
    }
    if (speedMmS !== speedMmS || wayMm !== wayMm) {
      this.#lastMm = Number.NaN;
      return;
    }
    if (Math.abs(wayMm - this.#lastMm) > JUMP_MM) this.#drop();
    this.#lastMm = wayMm;
    this.#followStanding(tMs, speedMmS, wayMm);
    this.#lastSpeed = speedMmS;
    if (holding) return;
    if (this.#way === 0) {
      const left = wayMm - this.#stoodMm;
      if (Math.abs(speedMmS) >= MOVE_MM_S) this.#begin(speedMmS > 0 ? 1 : -1, wayMm);
      else if (Math.abs(left) > CREEP_MM) this.#begin(left > 0 ? 1 : -1, wayMm);
      return;
    }
    const back = (this.#farMm - wayMm) * this.#way;
    const onward = speedMmS * this.#way;
    if (onward <= -MOVE_MM_S || (back > CREEP_MM && onward < STAND_MM_S)) {
      const way = -this.#way;
      this.turnedWay = way;
      this.turnedMm = this.#farMm;
      this.end(this.#stoodMs, motion.publishedMs);
      this.#begin(way, wayMm);
    } else if (back < 0) this.#farMm = wayMm;
  }

  /** A hold was left at `atMs`, `atMm`: what comes now began there. */
  leftHold(atMs: number, atMm: number): void {
    this.#stand(atMs, atMm);
  }

  /** Ends the movement that is open: at a hold, a lift-off, the end of the data. */
  end(atMs: number, publishedMs: number): void {
    const stood = this.#haltMs === this.#haltMs && (this.#farMm - this.#haltMm) * this.#way < GO_ON_MM;
    const lengthMm = Math.abs((stood ? this.#haltMm : this.#farMm) - this.#startMm);
    if (this.#way !== 0 && lengthMm >= STROKE_MM) {
      const halt = stood ? Math.min(this.#haltMs, atMs) : atMs;
      this.#sink.event({
        kind: "stroke",
        startMs: toHundredths(this.#startMs),
        endMs: toHundredths(halt),
        lengthMm: toTenths(lengthMm),
        publishedMs,
      });
    }
    this.#way = 0;
    this.#haltMs = Number.NaN;
  }

  /** The movement so far does not connect to what comes. */
  #drop(): void {
    this.#way = 0;
    this.#haltMs = Number.NaN;
    this.#lastSpeed = Number.NaN;
    this.#stand(Number.NaN, Number.NaN);
  }

  #begin(way: number, wayMm: number): void {
    this.#way = way;
    this.#startMs = this.#stoodMs;
    this.#startMm = this.#stoodMm;
    this.#farMm = wayMm;
    this.#haltMs = Number.NaN;
  }

  #stand(tMs: number, wayMm: number): void {
    this.#stoodMs = tMs;
    this.#stoodMm = wayMm;
  }

  /** Remembers when it last stood, and since when it stands. */
  #followStanding(tMs: number, speed: number, wayMm: number): void {
    const last = this.#lastSpeed;
    if (Math.abs(speed) < STAND_MM_S || this.#stoodMs !== this.#stoodMs) {
      this.#stand(tMs, wayMm);
      this.#halt(tMs, wayMm);
    } else if (last * speed < 0) {
      const part = speed / (speed - last);
      this.#stand(tMs - TICK_MS * part, wayMm);
      this.#halt(tMs - TICK_MS * part, wayMm);
    }
  }

  /** The movement came to stand; rocking on the spot does not undo that, going on does. */
  #halt(tMs: number, wayMm: number): void {
    if (this.#haltMs === this.#haltMs && (wayMm - this.#haltMm) * this.#way < GO_ON_MM) return;
    this.#haltMs = tMs;
    this.#haltMm = wayMm;
  }
}
