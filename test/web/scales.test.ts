import { expect, test } from "vitest";

import { MM_PER_INCH } from "#shared/domain/units.ts";
import { forceScale, paceScale, placeOn, sideOf } from "#web/coach/bandScale.ts";
import { createLaneScale, inchMarks, startsOnRight } from "#web/coach/laneScale.ts";

const PACE = paceScale([15, 38]);
const FORCE = forceScale([137, 240], 378);
const LANE = { seenFromMm: 0, seenToMm: 240, startOnRight: false, widthPx: 1200, marginPx: 100 };

test("the band is the middle third of every scale", () => {
  for (const scale of [PACE, FORCE]) {
    expect(placeOn(scale, scale.low)).toBeCloseTo(1 / 3);
    expect(placeOn(scale, scale.high)).toBeCloseTo(2 / 3);
  }
});

test("a scale never goes backwards nor leaves its ends", () => {
  let before = -1;
  for (let value = -10; value < 500; value += 1) {
    const at = placeOn(FORCE, value);
    expect(at).toBeGreaterThanOrEqual(before);
    expect(at).toBeLessThanOrEqual(1);
    before = at;
  }
  expect(placeOn(FORCE, -10)).toBe(0);
  expect(placeOn(FORCE, 378)).toBe(1);
});

test("unknown has no place and no side", () => {
  expect(placeOn(PACE, Number.NaN)).toBeNaN();
  expect(sideOf(PACE, Number.NaN)).toBe("unknown");
});

test("the edges belong to the band", () => {
  expect([14.9, 15, 38, 38.1].map((value) => sideOf(PACE, value))).toEqual(["below", "inside", "inside", "above"]);
});

test("the lane holds all that was seen, with the knee on the left", () => {
  const lane = createLaneScale(LANE);
  expect(lane.xOf(0)).toBeGreaterThanOrEqual(100);
  expect(lane.xOf(240)).toBeGreaterThan(lane.xOf(0));
  expect(lane.xOf(240)).toBeLessThanOrEqual(1100);
});

test("a lane from the right mirrors the other", () => {
  const left = createLaneScale(LANE);
  const right = createLaneScale({ ...LANE, startOnRight: true });
  for (const mm of [0, 100, 240]) expect(right.xOf(mm)).toBeCloseTo(1200 - left.xOf(mm));
});

test("a longer stroke than the lane makes the lane longer", () => {
  const lane = createLaneScale({ ...LANE, seenToMm: 500, seenFromMm: -80 });
  expect(lane.fromMm).toBeLessThan(-80);
  expect(lane.toMm).toBeGreaterThan(500);
  expect(lane.xOf(500)).toBeLessThanOrEqual(1100);
});

test("small changes of the travel leave the scale alone", () => {
  const before = createLaneScale({ ...LANE, seenToMm: 260 });
  expect(createLaneScale({ ...LANE, seenToMm: 280, seenFromMm: -4 }).pxPerMm).toBe(before.pxPerMm);
});

test("marks are one inch apart", () => {
  const lane = createLaneScale(LANE);
  const [first, second] = inchMarks(lane);
  expect(lane.xOf(second! * MM_PER_INCH) - lane.xOf(first! * MM_PER_INCH)).toBeCloseTo(lane.pxPerMm * MM_PER_INCH);
});

test("strokes that start at the hip start on the right, unless mirrored", () => {
  expect(startsOnRight("quadriceps", false)).toBe(false);
  expect(startsOnRight("quadriceps", true)).toBe(true);
  expect(startsOnRight("outer-thigh", false)).toBe(true);
  expect(startsOnRight("calf", false)).toBe(false);
});
