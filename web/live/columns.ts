// The last minute of fast data as typed ring buffers: written 50 times a second, read by the traces.

export interface Columns {
  readonly capacity: number;
  /** Rows held, at most `capacity`. */
  readonly length: number;
  /** Unknown values are NaN. Times must not go backwards; a row from the past empties the buffer first. */
  push(tMs: number, speedMmS: number, forceN: number): void;
  clear(): void;
  /** Reads the rows of the last `spanMs`, oldest first. */
  read(spanMs: number, visit: (tMs: number, speedMmS: number, forceN: number) => void): void;
}

export function createColumns(capacity: number): Columns {
  const times = new Float64Array(capacity);
  const speeds = new Float32Array(capacity);
  const forces = new Float32Array(capacity);
  let length = 0;
  let next = 0;

  function at(index: number): number {
    return (next - length + index + capacity) % capacity;
  }
  function newestMs(): number {
    return length === 0 ? Number.NEGATIVE_INFINITY : (times[at(length - 1)] ?? Number.NaN);
  }

  return {
    capacity,
    get length() {
      return length;
    },
    push(tMs, speedMmS, forceN) {
      // A playback that starts over, or another roller behind the same id.
      if (tMs < newestMs()) length = 0;
      times[next] = tMs;
      speeds[next] = speedMmS;
      forces[next] = forceN;
      next = (next + 1) % capacity;
      length = Math.min(length + 1, capacity);
    },
    clear() {
      length = 0;
    },
    read(spanMs, visit) {
      const fromMs = newestMs() - spanMs;
      for (let index = 0; index < length; index += 1) {
        const row = at(index);
        const tMs = times[row] ?? Number.NaN;
        if (tMs >= fromMs) visit(tMs, speeds[row] ?? Number.NaN, forces[row] ?? Number.NaN);
      }
    },
  };
}
