// What is remembered of a hold from step to step.
import type { Wanting } from "./raised.ts";

export interface HoldState extends Wanting {
  /** on: the core sees a hold; paused: it may go on; none: no hold. */
  readonly phase: "none" | "on" | "paused";
  readonly startMs: number;
  readonly countedMs: number;
  /** Time under load on the spot, at any pressure. */
  readonly loadedMs: number;
  /** Distance moved from the spot; slow creep is forgiven. */
  readonly offsetMm: number;
  /** In a pause: since when, and since when back in contact (NaN: not). */
  readonly pausedMs: number;
  readonly backMs: number;
  /** Since when without a break: in contact; in contact, in the band and free to hold. NaN: not now. */
  readonly contactSinceMs: number;
  readonly countsSinceMs: number;
  /** The next hold cannot have begun earlier. */
  readonly notBeforeMs: number;
  /** How many of its milestones were said: minimum, target, move on. */
  readonly said: 0 | 1 | 2 | 3;
  /** A hold that ended on this very step. */
  readonly ended: EndedHold | undefined;
}

export interface EndedHold {
  readonly startMs: number;
  readonly endMs: number;
  readonly countedMs: number;
}

export const NO_HOLD: HoldState = {
  phase: "none",
  startMs: Number.NaN,
  countedMs: 0,
  loadedMs: 0,
  offsetMm: 0,
  pausedMs: Number.NaN,
  backMs: Number.NaN,
  contactSinceMs: Number.NaN,
  countsSinceMs: Number.NaN,
  notBeforeMs: Number.NEGATIVE_INFINITY,
  said: 0,
  ended: undefined,
  raised: undefined,
  settled: undefined,
};
