// How long to wait before the next try: twice as long after each failure, with a share of chance, so that several hubs and rollers
// do not stay in step.

export interface BackoffOptions {
  readonly firstMs: number;
  readonly mostMs: number;
  /** 0…1 */
  readonly random: () => number;
}

export interface Backoff {
  nextMs(): number;
  /** It worked: the next wait is a short one. */
  reset(): void;
}

/** Each wait is the half of its step plus a random share of the other half. */
export function createBackoff({ firstMs, mostMs, random }: BackoffOptions): Backoff {
  let stepMs = firstMs;
  return {
    nextMs() {
      const waitMs = (stepMs / 2) * (1 + random());
      stepMs = Math.min(mostMs, stepMs * 2);
      return waitMs;
    },
    reset() {
      stepMs = firstMs;
    },
  };
}
