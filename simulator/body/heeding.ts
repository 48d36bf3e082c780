// A body that does as it is told: it gets off the roller, and on again. Meanwhile what it was doing stands still, and goes
// on where it was. A body that is told nothing lives by its program to the last bit.
import { placeShare, placeShareSlope } from "#sim/body/minimumJerk.ts";

/** From full load to none, and back. */
const WAY_MS = 400;

export interface Heeding {
  /** How much of the body is on the roller, 0 to 1: its load, and the speed at which its program goes on. */
  readonly share: number;
  /** How quickly that changes, a second. */
  readonly changeS: number;
  /** How long the program has stood still so far, ms. */
  readonly stoodMs: number;
  tell(off: boolean): void;
  /** Time passes; called for each step of the world. */
  pass(stepMs: number): void;
}

export function createHeeding(): Heeding {
  let off = false;
  let way = 1;
  let share = 1;
  let changeS = 0;
  let stoodMs = 0;
  return {
    get share() {
      return share;
    },
    get changeS() {
      return changeS;
    },
    get stoodMs() {
      return stoodMs;
    },
    tell(next) {
      off = next;
    },
    pass(stepMs) {
      if (!off && way === 1) return;
      way = Math.min(1, Math.max(0, way + ((off ? -1 : 1) * stepMs) / WAY_MS));
      share = placeShare(way);
      changeS = ((off ? -1 : 1) * placeShareSlope(way) * 1000) / WAY_MS;
      stoodMs += (1 - share) * stepMs;
    },
  };
}
