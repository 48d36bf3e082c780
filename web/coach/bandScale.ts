// A band as a scale from 0 to 1 on which "right" is always the middle third: the eye learns one place.

export interface BandScale {
  readonly low: number;
  readonly high: number;
  /** The value at the far end. */
  readonly end: number;
}

export type BandSide = "below" | "inside" | "above" | "unknown";

export function paceScale(band: readonly [number, number]): BandScale {
  return { low: band[0], high: band[1], end: band[1] * 2 };
}

/** The far end is the stop value: what lies there is not for a scale. */
export function forceScale(band: readonly [number, number], stopN: number): BandScale {
  return { low: band[0], high: band[1], end: Math.max(stopN, band[1] * 1.05) };
}

/** 0…1 along the scale; NaN stays NaN. */
export function placeOn(scale: BandScale, value: number): number {
  const { low, high, end } = scale;
  if (Number.isNaN(value)) return Number.NaN;
  if (value <= 0) return 0;
  if (value < low) return value / low / 3;
  if (value <= high) return (1 + (value - low) / Math.max(high - low, 1e-9)) / 3;
  return Math.min(1, (2 + (value - high) / Math.max(end - high, 1e-9)) / 3);
}

export function sideOf(scale: BandScale, value: number): BandSide {
  if (Number.isNaN(value)) return "unknown";
  if (value < scale.low) return "below";
  return value > scale.high ? "above" : "inside";
}
