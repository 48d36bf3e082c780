// When a link that should stream has gone quiet. Pure: whoever owns the timer asks.

/** Frames come at least every 40 ms; half a second without one is shown as silence (within 1 s, check interval included). */
export const SILENT_AFTER_MS = 500;
/** How often to ask, so that the whole stays well under a second. */
export const SILENCE_CHECK_MS = 200;

export interface SilenceWatch {
  /** A frame came, or the stream was (re)started. Gives true when this ends a silence. */
  alive(atMs: number): boolean;
  /** Gives true once when silence begins. */
  check(nowMs: number): boolean;
  /** Nothing is expected until the next `alive`. */
  rest(): void;
}

export function createSilenceWatch(afterMs = SILENT_AFTER_MS): SilenceWatch {
  let newestMs: number | undefined;
  let silent = false;
  return {
    alive(atMs) {
      newestMs = atMs;
      const ended = silent;
      silent = false;
      return ended;
    },
    check(nowMs) {
      if (newestMs === undefined || silent || nowMs - newestMs < afterMs) return false;
      silent = true;
      return true;
    },
    rest() {
      newestMs = undefined;
      silent = false;
    },
  };
}
