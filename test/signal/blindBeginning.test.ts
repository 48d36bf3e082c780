// A contact that begins where the load cell is blind is seen late; its first movement is counted whole all the same.
import { expect, test } from "vitest";

import { Position } from "#hub/signal/position.ts";
import { eventsOf, moved, only, reach } from "#test/signal/support/motions.ts";
import type { Motion } from "#test/signal/support/motions.ts";

const BLIND_UNTIL_S = 3;
const blindAtFirst: Motion = {
  seconds: 10,
  way: reach(2, 8, -150),
  contact: (tS) => tS >= BLIND_UNTIL_S,
  maybe: (tS) => tS < BLIND_UNTIL_S,
};

function positionAt(motion: Motion, atS: number) {
  const position = new Position();
  let found = { mm: Number.NaN, sign: 0 };
  moved(motion, (tick) => {
    position.step(tick, false);
    if (tick.tMs === atS * 1000) found = { mm: position.mm, sign: position.sign };
  });
  return found;
}

test("the stroke begins where the roller began to move, not where its load was first seen", () => {
  const [stroke, ...more] = only(eventsOf(blindAtFirst), "stroke");
  expect(more).toEqual([]);
  expect(Math.abs((stroke?.startMs ?? 0) - 2000)).toBeLessThan(500);
  expect(stroke?.lengthMm).toBeCloseTo(150, 0);
});

test("without the doubt, what came before the contact does not count", () => {
  const [stroke] = only(eventsOf({ ...blindAtFirst, maybe: () => false }), "stroke");
  expect(stroke?.startMs).toBe(BLIND_UNTIL_S * 1000);
});

test("when no load shows after the blind angle, nothing is counted", () => {
  expect(eventsOf({ ...blindAtFirst, contact: () => false })).toEqual([]);
  const freeAfterwards = { ...blindAtFirst, contact: (tS: number) => tS >= 9 };
  expect(only(eventsOf(freeAfterwards), "stroke")).toEqual([]);
});

test("position counts from where the movement began, and its way is +", () => {
  const { mm, sign } = positionAt(blindAtFirst, 9);
  expect(sign).toBe(-1);
  expect(mm).toBeCloseTo(150, 0);
  expect(positionAt({ ...blindAtFirst, maybe: () => false }, 9).mm).toBeLessThan(149);
});

test("a blind moment after a known lift does not move the place", () => {
  const lifted: Motion = {
    seconds: 10,
    way: reach(1, 8, 150),
    contact: (tS) => tS < 4 || tS >= 4.5,
    maybe: (tS) => tS >= 4.2 && tS < 4.5,
  };
  expect(positionAt(lifted, 9).mm).toBeCloseTo(150, 0);
});
