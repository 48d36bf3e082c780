// What the pages of the past compute themselves.
import { expect, test } from "vitest";

import type { PressureMap } from "#shared/schema/review.ts";
import { REVIEW, SESSION } from "#test/web/sampleReview.ts";
import { isMirrored, SHAPES } from "#web/history/bodyShape.ts";
import { MUSCLE_IDS } from "#shared/domain/muscles.ts";
import { firstPair } from "#web/history/Compare.tsx";
import { mapShape } from "#web/review/mapShape.ts";
import { nextTime } from "#web/review/nextTime.ts";
import { moved, within, zoomed } from "#web/review/traceWindow.ts";
import { createDates, monthLater, weeksOf } from "#web/units/dates.ts";

const MAP: PressureMap = {
  muscle: "quadriceps",
  side: "left",
  fromMm: 10,
  fromN: 100,
  columns: 2,
  rows: 3,
  ms: [0, 0, 100, 0, 0, 400],
  unplacedMs: 0,
};

test("a map's fields: where, how long, and on which side of the band", () => {
  const shape = mapShape(MAP, [80, 118], false);
  expect(shape).toMatchObject({ fromMm: 10, toMm: 20, toN: 140, longestMs: 400 });
  expect(shape?.fields).toEqual([
    { x: 0, y: 110 / 140, strength: 0.5, band: "in" },
    { x: 0.5, y: 120 / 140, strength: 1, band: "above" },
  ]);
  expect(mapShape(MAP, undefined, true)?.fields.map(({ x, band }) => [x, band])).toEqual([
    [0.5, "unknown"],
    [0, "unknown"],
  ]);
  expect(mapShape({ ...MAP, columns: 0, rows: 0, ms: [] }, undefined, false)).toBeUndefined();
});

test("next time: what matters most first, at most three things, and the same again when all was well", () => {
  const ids = (session: Partial<typeof SESSION>, review: Partial<typeof REVIEW>) =>
    nextTime({ ...SESSION, ...session }, { ...REVIEW, ...review }).map(({ id }) => id);
  const well = { gapMs: 0 };
  expect(ids(well, { cues: [], spots: [] })).toEqual(["same"]);
  expect(ids({}, {})).toEqual(["slower", "openSpot", "link"]);
  expect(ids({ discomfortBefore: 2, discomfortAfter: 5 }, { stops: [{ tMs: 1 }] })).toEqual([
    "stopped",
    "rose",
    "slower",
  ]);
  // Said once is no habit.
  expect(ids(well, { cues: REVIEW.cues.slice(1), spots: [] })).toEqual(["same"]);
  const short = REVIEW.holds.map((hold) => ({ ...hold, countedMs: 5000 }));
  expect(ids(well, { cues: [], spots: [], holds: short })).toEqual(["holds"]);
  const { meanForceN: _unknown, ...unmeasured } = SESSION;
  expect(nextTime({ ...unmeasured, inForceMs: 0, gapMs: 0 }, { ...REVIEW, maps: [], cues: [], spots: [] })).toEqual([
    { id: "calibrate" },
  ]);
  expect(ids({ contactMs: 0 }, {})).toEqual([]);
});

test("a window of traces never leaves the session", () => {
  const whole = { fromMs: 0, toMs: 10_000 };
  expect(zoomed(whole, whole, 0.5)).toEqual({ fromMs: 2500, toMs: 7500 });
  expect(zoomed({ fromMs: 0, toMs: 2000 }, whole, 2)).toEqual({ fromMs: 0, toMs: 4000 });
  expect(zoomed({ fromMs: 0, toMs: 600 }, whole, 0.1)).toEqual({ fromMs: 50, toMs: 550 });
  expect(moved({ fromMs: 8000, toMs: 10_000 }, whole, 0.5)).toEqual({ fromMs: 8000, toMs: 10_000 });
  expect(moved({ fromMs: 4000, toMs: 6000 }, whole, -0.5)).toEqual({ fromMs: 3000, toMs: 5000 });
  expect(within({ fromMs: -5, toMs: 99_999 }, whole)).toEqual(whole);
});

test("months are whole weeks from Monday, over the turn of a year too", () => {
  const weeks = weeksOf("2026-11");
  expect(weeks[0]).toEqual([...Array.from({ length: 6 }), "2026-11-01"]);
  expect(weeks.flat().filter((day) => day !== undefined)).toHaveLength(30);
  expect(weeks.every((week) => week.length === 7)).toBe(true);
  expect([monthLater("2026-12", 1), monthLater("2026-01", -1)]).toEqual(["2027-01", "2025-12"]);
  expect(createDates("de").weekdays.map(({ short }) => short)[0]).toBe("Mo");
});

test("every muscle is on the body once; from the front a person's right is on the left", () => {
  expect(SHAPES.map(({ muscle }) => muscle).toSorted()).toEqual([...MUSCLE_IDS].toSorted());
  expect([isMirrored("front", "right"), isMirrored("front", "left"), isMirrored("back", "right")]).toEqual([
    true,
    false,
    false,
  ]);
});

test("two sessions to compare: the newest with the last one on the same muscle", () => {
  const other = { ...SESSION, id: "b", selection: { ...SESSION.selection, side: "right" as const } };
  const alike = { ...SESSION, id: "a" };
  expect(firstPair([SESSION, other, alike])).toEqual([alike, SESSION]);
  expect(firstPair([SESSION, other])).toEqual([other, SESSION]);
});
