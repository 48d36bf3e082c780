// R31, R32: which spots come back, when, and how they go on: from journal entries to what is told, kept open and put first.
import { expect, test } from "vitest";

import { recurringSpots, type AreaSessions } from "#hub/plan/recurringSpots.ts";
import { keyAreasOf, openSpotsOf } from "#hub/plan/standingSpots.ts";
import { addDays } from "#shared/domain/calendar.ts";
import type { JournalEntry } from "#shared/schema/past.ts";

const FIRST = "2026-10-05";
const OUTER = { muscle: "outer-thigh", side: "right" } as const;

/** A spot 140 mm from the knee, `day` days after the first. */
function entry(day: number, changes: Partial<JournalEntry> = {}): JournalEntry {
  return {
    sessionId: `s${String(day).padStart(3, "0")}`,
    spotId: "spot-1",
    date: addDays(FIRST, day),
    markedMs: day * 86_400_000,
    how: "key",
    ...OUTER,
    placeMm: 140,
    from: "knee",
    state: "open",
    ...changes,
  };
}

test("near places are one spot, far ones, other sides and other ends are others", () => {
  const spots = recurringSpots(
    [
      entry(0),
      entry(1, { placeMm: 160 }),
      entry(2, { placeMm: 130 }),
      entry(2, { placeMm: 141, spotId: "spot-2" }),
      entry(3, { placeMm: 200 }),
      entry(4, { side: "left" }),
      entry(5, { from: "start" }),
      entry(6, { placeMm: undefined, from: undefined }),
      entry(7, { placeMm: undefined, from: undefined }),
    ],
    [],
  );
  expect(spots.map(({ side, placeMm, from, times }) => [side, placeMm, from, times])).toEqual([
    ["right", 143, "knee", 3],
    ["right", undefined, undefined, 2],
    ["right", 140, "start", 1],
    ["left", 140, "knee", 1],
    ["right", 200, "knee", 1],
  ]);
  expect(spots[0]).toMatchObject({ firstDate: FIRST, lastDate: addDays(FIRST, 2), state: "open" });
});

test("what was said last about a spot is what it is now", () => {
  const [spot] = recurringSpots(
    [
      entry(0, { knownPain: true, discomfortBefore: 7 }),
      entry(1, { knownPain: false, discomfortBefore: 6, discomfortAfter: 3, state: "released" }),
      entry(2, { discomfortBefore: 5, state: "eased" }),
    ],
    [],
  );
  expect(spot).toMatchObject({ knownPain: false, state: "eased", discomfortBefore: 5 });
  expect(spot).not.toHaveProperty("discomfortAfter");
});

test("phases tell in how many of their sessions; words only where one stands out", () => {
  const onArea = (phase: AreaSessions["phase"], sessions: number): AreaSessions => ({ ...OUTER, phase, sessions });
  const speed = [0, 7, 14, 21].map((day) => entry(day, { phase: "speed" }));
  const days = [...speed, entry(22, { phase: "easy" }), entry(23)];
  const others = { muscle: "calf", side: "left", phase: "speed", sessions: 40 } as const;
  const [spot] = recurringSpots(days, [onArea("speed", 5), onArea("easy", 8), onArea(undefined, 9), others]);
  expect(spot?.phases).toEqual([
    { phase: "speed", times: 4, ofSessions: 5 },
    { phase: "easy", times: 1, ofSessions: 8 },
  ]);
  expect(spot?.says).toBe("Tender in 4 of 5 sessions on speed days, in 1 of 8 on others.");
  expect(recurringSpots(days, [onArea("speed", 5), onArea("easy", 2)])[0]?.says).toBeUndefined();
  expect(recurringSpots(speed.slice(2), [onArea("speed", 2), onArea("easy", 8)])[0]?.says).toBeUndefined();
  expect(recurringSpots(days, [onArea("speed", 15), onArea("easy", 6)])[0]?.says).toBeUndefined();
});

test("the trend is of discomfort at about the same force, over weeks", () => {
  const falling = [0, 7, 14, 21].map((day, at) => entry(day, { discomfortBefore: 8 - at, forceBeforeN: 200 + at * 5 }));
  const light = entry(10, { discomfortBefore: 1, forceBeforeN: 90 });
  expect(recurringSpots([...falling, light], [])[0]?.trend).toEqual({
    perWeek: -1,
    atForceN: 205,
    withinPct: 20,
    sessions: 4,
  });
  expect(recurringSpots(falling.slice(0, 2), [])[0]?.trend).toBeUndefined();
  const inDays = falling.map((one, at) => ({ ...one, date: addDays(FIRST, at) }));
  expect(recurringSpots(inDays, [])[0]?.trend).toBeUndefined();
  const unknown = falling.map((one) => ({ ...one, forceBeforeN: undefined }));
  expect(recurringSpots(unknown, [])[0]?.trend).toBeUndefined();
});

test("key spots put their areas first for six weeks, as long as they are said to be key", () => {
  const calf = { muscle: "calf", side: "left" } as const;
  const spots = recurringSpots(
    [
      entry(0, { knownPain: true }),
      entry(1, { ...calf, knownPain: true }),
      entry(2, { ...calf, knownPain: true }),
      entry(2, { ...calf, knownPain: true, placeMm: 20 }),
      entry(3, { muscle: "gluteals", knownPain: true }),
      entry(4, { muscle: "gluteals", knownPain: false }),
      entry(5, { muscle: "hamstrings" }),
    ],
    [],
  );
  expect(keyAreasOf(spots, addDays(FIRST, 10))).toEqual([calf, OUTER]);
  expect(keyAreasOf(spots, addDays(FIRST, 43))).toEqual([calf]);
  expect(keyAreasOf(spots, addDays(FIRST, 60))).toEqual([]);
});

test("what did not let go is led back to for two weeks, where its place can be found again", () => {
  const spots = recurringSpots(
    [
      entry(0, { knownPain: true }),
      entry(0, { placeMm: 60, state: "eased" }),
      entry(0, { placeMm: 240, state: "open" }),
      entry(1, { placeMm: 240, state: "released" }),
      entry(1, { placeMm: 100, from: "start" }),
      entry(1, { placeMm: undefined, from: undefined }),
    ],
    [],
  );
  expect(openSpotsOf(spots, addDays(FIRST, 1))).toEqual([
    { ...OUTER, placeMm: 140, knownPain: true },
    { ...OUTER, placeMm: 60 },
  ]);
  expect(openSpotsOf(spots, addDays(FIRST, 15))).toEqual([]);
});
