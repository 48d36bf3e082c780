// How long to wait before a port is tried again: soon at first, then less and less often.

const FIRST_MS = 250;
/** A roller that is plugged in again is back within this. */
const LONGEST_MS = 2000;
/** Several hubs or rollers must not try in step. */
const JITTER = 0.2;

export interface BackOff {
  nextMs(): number;
  reset(): void;
}

/** `chance`: 0 to 1, from outside. */
export function createBackOff(chance: () => number): BackOff {
  let waitMs = FIRST_MS;
  return {
    nextMs() {
      const nowMs = waitMs * (1 + JITTER * (2 * chance() - 1));
      waitMs = Math.min(waitMs * 2, LONGEST_MS);
      return nowMs;
    },
    reset() {
      waitMs = FIRST_MS;
    },
  };
}
