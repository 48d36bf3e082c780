// A pressure map's fields as parts of its picture: 0 to 1 from left to right and from the bottom up.
import { MAP_BIN } from "#shared/schema/review.ts";
import type { PressureMap } from "#shared/schema/review.ts";

export interface MapField {
  readonly x: number;
  readonly y: number;
  /** 0 to 1, by the square root of the time: short stays are seen beside long ones. */
  readonly strength: number;
  readonly band: "in" | "below" | "above" | "unknown";
}

export interface MapShape {
  readonly fields: readonly MapField[];
  readonly fieldWidth: number;
  readonly fieldHeight: number;
  readonly fromMm: number;
  readonly toMm: number;
  readonly toN: number;
  readonly longestMs: number;
  /** Where half of the time lies around the middle of it all. */
  readonly most: { readonly mm: readonly [number, number]; readonly n: readonly [number, number] };
}

/** Room above the band, so that too much would be seen to be none. */
const ABOVE_BAND = 1.15;
const MIDDLE = [0.25, 0.75] as const;

/** `startOnRight`: places grow to the left. Undefined without any field. */
export function mapShape(
  map: PressureMap,
  forceN: readonly [number, number] | undefined,
  startOnRight: boolean,
): MapShape | undefined {
  const { columns, rows, fromMm, fromN, ms } = map;
  if (columns === 0 || rows === 0) return undefined;
  const toMm = fromMm + columns * MAP_BIN.mm;
  const toN = Math.max(fromN + rows * MAP_BIN.n, Math.ceil(((forceN?.[1] ?? 0) * ABOVE_BAND) / MAP_BIN.n) * MAP_BIN.n);
  const longestMs = Math.max(...ms);
  const fieldWidth = 1 / columns;
  const fieldHeight = MAP_BIN.n / toN;
  const fields = ms.flatMap((time, at): MapField[] => {
    if (time === 0) return [];
    const column = at % columns;
    const n = fromN + Math.floor(at / columns) * MAP_BIN.n;
    return [
      {
        x: (startOnRight ? columns - 1 - column : column) * fieldWidth,
        y: n / toN,
        strength: Math.sqrt(time / longestMs),
        band: bandOf(n + MAP_BIN.n / 2, forceN),
      },
    ];
  });
  const byPlace = sums(ms, columns, (at) => at % columns);
  const byForce = sums(ms, rows, (at) => Math.floor(at / columns));
  return {
    fields,
    fieldWidth,
    fieldHeight,
    fromMm,
    toMm,
    toN,
    longestMs,
    most: { mm: middleOf(byPlace, fromMm, MAP_BIN.mm), n: middleOf(byForce, fromN, MAP_BIN.n) },
  };
}

function bandOf(n: number, forceN: readonly [number, number] | undefined): MapField["band"] {
  if (forceN === undefined) return "unknown";
  if (n < forceN[0]) return "below";
  return n > forceN[1] ? "above" : "in";
}

function sums(ms: readonly number[], length: number, indexOf: (at: number) => number): number[] {
  const all = Array.from({ length }, () => 0);
  ms.forEach((time, at) => {
    const index = indexOf(at);
    all[index] = (all[index] ?? 0) + time;
  });
  return all;
}

/** From the field with the first quarter of the time to that with the third. */
function middleOf(times: readonly number[], from: number, size: number): [number, number] {
  const all = times.reduce((sum, time) => sum + time, 0);
  const quarter = (share: number) => {
    let sum = 0;
    return times.findIndex((time) => (sum += time) >= share * all);
  };
  return [from + quarter(MIDDLE[0]) * size, from + (quarter(MIDDLE[1]) + 1) * size];
}
