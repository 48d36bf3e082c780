// R16, R14, R11: the knee guard. Strokes of the quadriceps begin at the knee: position 0.
import { describe, expect, test } from "vitest";

import { kneeTaper } from "#hub/coach/bands.ts";
import { SETTINGS, startRide, type Ride } from "#test/coach/ride.ts";

const OUTER_THIGH = { ...SETTINGS, selection: { muscle: "outer-thigh", side: "left", mode: "deep" } } as const;
const PACE = { speedMmS: 25, forceN: 150 };

function learned(): Ride {
  const ride = startRide();
  ride.strokes({ count: 4, lengthMm: 220, paceMmS: 26, swayMm: [2, -4], forceN: 180 });
  ride.roll({ seconds: 2, speedMmS: 25 });
  return ride;
}
const guardCues = (ride: Ride) => ride.cues.filter((cue) => cue.ruleId === "R16");

/** Rolls towards lower positions until `toMm`. */
function rollDownTo(ride: Ride, toMm: number): void {
  while (!(ride.state.positionMm <= toMm)) ride.roll({ seconds: 0.01, ...PACE, speedMmS: -25 });
}
function rollUpTo(ride: Ride, toMm: number): void {
  while (!(ride.state.positionMm >= toMm)) ride.roll({ seconds: 0.01, ...PACE });
}

test("a line that was marked by mistake can be taken back; what strokes taught stays", () => {
  const ride = startRide();
  rollUpTo(ride, 150);
  rollDownTo(ride, 60);
  ride.user({ kind: "mark", mark: "kneeEnd" });
  expect(ride.state.view.kneeLineMm).toBeCloseTo(60, 0);
  ride.user({ kind: "mark", mark: "kneeForget" });
  ride.roll({ seconds: 0.1, ...PACE });
  expect(ride.state.view.kneeLineMm).toBeUndefined();

  const taught = learned();
  const before = taught.state.view.kneeLineMm;
  taught.user({ kind: "mark", mark: "kneeForget" });
  taught.roll({ seconds: 0.1, ...PACE });
  expect(taught.state.view.kneeLineMm).toBe(before);
});

describe("learning the line", () => {
  test("lies beyond the nearest of the first long strokes' turns at the knee, so that usual turns are silent", () => {
    const ride = learned();
    expect(ride.state.view.kneeLineMm).toBeCloseTo(-4 - 50, 0);
    expect(ride.effects).toMatchObject([{ kind: "kneeLine", how: "learned" }]);
    ride.strokes({ count: 40, lengthMm: 220, paceMmS: 26, swayMm: [6, -6, 0, -9], forceN: 180 });
    expect(guardCues(ride)).toEqual([]);
  });

  test("where strokes begin at the hip, the far end is the knee", () => {
    const ride = startRide(OUTER_THIGH);
    ride.strokes({ count: 5, lengthMm: 220, paceMmS: 26, forceN: 150 });
    expect(ride.state.view.kneeLineMm).toBeCloseTo(220 + 50, 0);
  });

  test("the sign of the way does not matter: what counts is where the strokes begin", () => {
    const ride = startRide();
    ride.strokes({ count: 5, lengthMm: -220, paceMmS: 26 });
    expect(ride.state.view.kneeLineMm).toBeCloseTo(50, 0);
  });

  test.each([
    ["short strokes", SETTINGS, 80],
    [
      "a muscle that does not end at the knee",
      { ...SETTINGS, selection: { ...SETTINGS.selection, muscle: "gluteals" } },
      220,
    ],
  ] as const)("%s teach nothing", (_, settings, lengthMm) => {
    const ride = startRide(settings);
    ride.strokes({ count: 12, lengthMm, paceMmS: 26 });
    expect(ride.state.view.kneeLineMm).toBeUndefined();
  });

  test("strokes that begin in the middle of the limb teach nothing", () => {
    const ride = startRide();
    for (let n = 0; n < 6; n += 1) {
      rollUpTo(ride, 120);
      rollDownTo(ride, -120);
    }
    expect(ride.state.view.kneeLineMm).toBeUndefined();
  });

  test("after a lift, lost data or a jump of the place the line is not known any more", () => {
    for (const lose of [
      (ride: Ride) => ride.lift({ seconds: 2 }),
      (ride: Ride) => ride.silent({ seconds: 2.5 }),
      (ride: Ride) => void ride.feed({ positionMm: 900 }),
      (ride: Ride) => ride.user({ kind: "select", selection: { ...SETTINGS.selection, side: "right" } }),
    ]) {
      const ride = learned();
      lose(ride);
      expect(ride.state.view.kneeLineMm).toBeUndefined();
    }
  });

  test("after a lift it is learned from what is rolled then", () => {
    const ride = learned();
    ride.lift({ seconds: 2 });
    ride.strokes({ count: 3, lengthMm: 220, paceMmS: 26, swayMm: [2] });
    expect(ride.state.view.kneeLineMm).toBeUndefined();
    ride.strokes({ count: 3, lengthMm: 220, paceMmS: 26, swayMm: [2] });
    expect(ride.state.view.kneeLineMm).toBeCloseTo(-50, 0);
  });

  test("a shorter gap in the data leaves it where it is", () => {
    const ride = learned();
    ride.silent({ seconds: 1 });
    rollDownTo(ride, -26);
    expect(ride.state.view.cueId).toBe("turn-back");
  });
});

