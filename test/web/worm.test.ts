import { expect, test } from "vitest";

import { MM_PER_INCH } from "#shared/domain/units.ts";
import { movePacer, startPacer, turnPacer } from "#web/worm/pacer.ts";
import type { PacerInput } from "#web/worm/pacer.ts";
import { crawlPath, feetAt, humpHeight, lookPath, sleepPath } from "#web/worm/wormShape.ts";

const INPUT: PacerInput = {
  elapsedMs: 20,
  paceMmS: MM_PER_INCH,
  fromMm: 0,
  toMm: 200,
  accompanied: true,
  resting: false,
};

function run(pacer = startPacer(0), input: Partial<PacerInput> = {}, frames = 50) {
  let moved = pacer;
  for (let frame = 0; frame < frames; frame += 1) moved = movePacer(moved, { ...INPUT, ...input });
  return moved;
}

test("the pacer keeps the target pace", () => {
  expect(run().positionMm).toBeCloseTo(MM_PER_INCH);
  expect(run().travelledMm).toBeCloseTo(MM_PER_INCH);
});

test("beside someone it waits at the end until they turn", () => {
  const waiting = run(startPacer(190));
  expect(waiting).toMatchObject({ positionMm: 200, waiting: true });
  expect(run(turnPacer(waiting, -1)).positionMm).toBeCloseTo(200 - MM_PER_INCH);
});

test("alone it turns by itself", () => {
  const back = run(startPacer(190), { accompanied: false }, 100);
  expect(back.direction).toBe(-1);
  expect(back.positionMm).toBeLessThan(200);
});

test("during a hold it rests where it is", () => {
  expect(run(startPacer(40), { resting: true })).toMatchObject({ positionMm: 40, travelledMm: 0, waiting: true });
});

test("it gathers and stretches once an inch", () => {
  const span = (inches: number) => feetAt(inches).front - feetAt(inches).rear;
  expect(span(0)).toBe(2);
  expect(span(0.5)).toBe(1);
  expect(span(1)).toBe(2);
});

test("its feet never slip: one stands while the other moves", () => {
  for (let inches = 0; inches < 2; inches += 0.01) {
    const now = feetAt(inches);
    const next = feetAt(inches + 0.01);
    const slip = Math.min(Math.abs(next.rear - now.rear + 0.01), Math.abs(next.front - now.front + 0.01));
    expect(slip).toBeLessThan(1e-6);
  }
});

test("the middle of the body keeps to the pace at every half inch", () => {
  for (const inches of [0, 0.5, 1, 1.5]) {
    const { rear, front } = feetAt(inches);
    expect((rear + front) / 2).toBeCloseTo(0);
  }
});

test("the shorter the span, the taller the hump; the body keeps its length", () => {
  expect(humpHeight(1)).toBeGreaterThan(humpHeight(1.5));
  expect(humpHeight(1.5)).toBeGreaterThan(humpHeight(2));
  const length = (inches: number) => {
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("d", crawlPath(feetAt(inches)));
    return path.getTotalLength();
  };
  for (const inches of [0.1, 0.25, 0.5, 0.75]) expect(length(inches)).toBeCloseTo(length(0), 1);
});

test("every pose is a path without a hole", () => {
  for (let seconds = 0; seconds < 10; seconds += 0.37) {
    for (const path of [crawlPath(feetAt(seconds)), lookPath(seconds), sleepPath(seconds)]) {
      expect(path).toMatch(/^M[-\d. MLC]+$/);
    }
  }
});
