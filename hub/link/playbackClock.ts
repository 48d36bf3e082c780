// A recording's own clock: it starts at the first frame's `rxMs` and runs `speed` times as fast as the wall, but
// never past a frame that has not been handed out yet. So ages and silences are those of the recording at any speed.
import type { Clock } from "#hub/clock.ts";

export interface PlaybackClock extends Clock {
  start(atMs: number): void;
  /** The clock waits here until the next call. */
  holdAt(rxMs: number): void;
  /** How long the wall has to go until the clock reads `rxMs`, ms; 0 when it is time. */
  wallMsUntil(rxMs: number): number;
  /** Stands still from now on. */
  stop(): void;
}

/** A playback further behind than this (the machine slept) goes on from where it is instead of rushing. */
const MOST_BEHIND_WALL_MS = 2000;

export function createPlaybackClock(wall: Clock, speed: number): PlaybackClock {
  let startMs: number | undefined;
  let wallStartMs = 0;
  let limitMs = -Infinity;
  let stoppedMs: number | undefined;

  function runningMs(): number {
    return startMs === undefined ? wall.nowMs() : startMs + (wall.nowMs() - wallStartMs) * speed;
  }
  function nowMs(): number {
    if (stoppedMs !== undefined) return stoppedMs;
    return startMs === undefined ? wall.nowMs() : Math.min(limitMs, runningMs());
  }

  return {
    nowMs,
    start(atMs) {
      startMs = atMs;
      limitMs = atMs;
      wallStartMs = wall.nowMs();
    },
    holdAt(rxMs) {
      const behindWallMs = (runningMs() - limitMs) / speed;
      if (startMs !== undefined && behindWallMs > MOST_BEHIND_WALL_MS) wallStartMs += behindWallMs;
      limitMs = Math.max(limitMs, rxMs);
    },
    wallMsUntil: (rxMs) => Math.max(0, (rxMs - runningMs()) / speed),
    stop() {
      stoppedMs ??= nowMs();
    },
  };
}
