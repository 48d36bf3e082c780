import { expect, test } from "vitest";

import { createColumns } from "#web/live/columns.ts";
import type { Columns } from "#web/live/columns.ts";

function rows(columns: Columns, spanMs: number): number[][] {
  const out: number[][] = [];
  columns.read(spanMs, ({ tMs, speedMmS, forceN }) => out.push([tMs, speedMmS, forceN]));
  return out;
}

function push(columns: Columns, tMs: number, speedMmS: number, forceN: number): void {
  columns.push({ tMs, speedMmS, forceN, positionMm: 0, ageMs: 0 });
}

test("the newest rows stay, oldest first", () => {
  const columns = createColumns(3);
  for (let tMs = 0; tMs < 5; tMs += 1) push(columns, tMs, tMs * 10, tMs * 100);
  expect(columns.length).toBe(3);
  expect(rows(columns, 1000)).toEqual([
    [2, 20, 200],
    [3, 30, 300],
    [4, 40, 400],
  ]);
});

test("only the span asked for is read", () => {
  const columns = createColumns(10);
  for (let tMs = 0; tMs <= 100; tMs += 20) push(columns, tMs, 0, 0);
  expect(rows(columns, 40).map(([tMs]) => tMs)).toEqual([60, 80, 100]);
});

test("unknown stays unknown", () => {
  const columns = createColumns(2);
  push(columns, 0, Number.NaN, 12);
  expect(rows(columns, 10)).toEqual([[0, Number.NaN, 12]]);
});

test("time that goes back begins a new run", () => {
  const columns = createColumns(10);
  push(columns, 1000, 1, 1);
  push(columns, 1020, 2, 2);
  push(columns, 0, 3, 3);
  expect(rows(columns, 10_000)).toEqual([[0, 3, 3]]);
});
