// When, on the audio clock, a moment of the page's clock is. The audio clock moves in steps, so its newest reading is always
// a little behind: the least behind of late is the truth.

export interface AudioClock {
  /** Reads both clocks; as often as there is something to schedule. */
  read(): void;
  /** On the audio clock, s; never in the past. */
  atS(pageMs: number): number;
  pageMs(atS: number): number;
}

/** A step back further than this: the sound was interrupted. */
const INTERRUPTED_S = 0.1;
/** The two clocks drift apart by parts in ten thousand; this follows them within some seconds of readings. */
const FOLLOW = 0.002;

export function createAudioClock(context: Pick<BaseAudioContext, "currentTime">, nowMs: () => number): AudioClock {
  let aheadS = Number.NaN;
  return {
    read() {
      const measuredS = context.currentTime - nowMs() / 1000;
      const behindS = aheadS - measuredS;
      if (behindS > 0 && behindS < INTERRUPTED_S) aheadS -= behindS * FOLLOW;
      else aheadS = measuredS;
    },
    atS: (pageMs) => Math.max(context.currentTime, pageMs / 1000 + aheadS),
    pageMs: (atS) => (atS - aheadS) * 1000,
  };
}
