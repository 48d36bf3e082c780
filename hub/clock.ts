// Time is a value: everything that needs "now" gets a Clock.

export interface Clock {
  /** Hub clock: ms since the Unix epoch, monotonic within a process, sub-millisecond. */
  nowMs(): number;
}

/** The machine's monotonic clock, anchored once to the Unix epoch. */
export const systemClock: Clock = {
  nowMs: () => performance.timeOrigin + performance.now(),
};

/** A clock that a test or a playback moves by hand. */
export function manualClock(startMs = 0): Clock & { set(nowMs: number): void; advance(byMs: number): void } {
  let now = startMs;
  return {
    nowMs: () => now,
    set(nowMs) {
      now = nowMs;
    },
    advance(byMs) {
      now += byMs;
    },
  };
}
