// Percentiles of measured values.

export interface Percentiles {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/** Nearest-rank percentiles, rounded to `decimals`; NaN without values. */
export function percentiles(values: readonly number[], decimals = 2): Percentiles {
  const sorted = Float64Array.from(values).toSorted();
  const at = (share: number): number => {
    const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
    return Math.round(value * 10 ** decimals) / 10 ** decimals;
  };
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}
