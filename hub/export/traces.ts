// A session's ticks as few enough points to draw: smallest and largest in each bucket of time, gaps kept. However long
// the session, no more buckets than asked for are held: when they are full, two become one.
import type { ExportSource, TickRow } from "#hub/export/source.ts";
import { TICK_MS } from "#shared/domain/features.ts";
import type { Traces, TracesQuery } from "#shared/schema/review.ts";

const POINTS = 1000;
const VALUES = ["speed", "force", "position"] as const;

export type TraceTick = Pick<TickRow, "tMs" | "speedMmS" | "forceN" | "positionMm" | "quality">;
type Column = (number | null)[];
interface Spread {
  min: Column;
  max: Column;
}

/** `from` and `to`: hub clock, ms. Ends reading once `to` is past. */
export async function tracesOf(
  source: Pick<ExportSource, "batches">,
  { from, to, points }: TracesQuery,
): Promise<Traces> {
  const traces = createTraces(points, from);
  for await (const { ticks } of source.batches) {
    for (const tick of ticks) {
      if (tick.tMs < (from ?? -Infinity)) continue;
      if (tick.tMs > (to ?? Infinity)) return traces.result();
      traces.add(tick);
    }
  }
  return traces.result();
}

export function createTraces(points = POINTS, from?: number) {
  const spreads = { speed: emptySpread(), force: emptySpread(), position: emptySpread() };
  let fromMs = from;
  let bucketMs: number = TICK_MS;

  function halve(): void {
    bucketMs *= 2;
    for (const name of VALUES) {
      spreads[name].min = paired(spreads[name].min, Math.min);
      spreads[name].max = paired(spreads[name].max, Math.max);
    }
  }

  function put(name: (typeof VALUES)[number], at: number, value: number): void {
    const { min, max } = spreads[name];
    while (min.length <= at) {
      min.push(null);
      max.push(null);
    }
    if (!Number.isFinite(value)) return;
    const rounded = Math.round(value * 10) / 10;
    min[at] = Math.min(min[at] ?? rounded, rounded);
    max[at] = Math.max(max[at] ?? rounded, rounded);
  }

  return {
    add({ tMs, speedMmS, forceN, positionMm, quality }: TraceTick): void {
      fromMs ??= tMs;
      const at = () => Math.floor((tMs - (fromMs ?? tMs)) / bucketMs);
      while (at() >= points) halve();
      // What must not be judged by is not drawn either.
      const known = quality !== "unknown";
      put("speed", at(), known ? speedMmS : Number.NaN);
      put("force", at(), known ? forceN : Number.NaN);
      put("position", at(), known ? positionMm : Number.NaN);
    },
    result: (): Traces => ({ fromMs: fromMs ?? 0, bucketMs, ...spreads }),
  };
}

function emptySpread(): Spread {
  return { min: [], max: [] };
}

function paired(column: Column, better: (one: number, other: number) => number): Column {
  return Array.from({ length: Math.ceil(column.length / 2) }, (_, at) => {
    const one = column[2 * at] ?? null;
    const other = column[2 * at + 1] ?? null;
    if (one === null || other === null) return one ?? other;
    return better(one, other);
  });
}
