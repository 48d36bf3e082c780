// R12: breath that stands still and shaking that doubles, in a hold; said only with confidence, once.
import { describe, expect, test } from "vitest";

import { examineGuarding } from "#scripts/guarding/examineGuarding.ts";
import type { Tick } from "#shared/domain/features.ts";
import { startRide, type Ride } from "#test/coach/ride.ts";

const CALM = { tremorN: 1, breathN: 18, breathHz: 0.3 };

/** A hold that has lasted `fromS` already, second by second. */
function holdOn(ride: Ride, { fromS, seconds, ...values }: { fromS: number; seconds: number } & Partial<Tick>): void {
  for (let ms = 0; ms < seconds * 1000; ms += 10) {
    ride.feed({ holdMs: Math.max(3000, fromS * 1000 + ms), positionMm: 100, ...values });
  }
}

function calmlyHeld(values: Partial<Tick> = CALM): Ride {
  const ride = startRide();
  ride.roll({ seconds: 4, speedMmS: 25 });
  holdOn(ride, { fromS: 0, seconds: 25, ...values });
  return ride;
}

/** The breath stands still: what the core has of it fades away. */
function breathFades(ride: Ride, { fromS, seconds }: { fromS: number; seconds: number }): void {
  for (let ms = 0; ms < seconds * 1000; ms += 10) {
    const breathN = CALM.breathN * Math.exp(-ms / 1000 / 2.5 / 2);
    ride.feed({ holdMs: fromS * 1000 + ms, positionMm: 100, ...CALM, breathN, breathHz: Number.NaN });
  }
}

const confidences = ({ state }: Ride) => [state.guarding.breathHeld, state.guarding.shaking];

describe("from what the core tells", () => {
  test("breath gone for twelve seconds: breathe, with how sure", () => {
    const ride = calmlyHeld();
    expect(confidences(ride)).toEqual([0, 0]);
    breathFades(ride, { fromS: 25, seconds: 12 });
    const [cue] = ride.shown("breathe");
    expect(cue).toMatchObject({ ruleId: "R12" });
    expect(cue?.why).toMatch(/I am (5|6|7|8|9)\d % sure/);
    holdOn(ride, { fromS: 37, seconds: 40, ...CALM, breathN: 1, breathHz: Number.NaN });
    expect(ride.shown("breathe")).toHaveLength(1);
  });

  test("twice the shaking: ease off", () => {
    const ride = calmlyHeld();
    holdOn(ride, { fromS: 25, seconds: 4, ...CALM, tremorN: 2.2 });
    expect(ride.shown("ease-off")[0]).toMatchObject({ ruleId: "R12" });
    expect(ride.shown("ease-off")[0]?.why).toMatch(/^You shake 2\.\d times as much/);
  });

  test.each([
    ["a shallower breath", { ...CALM, breathN: 14 }],
    ["a little more shaking", { ...CALM, tremorN: 1.5 }],
    ["a pressure that is not known", { tremorN: Number.NaN, breathN: Number.NaN, breathHz: Number.NaN }],
    ["rocking", { ...CALM, breathN: 1, tremorN: 3, paceMmS: 8 }],
  ])("%s is none", (_, values) => {
    const ride = calmlyHeld();
    holdOn(ride, { fromS: 25, seconds: 20, ...values });
    expect([...ride.shown("breathe"), ...ride.shown("ease-off")]).toEqual([]);
  });

  test.each([
    ["a sway that may be the body's unrest", { breathN: 5 }],
    ["a breath too slow for the time that is looked at", { breathHz: 0.15 }],
  ])("%s is not known: nothing is said, and how sure is told", (_, values) => {
    const ride = calmlyHeld({ ...CALM, ...values });
    expect(ride.state.guarding.breath).toMatchObject({ isKnown: false, held: 0 });
    holdOn(ride, { fromS: 25, seconds: 20, ...CALM, ...values, breathN: 0.1, breathHz: Number.NaN });
    expect(ride.shown("breathe")).toEqual([]);
  });

  test("what can be told of the breath is there for the page while the hold lasts", () => {
    const ride = calmlyHeld();
    expect(ride.state.guarding.breath).toMatchObject({ isKnown: true, held: 0, perMin: 18 });
    expect(ride.state.guarding.breath?.sure).toBeGreaterThan(0.5);
    ride.roll({ seconds: 2, speedMmS: 25 });
    expect(ride.state.guarding.breath).toBeUndefined();
  });

  test("before breaths were counted nothing is said of the breath", () => {
    const ride = calmlyHeld({ ...CALM, breathHz: Number.NaN });
    holdOn(ride, { fromS: 25, seconds: 20, ...CALM, breathN: 1, breathHz: Number.NaN });
    expect(ride.shown("breathe")).toEqual([]);
  });

  test("a new hold begins with no memory of the last, and lost data forgets all", () => {
    const ride = calmlyHeld();
    ride.roll({ seconds: 2, speedMmS: 25 });
    holdOn(ride, { fromS: 0, seconds: 15, ...CALM, breathN: 1, tremorN: 3 });
    expect([...ride.shown("breathe"), ...ride.shown("ease-off")]).toEqual([]);
    const lost = calmlyHeld();
    lost.unknown({ seconds: 1 });
    holdOn(lost, { fromS: 0, seconds: 15, ...CALM, breathN: 1, tremorN: 3 });
    expect([...lost.shown("breathe"), ...lost.shown("ease-off")]).toEqual([]);
  });
});

describe("from the simulated board", () => {
  test("shaking that doubles is noticed", () => {
    const { shaken } = examineGuarding({ scenario: "guarded", first: 201, seeds: 1, seconds: 300 });
    expect(shaken.all).toBeGreaterThan(0);
    expect(shaken.found).toBe(shaken.all);
  });

  test("holds at ease are left in peace", () => {
    const { calm, falseBreath, falseShaking } = examineGuarding({
      scenario: "unguarded",
      first: 201,
      seeds: 1,
      seconds: 240,
    });
    expect(calm).toBeGreaterThanOrEqual(3);
    expect([falseBreath, falseShaking]).toEqual([0, 0]);
  });
});
