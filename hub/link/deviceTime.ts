// Device ticks (u32, wrapping) → unwrapped device time, with the arrival times as a guide: of all times a tick can
// stand for, the one nearest to what the hub's clock says has passed. So outages of any length keep their length, and
// a board that started anew is noticed and continues where its time would be. From frame to frame the result never
// runs backwards.
import { TICK_HZ } from "#shared/protocol/index.ts";

const MS_PER_TICK = 1000 / TICK_HZ;
const WRAP_MS = 2 ** 32 * MS_PER_TICK;
/** Frames can wait in a buffer while the hub sleeps, but not for longer. */
const TOLERANCE_MS = 60_000;
/** Nothing waits in a buffer across a new connection. */
const NEW_CONNECTION_TOLERANCE_MS = 2000;

export interface DeviceTime {
  /** The frame's first tick and its arrival. Gives its device time, ms; the first one is the tick's own value. */
  frame(tick: number, rxMs: number): number;
  /** Another tick near that of the last `frame`, ms. */
  near(tick: number): number;
  /** The next frame comes over a new connection: the board may have restarted. */
  connected(): void;
  restarts(): number;
}

export function createDeviceTime(): DeviceTime {
  let lastTick = 0;
  let lastMs: number | undefined;
  let lastRxMs = 0;
  /** Added to a tick's own time. */
  let offsetMs = 0;
  let toleranceMs = TOLERANCE_MS;
  let restarts = 0;

  return {
    frame(tick, rxMs) {
      const ownMs = tick * MS_PER_TICK;
      if (lastMs !== undefined) {
        const expectedMs = lastMs + (rxMs - lastRxMs);
        offsetMs += WRAP_MS * Math.round((expectedMs - ownMs - offsetMs) / WRAP_MS);
        const goesBack = ownMs + offsetMs < lastMs;
        if (goesBack || Math.abs(ownMs + offsetMs - expectedMs) > toleranceMs) {
          restarts++;
          offsetMs = Math.max(expectedMs, lastMs) - ownMs;
        }
      }
      toleranceMs = TOLERANCE_MS;
      lastTick = tick;
      lastMs = ownMs + offsetMs;
      lastRxMs = rxMs;
      return lastMs;
    },
    near: (tick) => (lastMs ?? 0) + ((tick - lastTick) | 0) * MS_PER_TICK,
    connected() {
      toleranceMs = NEW_CONNECTION_TOLERANCE_MS;
    },
    restarts: () => restarts,
  };
}
