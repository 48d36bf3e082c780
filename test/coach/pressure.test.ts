// R11: pressure against its band. Quadriceps of 70 kg: target 137–240 N, ease off 275 N, stop 378 N.
import { describe, expect, test } from "vitest";

import { bandsFor } from "#hub/coach/bands.ts";
import type { AreaForce } from "#hub/coach/areaForce.ts";
import { MUSCLES } from "#shared/domain/muscles.ts";
import { SETTINGS, startRide, type Ride } from "#test/coach/ride.ts";

function rolled(forceN: number, seconds: number): Ride {
  const ride = startRide();
  ride.roll({ seconds: 2, speedMmS: 25 });
  ride.roll({ seconds, speedMmS: 25, forceN });
  return ride;
}

describe("lighter", () => {
  test("is said half a second above the ease-off value and goes when back in the band", () => {
    const ride = rolled(300, 1);
    const [cue] = ride.shown("lighter");
    expect(cue?.sampleMs).toBe(102_000 + 500);
    expect(cue?.why).toBe("You pressed with 300 N (like 31 kg); the band ends at 240 N (like 24 kg) here.");
    ride.roll({ seconds: 3, speedMmS: 25, forceN: 200 });
    expect(ride.cleared("lighter")).toHaveLength(1);
    expect(ride.shown("lighter")).toHaveLength(1);
  });

  test("is not said once it is over, if it had to wait for quiet", () => {
    const ride = startRide();
    ride.roll({ seconds: 1, speedMmS: 60 });
    ride.roll({ seconds: 2.5, speedMmS: 25 });
    ride.roll({ seconds: 0.55, speedMmS: 25, forceN: 330 });
    ride.roll({ seconds: 3, speedMmS: 25, forceN: 180 });
    expect(ride.cues.map((cue) => cue.cueId)).toEqual(["slower", "slower"]);
  });

  test("is said patiently above the band", () => {
    expect(rolled(270, 4.5).shown("lighter")).toEqual([]);
    expect(rolled(270, 8).shown("lighter")).toHaveLength(1);
    expect(rolled(250, 30).shown("lighter")).toEqual([]);
  });

  test("breathing across an edge is no reason", () => {
    const ride = startRide();
    for (let ms = 0; ms < 60_000; ms += 10) {
      ride.roll({ seconds: 0.01, speedMmS: 25, forceN: 225 + 30 * Math.sin((2 * Math.PI * ms) / 4000) });
    }
    expect(ride.shown("lighter")).toEqual([]);
  });
});

describe("towards the knee", () => {
  const learned = (): Ride => {
    const ride = startRide();
    ride.strokes({ count: 4, lengthMm: 220, paceMmS: 26, forceN: 180 });
    ride.roll({ seconds: 5, speedMmS: 25 });
    return ride;
  };

  test("the band that is shown is the one that is judged by, and ends where it is said to", () => {
    const ride = learned();
    expect(ride.state.view.lowered).toBeUndefined();
    let shown: readonly [number, number] | undefined;
    for (let n = 0; n < 600 && ride.shown("lighter").length === 0; n += 1) {
      ride.roll({ seconds: 0.01, speedMmS: -25, forceN: 236 });
      shown = ride.state.view.lowered;
      if (shown) expect(ride.state.view.inForce).toBe(236 <= shown[1] * 1.05);
    }
    const [cue] = ride.shown("lighter");
    expect(shown?.[1]).toBeLessThan(236);
    expect(cue?.why).toContain(`ends at ${Math.round(shown?.[1] ?? 0)} N`);
    ride.lift({ seconds: 1 });
    expect(ride.state.view.lowered).toBeUndefined();
  });

  test("without data nothing is shown lowered", () => {
    const ride = learned();
    ride.roll({ seconds: 4, speedMmS: -25, forceN: 150 });
    expect(ride.state.view.lowered).toBeDefined();
    ride.silent({ seconds: 2 });
    expect(ride.state.view.lowered).toBeUndefined();
  });
});

describe("heavier", () => {
  test("is said after some seconds below the band, and goes when back in it", () => {
    const ride = rolled(90, 7);
    expect(ride.shown("heavier")).toHaveLength(1);
    ride.roll({ seconds: 3, speedMmS: 25, forceN: 190 });
    expect(ride.cleared("heavier")).toHaveLength(1);
  });

  test("is not said at once, nor for a little, nor by an unsure force", () => {
    expect(rolled(90, 4).shown("heavier")).toEqual([]);
    expect(rolled(132, 30).shown("heavier")).toEqual([]);
    const ride = startRide();
    for (let n = 0; n < 1000; n += 1) ride.feed({ paceMmS: 25, forceN: 100, forceSdN: 40 });
    expect(ride.shown("heavier")).toEqual([]);
  });

  test("an unknown force is no light one", () => {
    const ride = startRide();
    for (let n = 0; n < 2000; n += 1) ride.feed({ paceMmS: 25, forceN: Number.NaN, forceSdN: Number.NaN });
    expect(ride.cues).toEqual([]);
    expect(ride.state.view.inForce).toBe(false);
  });
});

