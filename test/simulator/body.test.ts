import { expect, test } from "vitest";

import type { Action } from "#sim/body/action.ts";
import { placeShare, speedShare, speedShareIntegral, wayToTurn } from "#sim/body/minimumJerk.ts";
import { createMovement } from "#sim/body/movement.ts";
import type { Grip, MovementState } from "#sim/body/movement.ts";
import { createPlan } from "#sim/body/plan.ts";
import { planStroke } from "#sim/body/strokePlan.ts";
import { createRandom } from "#sim/random.ts";

/** A program of these actions, over and over. */
function repeating(actions: readonly Action[]) {
  return function* program(): Generator<Action, never, void> {
    for (;;) yield* actions;
  };
}

function movementOf(actions: readonly Action[], grips: readonly Grip[] = []) {
  const random = createRandom(5);
  const program = repeating(actions);
  const plan = createPlan({ program, random, firstContactMs: 500, startMm: 40, share: 0.27, paceWander: 0.1 });
  const movement = createMovement({ plan, random, grips });
  return (simMs: number, out: MovementState) => {
    plan.ensure(simMs);
    movement.at(simMs, out);
  };
}

const emptyState = (): MovementState => ({
  mm: 0,
  mmS: 0,
  mmS2: 0,
  intendedMmS: 0,
  tremorMmS: 0,
  tremorMmS2: 0,
});

test("least-jerk shares begin and end at rest, and the integral is the share's", () => {
  expect([speedShare(0), speedShare(1), placeShare(0), placeShare(1)]).toEqual([0, 1, 0, 1]);
  expect(placeShare(-1)).toBe(0);
  expect(placeShare(2)).toBe(1);
  let sum = 0;
  for (let i = 0; i < 1000; i += 1) sum += speedShare((i + 0.5) / 1000) / 1000;
  expect(speedShareIntegral(1)).toBeCloseTo(sum, 6);
});

test("the way to the turning point is where the speed passes zero", () => {
  const [v0, v1, durationS] = [30, -20, 0.5];
  let way = 0;
  let farthest = 0;
  for (let i = 0; i < 5000; i += 1) {
    way += ((v0 + (v1 - v0) * speedShare((i + 0.5) / 5000)) * durationS) / 5000;
    farthest = Math.max(farthest, way);
  }
  expect(wayToTurn(v0, v1, durationS)).toBeCloseTo(farthest, 3);
});

test("a stroke turns exactly at its end, whatever pace and turn", () => {
  const random = createRandom(9);
  let worst = 0;
  for (let i = 0; i < 200; i += 1) {
    const fromMm = random.uniform(0, 100);
    const way = random.sign();
    const toMm = fromMm + way * random.uniform(40, 250);
    const next = random.chance(0.5) ? -way * random.uniform(5, 60) : 0;
    const pieces = planStroke(
      {
        startMs: 0,
        fromMm,
        v0: 0,
        toMm,
        pace: random.uniform(5, 90),
        nextMmS: () => next,
        startS: random.uniform(0.3, 2),
        turnS: random.uniform(0.3, 2),
        wander: 0.15,
      },
      random,
    );
    const turn = pieces.at(-1);
    if (turn === undefined) throw new Error("no pieces");
    expect(turn.v1).toBeCloseTo(next, 9);
    const turnsAt = turn.startMm + wayToTurn(turn.v0, turn.v1, turn.durationMs / 1000);
    // A pace too quick for so short a way overshoots, as a person would.
    expect(way * (turnsAt - toMm)).toBeGreaterThan(-0.02);
    if (Math.abs(toMm - fromMm) > 150) worst = Math.max(worst, Math.abs(turnsAt - toMm));
  }
  expect(worst).toBeLessThan(60);
});

test.each([
  ["strokes", []],
  ["strokes on skin that grips", [{ depth: 0.6, lengthMm: 8 }]],
] as const)("place, speed and acceleration belong together: %s", (_, grips) => {
  const look = movementOf(
    [
      { kind: "stroke", toMm: 200, paceMmS: 30 },
      { kind: "stroke", toMm: 60, paceMmS: 22 },
      { kind: "stay", ms: 5000, rockMm: 6, rockHz: 0.7, driftMmS: 0.2 },
    ],
    grips,
  );
  const state = emptyState();
  let before = { ...state };
  let worstSpeed = 0;
  let worstAcceleration = 0;
  for (let simMs = 0; simMs <= 60_000; simMs += 1) {
    look(simMs, state);
    if (simMs > 0) {
      const meanSpeed = (state.mm - before.mm) * 1000;
      worstSpeed = Math.max(worstSpeed, Math.abs(meanSpeed - (state.mmS + before.mmS) / 2));
      const meanAcceleration = (state.mmS - before.mmS) * 1000;
      worstAcceleration = Math.max(worstAcceleration, Math.abs(meanAcceleration - (state.mmS2 + before.mmS2) / 2));
    }
    before = { ...state };
  }
  expect(worstSpeed).toBeLessThan(0.3);
  // Both are exact; what is left is the slope of the acceleration within a millisecond.
  expect(worstAcceleration).toBeLessThan(8);
});

test("rocking is as wide as asked, and the person does not mean to move", () => {
  const look = movementOf([{ kind: "stay", ms: 20_000, rockMm: 5, rockHz: 1 }]);
  const state = emptyState();
  const places: number[] = [];
  let fastest = 0;
  for (let simMs = 3000; simMs <= 15_000; simMs += 5) {
    look(simMs, state);
    places.push(state.mm);
    fastest = Math.max(fastest, Math.abs(state.mmS));
    expect(state.intendedMmS).toBe(0);
  }
  expect(Math.max(...places) - Math.min(...places)).toBeCloseTo(5, 1);
  expect(fastest).toBeCloseTo(5 * Math.PI, 0);
});
