// Waiting that always ends. Many of noble's promises never settle when the roller or the adapter goes away, so nothing of it is
// awaited without a time limit and a signal that ends the wait.

export interface Limit {
  readonly ms: number;
  readonly signal: AbortSignal;
  /** What was waited for, as part of the message. */
  readonly what: string;
}

/** The promise's outcome, unless the time is over or the signal fires before. */
export function within<Value>(promise: Promise<Value>, { ms, signal, what }: Limit): Promise<Value> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => end(() => reject(new Error(`${what} took more than ${ms / 1000} s`))), ms);
    const aborted = () => end(() => reject(reasonFor(signal)));
    function end(settle: () => void): void {
      clearTimeout(late);
      signal.removeEventListener("abort", aborted);
      settle();
    }
    signal.addEventListener("abort", aborted, { once: true });
    if (signal.aborted) aborted();
    promise.then(
      (value) => end(() => resolve(value)),
      (thrown: unknown) => end(() => reject(thrown instanceof Error ? thrown : new Error(String(thrown)))),
    );
  });
}

/** Resolves after `ms`, or at once when the signal fires. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener("abort", done, { once: true });
    if (signal.aborted) done();
  });
}

export interface Deadline {
  readonly signal: AbortSignal;
  /** Call it when nothing waits for it any more. */
  clear(): void;
}

/** A signal that fires after `ms` with `why`, or together with another one. */
export function deadline(ms: number, why: string, other: AbortSignal): Deadline {
  const own = new AbortController();
  const late = setTimeout(() => own.abort(new Error(why)), ms);
  const follow = () => own.abort(reasonFor(other));
  other.addEventListener("abort", follow, { once: true });
  if (other.aborted) follow();
  return {
    signal: own.signal,
    clear() {
      clearTimeout(late);
      other.removeEventListener("abort", follow);
    },
  };
}

/** Why the signal fired. */
export function reasonFor(signal: AbortSignal): Error {
  const reason: unknown = signal.reason;
  return reason instanceof Error ? reason : new Error(String(reason));
}