describe("what does not count is told", () => {
  const countedAndTold = (forceAt: (ms: number) => number, forMs = 60_000) => {
    const ride = startRide();
    let offMs = 0;
    for (let ms = 0; ms < forMs && ride.cues.length === 0; ms += 10) {
      ride.roll({ seconds: 0.01, speedMmS: 25, forceN: forceAt(ms) });
      if (!ride.state.view.inForce) offMs += 10;
    }
    return { cue: ride.cues.find(({ action }) => action === "show")?.cueId, offMs };
  };

  test.each([
    ["just below the band from the start", 135, "heavier"],
    ["just above it from the start", 243, "lighter"],
    ["below its tolerance", 129, "heavier"],
    ["above its tolerance", 253, "lighter"],
  ] as const)("%s: after five seconds", (_says, forceN, cueId) => {
    const told = countedAndTold(() => forceN);
    expect(told.cue).toBe(cueId);
    expect(told.offMs).toBeGreaterThanOrEqual(5000);
    expect(told.offMs).toBeLessThan(6000);
  });

  test("breathing about an edge: told once a fifth of the time is lost, silent while less is", () => {
    const breathing = (middleN: number) => (ms: number) => middleN + 20 * Math.sin((2 * Math.PI * ms) / 4000);
    expect(countedAndTold(breathing(131)).cue).toBe("heavier");
    const quiet = countedAndTold(breathing(150));
    expect(quiet.cue === undefined || quiet.cue === "right").toBe(true);
    expect(quiet.offMs).toBeLessThan(60_000 * 0.2);
  });

  test("in short strokes too, whose knee end is light by right", () => {
    const ride = startRide({ ...SETTINGS, selection: { ...SETTINGS.selection, mode: "pre-run" } });
    ride.strokes({ count: 40, lengthMm: 160, paceMmS: 100, forceN: 125 });
    expect(ride.shown("heavier").length).toBeGreaterThan(0);
  });

  test("a narrow band of one's own can be met next to the knee", () => {
    const own: AreaForce = {
      muscle: "quadriceps",
      side: "left",
      forceN: [210, 230],
      easeOffN: 260,
      personal: true,
      reasons: [],
    };
    const ride = startRide({ ...SETTINGS, forces: [own] });
    ride.strokes({ count: 6, lengthMm: 180, paceMmS: 25, forceN: 220 });
    // Down the last third, with the ceiling.
    ride.strokes({ count: 1, lengthMm: 180, paceMmS: 25, forceN: 220 });
    ride.roll({ seconds: 6.4, speedMmS: -25, forceN: 220 });
    ride.roll({ seconds: 0.48, speedMmS: -25, forceN: 195 });
    expect(ride.state.view.inForce).toBe(true);
  });
});

describe("bands", () => {
  test("are percent of body weight; both legs carry more; an absurd or missing weight is assumed and says so", () => {
    const selection = { muscle: "quadriceps", side: "left", mode: "deep" } as const;
    const bands = bandsFor(selection, 80);
    expect(bands.forceN.map(Math.round)).toEqual([157, 275]);
    expect(Math.round(bands.stopN)).toBe(431);
    expect(bands.assumedWeight).toBe(false);
    expect(bandsFor({ ...selection, side: "both" }, 80).stopN).toBeCloseTo(bands.stopN * 1.5);
    for (const absurd of [undefined, 0, 7, 900, Number.NaN]) {
      expect(bandsFor(selection, absurd)).toEqual({ ...bandsFor(selection, 60), assumedWeight: true });
    }
  });

  test.each(MUSCLES.map((muscle) => [muscle.id] as const))("of %s rise from target to stop", (muscle) => {
    for (const side of ["left", "right", "both"] as const) {
      const { forceN, easeOffN, stopN, ...hold } = bandsFor({ muscle, side, mode: "deep" }, 70);
      const edges = [0, ...forceN, easeOffN, stopN];
      expect(edges).toEqual([...edges].sort((a, b) => a - b));
      expect(hold.holdMinimumMs).toBeLessThan(hold.holdTargetMs);
      expect(hold.holdTargetMs).toBeLessThan(hold.holdMoveOnMs);
    }
  });

  test("follow the body weight and the muscle while rolling", () => {
    const ride = startRide();
    ride.user({ kind: "settings", bodyWeightKg: 100 });
    expect(Math.round(ride.state.bands.stopN)).toBe(539);
    ride.user({ kind: "select", selection: { muscle: "adductors", side: "right", mode: "pre-run" } });
    expect(Math.round(ride.state.bands.stopN)).toBe(294);
    expect(ride.state.bands.paceMmS).toEqual([50.8, 152.4]);
    ride.user({ kind: "settings" });
    expect(ride.state.bands.assumedWeight).toBe(true);
  });
});
