// R4, R5, R6, R2: holds. Quadriceps: 30 s at least, up to 45 s, move on after 90 s.
import { describe, expect, test } from "vitest";

import type { ProgramStep } from "#shared/schema/program.ts";
import { program } from "#test/coach/programRide.ts";
import { IN_BAND_N, SETTINGS, startRide, type Ride } from "#test/coach/ride.ts";

/** Somewhere well away from the knee, having rolled a little. */
function atSpot(settings = SETTINGS): Ride {
  const ride = startRide(settings);
  ride.roll({ seconds: 5, speedMmS: 25 });
  return ride;
}

const counted = (ride: Ride) => ride.effects.filter(({ kind }) => kind === "holdCounted");
const heldMs = (ride: Ride): number => ride.state.view.hold?.countedMs ?? 0;

describe("R6: what a hold that does not count waits for", () => {
  const waits = (ride: Ride) => ride.state.view.hold?.waits;

  test("nothing while it counts; else the way back into the band, onto the roller, or data", () => {
    const ride = atSpot();
    ride.hold({ seconds: 8 });
    expect([waits(ride), heldMs(ride)]).toEqual([undefined, 8000]);
    ride.hold({ seconds: 2, forceN: 100 });
    expect([waits(ride), heldMs(ride)]).toEqual(["tooLight", 8000]);
    ride.hold({ seconds: 2, forceN: 260 });
    expect(waits(ride)).toBe("tooHard");
    ride.hold({ seconds: 2, forceN: IN_BAND_N });
    expect(waits(ride)).toBeUndefined();
    ride.lift({ seconds: 1 });
    expect(waits(ride)).toBe("noContact");
    ride.hold({ seconds: 4 });
    ride.silent({ seconds: 1 });
    expect(waits(ride)).toBe("noData");
  });

  test("right pressure on another spot, or next to the knee, is not called the wrong pressure", () => {
    const ride = atSpot();
    ride.hold({ seconds: 8 });
    ride.roll({ seconds: 0.8, speedMmS: 25 });
    expect([ride.state.view.inForce, waits(ride)]).toEqual([true, "offSpot"]);
    const near = startRide();
    near.roll({ seconds: 6, speedMmS: 25 });
    near.roll({ seconds: 4, speedMmS: -25 });
    near.user({ kind: "mark", mark: "kneeEnd" });
    near.roll({ seconds: 1.4, speedMmS: 25, forceN: 180 });
    near.hold({ seconds: 8, forceN: 180 });
    expect([near.state.view.inForce, waits(near)]).toEqual([true, "nearKnee"]);
  });

  test("towards the knee light is no fault: nobody is asked for more pressure there", () => {
    const ride = startRide();
    ride.strokes({ count: 4, lengthMm: 320, paceMmS: 26, forceN: 180 });
    ride.roll({ seconds: 8, speedMmS: 25, forceN: 180 });
    expect(ride.state.view.lowered).toBeUndefined();
    for (let n = 0; n < 80 && ride.state.view.lowered === undefined; n += 1)
      ride.roll({ seconds: 0.1, speedMmS: -25, forceN: 180 });
    ride.hold({ seconds: 8, forceN: 40 });
    expect(ride.state.view.lowered).toBeDefined();
    expect(waits(ride)).toBe("nearKnee");
  });
});

