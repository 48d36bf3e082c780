// What another way of rolling, another place and another roller leave standing.
import { describe, expect, test } from "vitest";

import { SETTINGS, startRide } from "#test/coach/ride.ts";

const { selection } = SETTINGS;
const PRE_RUN = { ...selection, mode: "pre-run" } as const;
const GENTLE = { ...SETTINGS, gentle: "your knee hurts now" };

/** Long strokes until the knee line is learned. */
function learned() {
  const ride = startRide();
  ride.strokes({ count: 6, lengthMm: 300, paceMmS: 60 });
  const { kneeLineMm } = ride.state.view;
  expect(kneeLineMm).toBeTypeOf("number");
  return { ride, kneeLineMm };
}

describe("R16: the knee line", () => {
  test("stands when only the way of rolling changes: the roller lies where it lay", () => {
    const { ride, kneeLineMm } = learned();
    ride.user({ kind: "select", selection: PRE_RUN });
    ride.roll({ seconds: 0.5, speedMmS: 25 });
    expect(ride.state.view.kneeLineMm).toBe(kneeLineMm);
  });

  test.each([
    ["another side", { kind: "select", selection: { ...selection, side: "right" } }],
    ["another roller, without a gap", { kind: "otherRoller" }],
  ] as const)("is forgotten with %s", (_, event) => {
    const { ride } = learned();
    ride.user(event);
    ride.roll({ seconds: 0.5, speedMmS: 25 });
    expect(ride.state.view.kneeLineMm).toBeUndefined();
    expect(ride.state.track.reachHighMm - ride.state.track.reachLowMm).toBeLessThan(20);
  });
});

describe("R8: a rest that is due", () => {
  test("stays due when the way of rolling changes, and ends only off the roller", () => {
    const ride = startRide(GENTLE);
    ride.strokes({ count: 6, lengthMm: 200, paceMmS: 25 });
    expect(ride.shown("lift-off")).toHaveLength(1);
    expect(ride.state.interval.resting).toBe(true);
    ride.user({ kind: "select", selection: PRE_RUN });
    ride.roll({ seconds: 1, speedMmS: 60 });
    expect(ride.state.interval.resting).toBe(true);
    ride.user({ kind: "select", selection });
    ride.roll({ seconds: 1, speedMmS: 25 });
    expect(ride.state.interval.resting).toBe(true);
    ride.lift({ seconds: 6 });
    ride.roll({ seconds: 0.1, speedMmS: 25 });
    expect(ride.state.interval.resting).toBe(false);
  });

  test("is left behind with the area", () => {
    const ride = startRide(GENTLE);
    ride.strokes({ count: 6, lengthMm: 200, paceMmS: 25 });
    ride.user({ kind: "select", selection: { ...selection, muscle: "calf" } });
    ride.roll({ seconds: 1, speedMmS: 25 });
    expect(ride.state.interval.resting).toBe(false);
  });
});
