// Device ticks (1/32768 s, u32, wrapping every 36.4 h) → device time in ms that never runs backwards.
import { TICK_HZ } from "./frameLayout.ts";

const MS_PER_TICK = 1000 / TICK_HZ;
/** Steps up to half the range are forward; the rest can only be a counter that started anew. */
const HALF_RANGE = 2 ** 31;

export interface TickUnwrapper {
  /** Device time of `tick`, ms; starts at the first tick's own value. Exact to a tick for 2^53 ticks. */
  toMs(tick: number): number;
  /** The board started anew about `gapMs` after its last tick: the next tick continues from there. */
  restart(gapMs: number): void;
  /** Times the counter ran backwards without `restart`; time stood still there. */
  backwardSteps(): number;
}

export function createTickUnwrapper(): TickUnwrapper {
  let previousTick: number | undefined;
  let ticks = 0;
  let resumeAtTicks: number | undefined;
  let backward = 0;

  return {
    toMs(tick) {
      if (resumeAtTicks !== undefined) {
        ticks = resumeAtTicks;
        resumeAtTicks = undefined;
      } else if (previousTick === undefined) {
        ticks = tick;
      } else {
        const step = (tick - previousTick) >>> 0;
        if (step < HALF_RANGE) ticks += step;
        else backward++;
      }
      previousTick = tick;
      return ticks * MS_PER_TICK;
    },
    restart(gapMs) {
      if (previousTick === undefined) return;
      resumeAtTicks = ticks + Math.max(0, Math.round(gapMs / MS_PER_TICK));
    },
    backwardSteps: () => backward,
  };
}
