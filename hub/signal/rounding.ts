// Stated resolutions of the output, so that the same input gives the same bytes: 0.01 ms, mm/s and N, 0.1 mm.

/** To 0.01; NaN stays NaN. */
export function toHundredths(value: number): number {
  return Math.round(value * 100) / 100;
}

/** To 0.1; NaN stays NaN. */
export function toTenths(value: number): number {
  return Math.round(value * 10) / 10;
}
