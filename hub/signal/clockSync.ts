// Device clock → hub clock.
//
// Method: a frame arrives at hub time rx = a + (1 + s)·t + delay with delay ≥ delay_min; the lower line of rx − t over t
// (lowerLine.ts) gives s and a + delay_min. The least delay itself cannot be seen one way: a documented prior is taken off.
// The oscillators of such boards are within 300 ppm; a larger skew is believed once the window proves it.

import { LowerLine } from "./lowerLine.ts";

/**
 * Least time from taking a sample to its arrival at the hub: reading the sensor, the queue of the board, one radio
 * event at a 7.5–15 ms connection interval and the hub's own stack. Not observable; see docs/signal.md.
 */
export const LEAST_DELAY_MS = 8;

/** From this many frames on one frame lowers the least delay by at most so much: a stray time must not move the map. */
const KNOWN_FRAMES = 50;
const MOST_STEP_MS = 1;

const BUCKET_MS = 250;
const WINDOW_BUCKETS = 240;

export class ClockSync {
  readonly #line = new LowerLine({
    bucketWidth: BUCKET_MS,
    buckets: WINDOW_BUCKETS,
    solveEvery: 8,
    maxSlope: 300e-6,
    proofY: 15,
    mostSlope: 0.25,
  });
  /** Whether there is any frame to go by. */
  known = false;
  #frames = 0;
  /** The same instant on both clocks, ms: `map` takes one, `locate` the other. */
  hubMs = 0.5;
  deviceMs = 0.5;

  reset(): void {
    this.#line.reset();
    this.known = false;
    this.#frames = 0;
  }

  /** A frame whose newest sample has device time `tMs` arrived at `rxMs`. Device times must not go backwards. */
  observe(rxMs: number, tMs: number): void {
    const line = this.#line;
    const delayMs = rxMs - tMs;
    this.#frames += 1;
    line.x = tMs;
    line.y = delayMs;
    if (this.#frames > KNOWN_FRAMES) {
      const least = line.at(tMs) - MOST_STEP_MS;
      if (delayMs < least) line.y = least;
    }
    line.take();
    this.known = true;
  }

  /** Device milliseconds to hub milliseconds, as a difference. */
  get rate(): number {
    return 1 + this.#line.slope;
  }

  /** Sets `hubMs` to the hub time of `deviceMs`. */
  map(): void {
    const line = this.#line;
    this.hubMs = this.deviceMs + line.level + line.slope * (this.deviceMs - line.refX) - LEAST_DELAY_MS;
  }

  /** Sets `deviceMs` to the device time of `hubMs`. */
  locate(): void {
    const line = this.#line;
    this.deviceMs = (this.hubMs + LEAST_DELAY_MS - line.level + line.slope * line.refX) / (1 + line.slope);
  }

  /** How much longer than the least delay this frame took, ms. */
  excessMs(rxMs: number, tMs: number): number {
    return rxMs - tMs - this.#line.at(tMs);
  }
}
