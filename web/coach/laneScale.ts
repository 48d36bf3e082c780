// Millimetres along the limb to pixels across the lane. The knee is on the left unless mirrored.
import { muscleById } from "#shared/domain/muscles.ts";
import type { Muscle, MuscleId } from "#shared/domain/muscles.ts";
import { MM_PER_INCH } from "#shared/domain/units.ts";

export interface LaneScale {
  readonly fromMm: number;
  readonly toMm: number;
  readonly pxPerMm: number;
  /** 1: mm grow to the right. */
  readonly sign: 1 | -1;
  xOf(positionMm: number): number;
}

export interface LaneScaleOptions {
  /** Where the roller has been, mm. */
  seenFromMm: number;
  seenToMm: number;
  kneeLineMm?: number | undefined;
  /** The strokes' start (0 mm) lies on the right. */
  startOnRight: boolean;
  /** Pixels the lane may use, with a margin on both sides. */
  widthPx: number;
  marginPx: number;
}

/** A thigh's worth, until strokes say otherwise. */
const SHORTEST_INCHES = 12;

export function createLaneScale(options: LaneScaleOptions): LaneScale {
  const { seenFromMm, seenToMm, kneeLineMm = 0, startOnRight, widthPx, marginPx } = options;
  const lowInches = Math.min(0, seenFromMm, kneeLineMm) / MM_PER_INCH;
  const highInches = Math.max(0, seenToMm, kneeLineMm) / MM_PER_INCH;
  // Whole inches, at the far end in steps of two, so that the lane rarely changes its scale under the eyes.
  const fromInches = Math.floor(lowInches - 0.5);
  const toInches = Math.max(2 * Math.ceil((highInches + 0.5) / 2), fromInches + SHORTEST_INCHES);
  const fromMm = fromInches * MM_PER_INCH;
  const toMm = toInches * MM_PER_INCH;
  const pxPerMm = Math.max(1, widthPx - 2 * marginPx) / (toMm - fromMm);
  const sign = startOnRight ? -1 : 1;
  const leftMm = startOnRight ? toMm : fromMm;
  return { fromMm, toMm, pxPerMm, sign, xOf: (mm) => marginPx + (mm - leftMm) * sign * pxPerMm };
}

/** The knee is on the left unless mirrored; most muscles are rolled from there. */
export function startsOnRight(muscleId: MuscleId, mirror: boolean): boolean {
  const muscle: Muscle = muscleById(muscleId);
  return (muscle.kneeEnd === "far") !== mirror;
}

/** Inches to draw a mark at, from end to end. */
export function inchMarks(scale: LaneScale): number[] {
  const first = Math.round(scale.fromMm / MM_PER_INCH);
  const last = Math.round(scale.toMm / MM_PER_INCH);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
