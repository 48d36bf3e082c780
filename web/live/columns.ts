// The last minute of fast data as typed ring buffers: written 50 times a second, read by the traces.

/** One row; unknown values are NaN. */
export interface Row {
  tMs: number;
  speedMmS: number;
  forceN: number;
  positionMm: number;
  ageMs: number;
}

export interface Columns {
  readonly capacity: number;
  /** Rows held, at most `capacity`. */
  readonly length: number;
  /** Times must not go backwards; a row from the past empties the buffer first. */
  push(row: Readonly<Row>): void;
  clear(): void;
  /** Reads the rows of the last `spanMs`, oldest first; the row handed over is the same object each time. */
  read(spanMs: number, visit: (row: Readonly<Row>) => void): void;
}

export function createColumns(capacity: number): Columns {
  const times = new Float64Array(capacity);
  const speeds = new Float32Array(capacity);
  const forces = new Float32Array(capacity);
  const positions = new Float32Array(capacity);
  const ages = new Float32Array(capacity);
  const read: Row = { tMs: 0, speedMmS: 0, forceN: 0, positionMm: 0, ageMs: 0 };
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
    push({ tMs, speedMmS, forceN, positionMm, ageMs }) {
      // A playback that starts over, or another roller behind the same id.
      if (tMs < newestMs()) length = 0;
      times[next] = tMs;
      speeds[next] = speedMmS;
      forces[next] = forceN;
      positions[next] = positionMm;
      ages[next] = ageMs;
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
        read.tMs = times[row] ?? Number.NaN;
        if (read.tMs < fromMs) continue;
        read.speedMmS = speeds[row] ?? Number.NaN;
        read.forceN = forces[row] ?? Number.NaN;
        read.positionMm = positions[row] ?? Number.NaN;
        read.ageMs = ages[row] ?? Number.NaN;
        visit(read);
      }
    },
  };
}
