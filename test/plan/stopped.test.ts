// R27: an area with a stop stays closed for the rest of the local day.
import { describe, expect, test } from "vitest";

import { closesToday, stoppedToday, withoutStops, withStop } from "#hub/plan/stopped.ts";
import type { StoppedArea } from "#shared/schema/profile.ts";

const TODAY = "2026-03-29";
const CALF: StoppedArea = { muscle: "calf", side: "left", atMs: 1000, date: TODAY };

describe("stops of a day", () => {
  test("close their area until the date changes", () => {
    expect(stoppedToday([CALF], TODAY)).toMatchObject([
      { muscle: "calf", side: "left", ruleId: "R27", says: expect.stringContaining("for today") },
    ]);
    expect(stoppedToday([CALF], "2026-03-30")).toEqual([]);
    expect(stoppedToday(undefined, TODAY)).toEqual([]);
  });

  test("what it felt like may be said later, and is kept when the area is stopped on again", () => {
    const said = withStop([CALF], { ...CALF, atMs: 2000, reason: "sharp" });
    expect(said).toEqual([{ ...CALF, atMs: 2000, reason: "sharp" }]);
    expect(withStop(said, { ...CALF, atMs: 3000 })).toEqual([{ ...CALF, atMs: 3000, reason: "sharp" }]);
  });

  test("those of an earlier day make room", () => {
    const next: StoppedArea = { ...CALF, side: "right", date: "2026-03-30" };
    expect(withStop([CALF], next)).toEqual([next]);
  });

  test("a mistake opens that area and no other", () => {
    const other: StoppedArea = { ...CALF, muscle: "quadriceps" };
    expect(withoutStops([CALF, other], [{ muscle: "calf", side: "left" }])).toEqual([other]);
    expect(withoutStops([CALF], [{ muscle: "calf", side: "right" }])).toEqual([CALF]);
  });

  test("a rehearsed stop said to be a mistake leaves the real one there closed, and the other way round", () => {
    const rehearsed: StoppedArea = { ...CALF, rehearsed: true };
    const area = { muscle: "calf", side: "left" } as const;
    expect(withoutStops([CALF, rehearsed], [{ ...area, rehearsed: true }])).toEqual([CALF]);
    expect(withoutStops([CALF, rehearsed], [area])).toEqual([rehearsed]);
  });

  test("the plan leaves out where someone stopped, not where they rehearsed it", () => {
    const rehearsed: StoppedArea = { ...CALF, muscle: "quadriceps", rehearsed: true };
    expect(closesToday([CALF, rehearsed], TODAY)).toMatchObject([{ muscles: ["calf"], side: "left", ruleId: "R27" }]);
  });
});
