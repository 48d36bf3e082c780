// The radius the loaded roller rolls on, from a taped length: R = length / |Δφ|.
//
// A loaded roller is a little smaller than an empty one; without a tape it is taken to be 98.75 % of the nominal radius,
// ± 1.25 % (1 σ), and that is also the prior here. A tape beside the body, not the roller, reads double: the body moves over
// the roller as far as the roller over the floor. Rolled there and back counts the way out.
import type { AngleModel } from "#hub/calibration/angleModel.ts";
import type { Rolling } from "#hub/calibration/rolling.ts";

export interface RadiusReading {
  readonly radiusMm: number;
  readonly sdMm: number;
  /** The tape lay beside the body. */
  readonly besideBody: boolean;
}

export const NOMINAL_PART = 0.9875;
export const NOMINAL_SD = 0.0125;
/** How well a person meets two marks, mm, and how true a tape is. */
const MARKS_MM = 6;
const TAPE_PART = 0.002;

/** Undefined when no way was rolled. */
export function radiusFromTape(
  rolling: Rolling,
  angles: AngleModel,
  distanceMm: number,
  diameterMm: number,
): RadiusReading | undefined {
  let most = 0;
  for (const path of rolling.paths) {
    const phi = angles.anglesOf(path);
    most = Math.max(most, range(phi));
  }
  if (!(most > 1)) return undefined;
  const expected = (NOMINAL_PART * diameterMm) / 2;
  const beside = distanceMm / (2 * most);
  const along = distanceMm / most;
  const besideBody = Math.abs(Math.log(beside / expected)) < Math.abs(Math.log(along / expected));
  const radiusMm = besideBody ? beside : along;
  return { radiusMm, sdMm: radiusMm * Math.hypot(MARKS_MM / distanceMm, TAPE_PART, angles.scaleSd), besideBody };
}

/** With what is known of the roller's size beforehand. */
export function withNominal(
  reading: RadiusReading | undefined,
  diameterMm: number,
): { radiusMm: number; sdMm: number } {
  const nominal = (NOMINAL_PART * diameterMm) / 2;
  const nominalSd = (NOMINAL_SD * diameterMm) / 2;
  if (reading === undefined) return { radiusMm: nominal, sdMm: nominalSd };
  const [own, other] = [reading.sdMm ** -2, nominalSd ** -2];
  return { radiusMm: (own * reading.radiusMm + other * nominal) / (own + other), sdMm: (own + other) ** -0.5 };
}

/** σ by which a reading differs from what the roller's size says. */
export function surpriseOf(reading: RadiusReading, diameterMm: number): number {
  const nominal = (NOMINAL_PART * diameterMm) / 2;
  return (reading.radiusMm - nominal) / Math.hypot(reading.sdMm, NOMINAL_SD * nominal);
}

function range(values: Float64Array): number {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return high - low;
}
