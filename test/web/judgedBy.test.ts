import { expect, test } from "vitest";

import { bandsAt, bandsOfArea } from "#web/review/judgedBy.ts";
import { ROLLER } from "#test/web/fakeMessages.ts";

const BANDS = ROLLER.bands;
const CALF = { muscle: "calf", side: "left", mode: "deep" } as const;
const GLUTEALS = { ...CALF, muscle: "gluteals" } as const;
const SOFT = { ...BANDS, forceN: [10, 20] as [number, number] };
const HARD = { ...BANDS, forceN: [90, 200] as [number, number] };
const REVIEW = {
  chosen: [
    { startMs: 0, endMs: 1000, ...CALF, bands: BANDS },
    { startMs: 1000, endMs: 3500, ...GLUTEALS, bands: HARD },
    { startMs: 3500, endMs: 5000, ...CALF, bands: SOFT },
    { startMs: 5000, endMs: 6000, ...CALF, side: "right" as const },
  ],
};

test("an area's band is the one that held longest there; one that is not known stays unknown", () => {
  expect(bandsOfArea(REVIEW, CALF)).toBe(SOFT);
  expect(bandsOfArea(REVIEW, GLUTEALS)).toBe(HARD);
  expect(bandsOfArea(REVIEW, { muscle: "calf", side: "right" })).toBeUndefined();
  expect(bandsOfArea(REVIEW, { muscle: "quadriceps", side: "right" })).toBeUndefined();
});

test("at a moment: those of what was rolled then, of what was left when something else was chosen", () => {
  expect([500, 1000, 1001, 4000, 5500].map((tMs) => bandsAt(REVIEW, tMs))).toEqual([
    BANDS,
    BANDS,
    HARD,
    SOFT,
    undefined,
  ]);
});
