// An examination for whoever asks as often as they like: it costs programs and files, so one report serves for a while.
import type { Clock } from "#hub/clock.ts";

/** Long enough for a page that asks again and again, short enough for somebody who has just mended something. */
const KEPT_MS = 10_000;

/** Whoever asks while `make` is under way, or soon after it, gets the same. A failure is not kept. */
export function kept<T>(clock: Clock, make: () => Promise<T>): () => Promise<T> {
  let last: Promise<T> | undefined;
  /** Undefined: under way. */
  let madeMs: number | undefined;
  return () => {
    if (last !== undefined && (madeMs === undefined || clock.nowMs() - madeMs < KEPT_MS)) return last;
    madeMs = undefined;
    last = make();
    last.then(
      () => (madeMs = clock.nowMs()),
      () => (last = undefined),
    );
    return last;
  };
}
