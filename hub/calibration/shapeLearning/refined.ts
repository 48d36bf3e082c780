// A calibration with a learned shape: the table and its σ, a word about it, everything else as it was.
import { withNote } from "#hub/calibration/notes.ts";
import { told } from "#shared/domain/sentences/english.ts";
import type { Calibration } from "#shared/schema/calibration.ts";

export interface Wave {
  readonly n: number;
  readonly part: "cos" | "sin";
  readonly value: number;
  readonly variance: number;
  readonly priorSd: number;
}

const DIGITS = 1e6;

/** The mean of |g| belongs to the gain, so it stays. */
export function responseWith(g: readonly number[], waves: readonly Wave[]): number[] {
  const moved = g.map((value, k) => {
    const phi = (2 * Math.PI * k) / g.length;
    const sum = waves.reduce((all, { n, part, value: by }) => all + by * Math[part](n * phi), 0);
    return value + (value < 0 ? -sum : sum);
  });
  const size = (values: readonly number[]) => values.reduce((all, value) => all + Math.abs(value), 0);
  const scale = size(g) / size(moved);
  return moved.map((value) => Math.round(value * scale * DIGITS) / DIGITS + 0);
}

export function refined(
  calibration: Calibration,
  { g, gSd }: { readonly g: readonly number[]; readonly gSd: number },
  atMs: number,
): Calibration {
  const { quality } = calibration;
  const load = calibration.load?.map((channel, c) =>
    c === 0 ? { ...channel, g: [...g], gSd: Math.round(gSd * DIGITS) / DIGITS } : channel,
  );
  const gainRelSd = load?.[0]?.gainRelSd ?? 0;
  return {
    ...calibration,
    ...(load === undefined ? {} : { load }),
    ...(quality === undefined
      ? {}
      : {
          quality: {
            ...withNote(quality, told("learned.shape")),
            forceRelSd: Math.round(Math.hypot(gainRelSd, gSd) * 1e5) / 1e5,
          },
        }),
    measuredMs: { ...calibration.measuredMs, shape: Math.round(atMs) },
  };
}
