// The newest seconds of the columns as the chart library wants them: x in seconds before now, null where nothing is known.
import type { Columns } from "#web/live/columns.ts";

/** uPlot's own word for a gap is null. */
export interface TraceWindow {
  x: number[];
  speed: (number | null)[];
  force: (number | null)[];
}

/** No line is drawn across a pause longer than this. */
const GAP_MS = 150;

export function emptyWindow(): TraceWindow {
  return { x: [], speed: [], force: [] };
}

/** What one unit of each scale is worth. */
export interface TraceUnits {
  readonly speedUnitMmS: number;
  readonly forceUnitN: number;
}

/** Refills `into`, reusing its arrays. */
export function fillWindow(into: TraceWindow, columns: Columns, spanMs: number, units: TraceUnits): void {
  const { speedUnitMmS, forceUnitN } = units;
  let rows = 0;
  let lastMs = Number.NaN;
  const put = (tMs: number, speed: number | null, force: number | null) => {
    into.x[rows] = tMs;
    into.speed[rows] = speed;
    into.force[rows] = force;
    rows += 1;
  };
  columns.read(spanMs, (tMs, speedMmS, forceN) => {
    if (tMs - lastMs > GAP_MS) put(lastMs + 1, null, null);
    put(
      tMs,
      Number.isNaN(speedMmS) ? null : speedMmS / speedUnitMmS,
      Number.isNaN(forceN) ? null : forceN / forceUnitN,
    );
    lastMs = tMs;
  });
  into.x.length = rows;
  into.speed.length = rows;
  into.force.length = rows;
  for (let row = 0; row < rows; row += 1) into.x[row] = ((into.x[row] ?? 0) - lastMs) / 1000;
}
