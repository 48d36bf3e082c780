// A loaded roller rolls on a smaller radius: R(F) = R0 · (1 − shrink · F / 200 N).
const SHRINK_AT_N = 200;

/** Radius under a force, mm; `shrink` is the share lost under 200 N. */
export function rollingRadius(radiusMm: number, shrink: number, forceN: number): number {
  return radiusMm * (1 - shrink * (forceN / SHRINK_AT_N));
}