describe("R4, R5: cues", () => {
  test("come at the minimum, at the target and at the latest moment, counted from the hold's beginning", () => {
    const ride = atSpot();
    const startMs = ride.nowMs;
    ride.hold({ seconds: 95 });
    expect(
      ride.cues.filter((cue) => cue.action === "show").map((cue) => [cue.cueId, cue.ruleId, cue.sampleMs - startMs]),
    ).toEqual([
      ["hold-minimum", "R4", 30_000],
      ["hold-target", "R4", 45_000],
      ["hold-move-on", "R5", 90_000],
    ]);
    ride.roll({ seconds: 2, speedMmS: 25 });
    expect(ride.cues.at(-1)).toMatchObject({ action: "clear", cueId: "hold-move-on", why: "You left the spot." });
    expect(ride.state.view.hold).toBeUndefined();
  });

  test("the word at the minimum is for a moment only", () => {
    const ride = atSpot();
    ride.hold({ seconds: 40 });
    expect(ride.cleared("hold-minimum")[0]?.sampleMs).toBe((ride.shown("hold-minimum")[0]?.sampleMs ?? 0) + 4000);
    expect(ride.state.view.cueId).toBeUndefined();
  });

  test("follow the muscle", () => {
    const gluteals = atSpot({ ...SETTINGS, selection: { muscle: "gluteals", side: "left", mode: "deep" } });
    gluteals.hold({ seconds: 31 });
    expect(gluteals.shown("hold-minimum")[0]?.why).toBe("You have held for 20 s; up to 30 s is useful here.");
    expect(gluteals.shown("hold-target")).toHaveLength(1);
  });

  test("a hold too heavy to count is also told to move on at 90 s", () => {
    const ride = atSpot();
    ride.hold({ seconds: 95, forceN: 300 });
    expect(heldMs(ride)).toBe(0);
    expect(ride.shown("hold-minimum")).toEqual([]);
    expect(ride.shown("hold-move-on")).toHaveLength(1);
  });
});

describe("R6: what counts", () => {
  test("small rocking belongs to the hold", () => {
    const ride = atSpot();
    ride.hold({ seconds: 20, rockMm: 10 });
    expect(heldMs(ride)).toBeCloseTo(20_000, -2);
  });

  test("time out of the pressure band does not count, and the band has a little tolerance once inside", () => {
    const ride = atSpot();
    ride.hold({ seconds: 30, forceN: (ms) => (ms >= 10_000 && ms < 20_000 ? 100 : IN_BAND_N) });
    expect(heldMs(ride)).toBeCloseTo(20_000, -2);

    const edge = atSpot();
    edge.hold({ seconds: 20, forceN: (ms) => (ms < 5000 ? 235 : 245) });
    expect(heldMs(edge)).toBeCloseTo(20_000, -2);
  });

  test("the seconds before the core announced it count only if they were in the band", () => {
    const ride = atSpot();
    ride.hold({ seconds: 10, forceN: (ms) => (ms < 2000 ? 100 : IN_BAND_N) });
    expect(heldMs(ride)).toBeCloseTo(8000, -2);
  });

  test("an unknown force counts nothing", () => {
    const ride = atSpot();
    ride.hold({ seconds: 10, forceN: Number.NaN });
    expect(heldMs(ride)).toBe(0);
    expect(ride.state.view.hold?.elapsedMs).toBeCloseTo(10_000, -2);
  });

  test("lifting off pauses it; coming back goes on with it", () => {
    const ride = atSpot();
    ride.hold({ seconds: 20 });
    const before = heldMs(ride);
    ride.lift({ seconds: 4 });
    expect(heldMs(ride)).toBe(before);
    ride.hold({ seconds: 12 });
    expect(heldMs(ride)).toBeCloseTo(32_000, -2);
    expect(ride.shown("hold-minimum")).toHaveLength(1);
    expect(counted(ride)).toEqual([]);
  });

  test("a long pause, another spot or a stroke ends it, and tells how much counted", () => {
    const long = atSpot();
    long.hold({ seconds: 12 });
    long.lift({ seconds: 11 });
    expect(counted(long)).toEqual([{ kind: "holdCounted", startMs: 105_000, endMs: 117_010, countedMs: 12_000 }]);
    long.hold({ seconds: 5 });
    expect(heldMs(long)).toBeLessThanOrEqual(5000);

    const moved = atSpot();
    moved.hold({ seconds: 12 });
    moved.roll({ seconds: 1.5, speedMmS: 25 });
    expect(moved.state.view.hold).toBeUndefined();
    moved.hold({ seconds: 10 });
    expect(heldMs(moved)).toBeCloseTo(10_000, -2);
  });

  test("a short slide off the spot and back goes on with it", () => {
    const ride = atSpot();
    ride.hold({ seconds: 15 });
    ride.roll({ seconds: 0.6, speedMmS: 20 });
    ride.roll({ seconds: 0.6, speedMmS: -20 });
    ride.hold({ seconds: 10 });
    expect(heldMs(ride)).toBeCloseTo(25_000, -2);
  });

  test("creeping away along the limb counts only as far as the spot reaches", () => {
    const ride = atSpot();
    ride.hold({ seconds: 5 });
    // The core still calls 3.5 mm/s a hold.
    for (let n = 0; n < 600; n += 1) ride.feed({ paceMmS: 3.5, positionMm: 125 + n * 0.035, holdMs: 5000 + n * 10 });
    expect(heldMs(ride)).toBeCloseTo(9000, -2.5);
  });

  test("what was said of a hold is not said again after a pause", () => {
    const ride = atSpot();
    ride.hold({ seconds: 46 });
    ride.lift({ seconds: 3 });
    expect(ride.cleared("hold-target")[0]?.why).toBe("You lifted off the roller.");
    ride.hold({ seconds: 20 });
    expect(ride.shown("hold-minimum")).toHaveLength(1);
    expect(ride.shown("hold-target")).toHaveLength(1);
  });
});

