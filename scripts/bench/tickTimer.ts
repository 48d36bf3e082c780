// What each tick of the core costs, from tick to tick inside `push`: the time between two calls of `push` is nobody's, and
// what `push` does after its last tick belongs to the tick that comes next. So the ticks' times add up to all the core took,
// and none is hidden in a mean over a frame.

export interface TickTimer {
  /** Before a frame goes in. */
  begin(): void;
  /** A tick came out. */
  tick(): void;
  /** The frame has been taken. */
  end(): void;
  tookUs(): number[];
}

/** Room for about `ticks`, made before anything is timed: growing would be measured too. */
export function tickTimer(ticks: number, nowMs: () => number = () => performance.now()): TickTimer {
  const tookMs = new Float64Array(ticks + 1000);
  let count = 0;
  let carriedMs = 0;
  let sinceMs = 0;
  return {
    begin() {
      sinceMs = nowMs();
    },
    tick() {
      const now = nowMs();
      tookMs[count++] = carriedMs + now - sinceMs;
      carriedMs = 0;
      sinceMs = now;
    },
    end() {
      carriedMs += nowMs() - sinceMs;
    },
    tookUs: () => Array.from(tookMs.subarray(0, count), (ms) => ms * 1000),
  };
}
