// How long a frame takes from the board's radio call to the hub's program; both ends stamp with the machine's monotonic clock.

export interface Delays {
  sent(seq: number, atMs: number): void;
  received(seq: number, atMs: number): void;
  /** Of all frames whose both ends are known, ms. */
  readonly all: number[];
  clear(): void;
}

export function createDelays(): Delays {
  const all: number[] = [];
  const sentMs = new Map<number, number>();
  const receivedMs = new Map<number, number>();

  function join(seq: number): void {
    const sent = sentMs.get(seq);
    const received = receivedMs.get(seq);
    if (sent === undefined || received === undefined) return;
    all.push(received - sent);
    sentMs.delete(seq);
    receivedMs.delete(seq);
  }

  return {
    sent(seq, atMs) {
      sentMs.set(seq, atMs);
      join(seq);
    },
    received(seq, atMs) {
      receivedMs.set(seq, atMs);
      join(seq);
    },
    all,
    clear() {
      all.length = 0;
      sentMs.clear();
      receivedMs.clear();
    },
  };
}

/** The value below which `share` of them lie; NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
