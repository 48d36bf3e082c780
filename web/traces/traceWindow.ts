// The newest seconds of the columns as the chart library wants them: x in seconds before now, null where nothing is known.
import type { Columns, Row } from "#web/live/columns.ts";

export const TRACES = ["speed", "force", "position", "age"] as const;
export type Trace = (typeof TRACES)[number];

/** uPlot's own word for a gap is null. */
export type TraceWindow = { readonly x: number[] } & Readonly<Record<Trace, (number | null)[]>>;

/** No line is drawn across a pause longer than this. */
const GAP_MS = 150;
/** A point of a line is the mean over this long: about one a pixel, so that a fast feed costs no more than a slow one. */
const POINT_MS = 50;

export function emptyWindow(): TraceWindow {
  return { x: [], speed: [], force: [], position: [], age: [] };
}

/** What one unit of each scale is worth. */
export interface TraceUnits {
  readonly speedUnitMmS: number;
  readonly forceUnitN: number;
  readonly lengthUnitMm: number;
}

/** Refills `into`, reusing its arrays. */
export function fillWindow(into: TraceWindow, columns: Columns, spanMs: number, units: TraceUnits): void {
  const { speedUnitMmS, forceUnitN, lengthUnitMm } = units;
  let points = 0;
  let lastMs = Number.NaN;
  // Slots stand still in time: a point keeps its rows while the window moves on.
  let slot = Number.NaN;
  let speeds = NO_MEAN;
  let forces = NO_MEAN;
  let positions = NO_MEAN;
  let ages = NO_MEAN;
  const begin = () => {
    speeds = { sum: 0, count: 0 };
    forces = { sum: 0, count: 0 };
    positions = { sum: 0, count: 0 };
    ages = { sum: 0, count: 0 };
    points += 1;
  };
  const put = (tMs: number) => {
    const point = points - 1;
    into.x[point] = tMs;
    into.speed[point] = meanOf(speeds, speedUnitMmS);
    into.force[point] = meanOf(forces, forceUnitN);
    into.position[point] = meanOf(positions, lengthUnitMm);
    into.age[point] = meanOf(ages, 1);
  };
  const take = ({ tMs, speedMmS, forceN, positionMm, ageMs }: Readonly<Row>) => {
    const gap = tMs - lastMs > GAP_MS;
    if (points > 0 && (gap || Math.floor(tMs / POINT_MS) !== slot)) put(lastMs);
    if (gap) {
      begin();
      put(lastMs + 1);
    }
    if (gap || Math.floor(tMs / POINT_MS) !== slot) begin();
    slot = Math.floor(tMs / POINT_MS);
    add(speeds, speedMmS);
    add(forces, forceN);
    add(positions, positionMm);
    add(ages, ageMs);
    lastMs = tMs;
  };
  columns.read(spanMs, take);
  if (points > 0) put(lastMs);
  into.x.length = points;
  for (const trace of TRACES) into[trace].length = points;
  for (let point = 0; point < points; point += 1) into.x[point] = ((into.x[point] ?? 0) - lastMs) / 1000;
}

interface Mean {
  sum: number;
  count: number;
}
const NO_MEAN: Mean = { sum: 0, count: 0 };

/** One unknown value makes the point no gap; a point of unknown values only is one. */
function add(mean: Mean, value: number): void {
  if (Number.isNaN(value)) return;
  mean.sum += value;
  mean.count += 1;
}

function meanOf({ sum, count }: Mean, unit: number): number | null {
  return count === 0 ? null : sum / count / unit;
}
