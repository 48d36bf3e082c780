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

/** Refills `into`, reusing its arrays. `speedUnitMmS`: mm/s of one unit shown. */
export function fillWindow(into: TraceWindow, columns: Columns, spanMs: number, speedUnitMmS: number): void {
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
    put(tMs, Number.isNaN(speedMmS) ? null : speedMmS / speedUnitMmS, Number.isNaN(forceN) ? null : forceN);
    lastMs = tMs;
  });
  into.x.length = rows;
  into.speed.length = rows;
  into.force.length = rows;
  for (let row = 0; row < rows; row += 1) into.x[row] = ((into.x[row] ?? 0) - lastMs) / 1000;
}
