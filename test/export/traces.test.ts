// Few points of many ticks: extremes kept, gaps kept, never more buckets than asked for.
import { expect, test } from "vitest";

import { createPressureMaps } from "#hub/export/pressureMap.ts";
import type { Batch, ExportSource, TickRow } from "#hub/export/source.ts";
import { createTraces, tracesOf } from "#hub/export/traces.ts";
import { createTracesCache } from "#hub/export/tracesCache.ts";
import { Traces } from "#shared/schema/review.ts";

const START_MS = 1_800_000_000_000;

function tick(at: number, changes: Partial<TickRow> = {}): TickRow {
  return {
    tMs: START_MS + at * 10,
    publishedMs: START_MS + at * 10,
    speedMmS: at,
    paceMmS: at,
    forceN: 100,
    forceSdN: 1,
    contact: true,
    tremorN: Number.NaN,
    breathN: Number.NaN,
    breathHz: Number.NaN,
    positionMm: at % 100,
    holdMs: 0,
    flags: 0,
    quality: "good",
    ageMs: 0,
    area: { muscle: "calf", side: "left", mode: "deep" },
    ...changes,
  };
}

const ticks = (count: number, of: (at: number) => TickRow = tick) => Array.from({ length: count }, (_, at) => of(at));

function source(rows: readonly TickRow[], read: { batches: number }): Pick<ExportSource, "batches"> {
  async function* batches(): AsyncGenerator<Batch> {
    for (let at = 0; at < rows.length; at += 100) {
      read.batches += 1;
      yield { ticks: rows.slice(at, at + 100), happenings: [], frames: [] };
    }
  }
  return { batches: batches() };
}

test("every bucket has its smallest and largest, whatever was merged on the way", () => {
  const traces = createTraces(16);
  for (const row of ticks(1000)) traces.add(row);
  const { bucketMs, speed, force } = Traces.parse(traces.result());
  expect(speed.min.length).toBeLessThanOrEqual(16);
  expect(speed.min.length).toBeGreaterThan(8);
  const size = bucketMs / 10;
  expect(speed.min).toEqual(speed.min.map((_, at) => at * size));
  expect(speed.max).toEqual(speed.max.map((_, at) => Math.min(999, (at + 1) * size - 1)));
  expect(new Set(force.max)).toEqual(new Set([100]));
});

test("a gap stays a gap: ticks that are missing, unknown or not to be judged by", () => {
  const traces = createTraces(100);
  const silent = (at: number) => at >= 20 && at < 30;
  for (const row of ticks(60)) {
    const at = (row.tMs - START_MS) / 10;
    if (silent(at)) continue;
    if (at >= 40 && at < 50) traces.add({ ...row, forceN: Number.NaN });
    else traces.add({ ...row, quality: at >= 50 ? "unknown" : "good" });
  }
  const { speed, force } = traces.result();
  const gaps = (column: readonly (number | null)[]) => column.flatMap((value, at) => (value === null ? [at] : []));
  const range = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at);
  expect(gaps(speed.min)).toEqual([...range(20, 30), ...range(50, 60)]);
  expect(gaps(force.max)).toEqual([...range(20, 30), ...range(40, 60)]);
});

test("a stretch is read to its end and no further", async () => {
  const read = { batches: 0 };
  const from = START_MS + 500;
  const rows = ticks(10_000);
  const { speed, fromMs } = await tracesOf(source(rows, read), { from, to: from + 1000, points: 1000 });
  expect(fromMs).toBe(from);
  expect([speed.min[0], speed.max.at(-1)]).toEqual([50, 150]);
  expect(read.batches).toBe(2);
});

test("a pressure map has all time under load, each where it was, and says what has no place", () => {
  const maps = createPressureMaps();
  for (const row of ticks(200)) maps.add(row);
  for (const row of ticks(7)) maps.add({ ...row, positionMm: Number.NaN });
  for (const row of ticks(9)) maps.add({ ...row, contact: false });
  for (const row of ticks(3)) maps.add({ ...row, positionMm: 1e9, forceN: 1e9 });
  const [map, ...others] = maps.maps();
  expect(others).toEqual([]);
  expect(map).toMatchObject({ muscle: "calf", side: "left", fromMm: 0, fromN: 100, unplacedMs: 70 });
  expect(map?.ms.reduce((sum, ms) => sum + ms, 0)).toBe(2030);
  // Two sweeps over 100 mm, 10 ms a millimetre, fields of 5 mm; what is out of bounds is in the last one.
  expect(map?.ms.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 100));
  expect(map?.ms.at(-1)).toBe(30);
});

test("kept ticks give the same traces without reading again, until the session or the core is another", async () => {
  const cache = createTracesCache();
  const rows = ticks(400, (at) => tick(at, at % 50 === 7 ? { quality: "unknown" } : {}));
  const read = { batches: 0 };
  let opened = 0;
  const open = async () => {
    opened += 1;
    return source(rows, read);
  };
  const queries = [{}, { points: 10 }, { from: START_MS + 1000, to: START_MS + 2000, points: 20 }];
  for (const query of queries)
    expect(await cache.traces({ id: "s", version: "1" }, query, open)).toEqual(
      await tracesOf(source(rows, read), query),
    );
  expect(opened).toBe(1);
  await Promise.all([1, 2].map(() => cache.traces({ id: "t", version: "1" }, {}, open)));
  expect(opened).toBe(2);
  await cache.traces({ id: "s", version: "2" }, {}, open);
  expect(opened).toBe(3);
  cache.forget("s");
  await cache.traces({ id: "s", version: "2" }, {}, open);
  expect(opened).toBe(4);
});

test("the cache holds no more than it may: the session looked at longest ago goes, one that is too long never stays", async () => {
  const cache = createTracesCache(250);
  const opened: string[] = [];
  const look = (id: string, count: number) =>
    cache.traces({ id, version: "1" }, {}, async () => {
      opened.push(id);
      return source(ticks(count), { batches: 0 });
    });
  for (const id of ["a", "b", "a", "c", "a", "b"]) await look(id, 100);
  expect(opened).toEqual(["a", "b", "c", "b"]);
  // Read once in vain up to what may be kept, then each time for what is drawn.
  const whole = await tracesOf(source(ticks(300), { batches: 0 }), {});
  for (const id of ["long", "long"]) expect(await look(id, 300)).toEqual(whole);
  expect(opened.slice(4)).toEqual(["long", "long", "long"]);
  await expect(cache.traces({ id: "x", version: "1" }, {}, () => Promise.reject(new Error("gone")))).rejects.toThrow(
    "gone",
  );
  await look("x", 10);
  expect(opened.at(-1)).toBe("x");
});