describe("marking the line", () => {
  test("puts it where the roller is, and arms it once the roller is clear of it", () => {
    const ride = learned();
    rollDownTo(ride, 20);
    ride.user({ kind: "mark", mark: "kneeEnd" });
    expect(ride.state.view.kneeLineMm).toBeCloseTo(20, 0);
    expect(ride.effects.at(-1)).toMatchObject({ kind: "kneeLine", how: "marked" });
    rollDownTo(ride, 15);
    expect(guardCues(ride)).toEqual([]);
    rollUpTo(ride, 100);
    rollDownTo(ride, 45);
    expect(ride.state.view.cueId).toBe("turn-back");
  });

  test("works before any stroke, at either end, and for any muscle once it has been rolled", () => {
    const first = startRide();
    first.roll({ seconds: 0.1, speedMmS: 5 });
    first.user({ kind: "mark", mark: "kneeEnd" });
    rollUpTo(first, 100);
    rollDownTo(first, 20);
    expect(first.state.view.cueId).toBe("turn-back");

    const calf = startRide({ ...SETTINGS, selection: { muscle: "calf", side: "left", mode: "deep" } });
    calf.user({ kind: "mark", mark: "kneeEnd" });
    expect(calf.state.view.kneeLineMm).toBeUndefined();
    rollUpTo(calf, 200);
    calf.user({ kind: "mark", mark: "kneeEnd" });
    rollDownTo(calf, 50);
    rollUpTo(calf, 180);
    expect(calf.state.view.cueId).toBe("turn-back");
  });

  test("marks nothing while the place is unknown", () => {
    const ride = startRide();
    ride.lift({ seconds: 1 });
    ride.user({ kind: "mark", mark: "kneeEnd" });
    expect(ride.state.view.kneeLineMm).toBeUndefined();
    // Off the leg the core may go on counting a place.
    ride.feed({ contact: false, forceN: 0, positionMm: 40 });
    ride.user({ kind: "mark", mark: "kneeEnd" });
    expect(ride.state.view.kneeLineMm).toBeUndefined();
  });
});

describe("guarding", () => {
  test("turn back closer than 30 mm to the line; gone when turned", () => {
    const ride = learned();
    rollDownTo(ride, -23);
    expect(guardCues(ride)).toEqual([]);
    rollDownTo(ride, -26);
    expect(ride.state.view.cueId).toBe("turn-back");
    expect(guardCues(ride)[0]?.why).toMatch(/^You are 30 mm from the knee line; 30 mm is close enough\.$/);
    ride.roll({ seconds: 0.1, ...PACE });
    expect(ride.cues.at(-1)).toMatchObject({ action: "clear", cueId: "turn-back", why: "You turned back." });
  });

  test("crossing is a stop at the very sample, over any cue, until clear of the line", () => {
    const ride = learned();
    rollDownTo(ride, -53);
    expect(ride.shown("stop-knee")).toEqual([]);
    rollDownTo(ride, -55);
    expect(ride.shown("stop-knee")[0]?.sampleMs).toBeGreaterThanOrEqual(ride.nowMs - 50);
    rollUpTo(ride, -25);
    expect(ride.state.view.cueId).toBe("stop-knee");
    rollUpTo(ride, -18);
    expect(ride.state.view.cueId).toBeUndefined();
  });

  test("warns again of a later approach, and not at every wobble", () => {
    const ride = learned();
    for (let n = 0; n < 3; n += 1) {
      rollDownTo(ride, -30);
      for (let wobble = 0; wobble < 5; wobble += 1) {
        rollUpTo(ride, -27);
        rollDownTo(ride, -30);
      }
      rollUpTo(ride, 60);
    }
    expect(ride.shown("turn-back")).toHaveLength(3);
  });

  test("no standing still and no counted hold in the last stretch", () => {
    const ride = learned();
    rollDownTo(ride, -8);
    ride.hold({ seconds: 20, forceN: 180 });
    expect(ride.shown("keep-moving")).toHaveLength(1);
    expect(ride.state.view.hold?.countedMs).toBe(0);
    ride.roll({ seconds: 0.2, ...PACE });
    expect(ride.cleared("keep-moving")).toHaveLength(1);
  });

  test("a hold away from the knee is left alone", () => {
    const ride = learned();
    ride.hold({ seconds: 20 });
    expect(guardCues(ride)).toEqual([]);
  });

  test("near the knee the band's own ceiling, come down, is the limit", () => {
    const ride = learned();
    rollDownTo(ride, -15);
    ride.roll({ seconds: 0.6, speedMmS: 6, forceN: 225 });
    expect(ride.shown("lighter")[0]).toMatchObject({ ruleId: "R16" });
  });

  test("a person who turns nearer and nearer is warned before being stopped", () => {
    const ride = learned();
    for (const turnMm of [-10, -15, -28, -45, -60]) {
      rollDownTo(ride, turnMm);
      rollUpTo(ride, 150);
    }
    expect(
      guardCues(ride)
        .filter((cue) => cue.action === "show")
        .map((cue) => cue.cueId),
    ).toEqual(["turn-back", "turn-back", "turn-back", "stop-knee"]);
  });
});

test("ceilings come down a fifth over the last third next to the knee", () => {
  const factors = [300, 100, 99.99, 50, 0, -20].map((toLineMm) => kneeTaper({ toLineMm, lengthMm: 300 }));
  expect(factors.map((factor) => Number(factor.toFixed(3)))).toEqual([1, 1, 1, 0.9, 0.8, 0.8]);
  expect(kneeTaper({ toLineMm: Number.NaN, lengthMm: Number.NaN })).toBe(1);
});
