import { expect, test } from "vitest";

import { Position } from "#hub/signal/position.ts";
import { moved } from "#test/signal/support/motions.ts";
import type { Motion } from "#test/signal/support/motions.ts";

function placed(motion: Motion, position = new Position(), carried: (tS: number) => boolean = () => false) {
  const seen: { tS: number; mm: number; sign: number }[] = [];
  moved(motion, (tick) => {
    position.step(tick, carried(tick.tMs / 1000));
    seen.push({ tS: tick.tMs / 1000, mm: position.mm, sign: position.sign });
  });
  return (tS: number) => seen.find((one) => one.tS >= tS);
}

test("+ is the way of the first movement of a contact, position counts from there", () => {
  const at = placed({ seconds: 6, way: (tS) => -20 * Math.max(0, tS - 1) });
  expect(at(3)?.sign).toBe(-1);
  expect(at(3)?.mm).toBeCloseTo(40, 6);
});

test("a short lift keeps sign and place, a long one or a carry does not", () => {
  const way = (tS: number) => (tS < 4 ? 20 * tS : 80 - 20 * (tS - 4));
  const lift = (fromS: number, toS: number) => (tS: number) => tS < fromS || tS > toS;
  expect(placed({ seconds: 8, way, contact: lift(4, 4.5) })(6)?.sign).toBe(1);
  expect(placed({ seconds: 8, way, contact: lift(4, 5.5) })(7)?.sign).toBe(-1);
  const carry = (tS: number) => tS > 4 && tS < 4.5;
  expect(placed({ seconds: 8, way, contact: lift(4, 4.5) }, new Position(), carry)(6)?.sign).toBe(-1);
});

test("turnarounds near the start take a fifth of the slip, others nothing", () => {
  const position = new Position();
  const at = placed({ seconds: 3, way: (tS) => 20 * tS }, position);
  expect(at(2)?.mm).toBeCloseTo(40, 6);
  position.turned(10, 1);
  position.turned(40, 1);
  position.turned(5, -1);
  moved({ seconds: 0, way: () => 60 }, (tick) => position.step(tick, false));
  expect(position.mm).toBeCloseTo(58, 6);
});

test("off the roller and without knowledge there is no position", () => {
  const at = placed({ seconds: 4, way: (tS) => 20 * tS, contact: (tS) => tS < 1 || tS > 3, known: (tS) => tS < 3.5 });
  expect(at(2)?.mm).toBeNaN();
  expect(at(3.8)?.mm).toBeNaN();
  const position = new Position();
  placed({ seconds: 1, way: (tS) => 20 * tS }, position);
  position.restart();
  expect(position.mm).toBeNaN();
});