describe("R2: before a run", () => {
  test("a hold is discouraged until rolling goes on", () => {
    const ride = atSpot({ ...SETTINGS, selection: { ...SETTINGS.selection, mode: "pre-run" } });
    ride.hold({ seconds: 4 });
    expect(ride.shown("no-holds")[0]).toMatchObject({ ruleId: "R2" });
    ride.roll({ seconds: 1, speedMmS: 100 });
    expect(ride.cleared("no-holds")).toHaveLength(1);
    expect(ride.state.view.hold).toBeUndefined();
  });

  test("a turn is no hold", () => {
    const ride = atSpot({ ...SETTINGS, selection: { ...SETTINGS.selection, mode: "pre-run" } });
    ride.hold({ seconds: 2.9 });
    ride.roll({ seconds: 1, speedMmS: 100 });
    expect(ride.shown("no-holds")).toEqual([]);
  });
});

test("R8: gently no hold is promised for longer than half a minute, nor beyond the rest that is due", () => {
  const gentle = { ...SETTINGS, gentle: "your knee hurts now" };
  const ride = startRide(gentle);
  expect(ride.state.bands).toMatchObject({ holdMinimumMs: 30_000, holdTargetMs: 30_000, restAfterMs: 30_000 });
  expect(startRide(SETTINGS).state.bands).toMatchObject({ holdMinimumMs: 30_000, holdTargetMs: 45_000 });
  ride.user({ kind: "select", selection: { ...SETTINGS.selection, side: "right" } });
  expect(ride.state.bands).toMatchObject({ holdTargetMs: 30_000 });
  ride.user({ kind: "settings", bodyWeightKg: 70 });
  expect(ride.state.bands).toMatchObject({ holdTargetMs: 45_000 });
  expect(ride.state.bands).not.toHaveProperty("restAfterMs");

  const seconds = { least: 90, target: 120, most: 180 };
  const step: ProgramStep = { mode: "hold-and-roll", muscle: "quadriceps", side: "left", holdS: [10, 60], seconds };
  const whyAfter = (rolledS: number) => {
    const one = startRide(gentle);
    one.program({ action: "start", program: program(step) });
    one.roll({ seconds: rolledS, speedMmS: 25 });
    one.hold({ seconds: 25 });
    expect(one.state.bands).toMatchObject({ holdMinimumMs: 10_000, holdTargetMs: 30_000 });
    return one.shown("hold-minimum").map(({ why }) => why);
  };
  expect(whyAfter(0)).toEqual([expect.stringMatching(/; up to 30 s is useful here\.$/)]);
  expect(whyAfter(10)).toEqual([expect.stringMatching(/; up to 20 s is useful here\.$/)]);
  expect(whyAfter(17)).toEqual([]);
});
