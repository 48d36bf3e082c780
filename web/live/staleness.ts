// How old a value is on the page's own clock. The hub's clock never enters: a recording plays on its own time.

/** A value older than this is not shown as live (R30). */
export const STALE_AFTER_MS = 500;

export interface Received {
  /** Page clock when the newest message came; NaN before the first. */
  readonly receivedMs: number;
  /** How old the value already was then. */
  readonly ageMs: number;
}

/** Age now, ms; NaN before the first message. */
export function ageOf(received: Received, nowMs: number): number {
  return Math.max(0, nowMs - received.receivedMs) + received.ageMs;
}

export function isFresh(received: Received, nowMs: number): boolean {
  return ageOf(received, nowMs) <= STALE_AFTER_MS;
}
