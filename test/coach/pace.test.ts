// R1, R2, R3: pace.
import { describe, expect, test } from "vitest";

import type { CueChange } from "#hub/coach/cueChange.ts";
import { SETTINGS, startRide, type Ride } from "#test/coach/ride.ts";

const EDGE_MM_S = 38.1;
const LOW_MM_S = 15.24;
const PRE_RUN = { ...SETTINGS, selection: { ...SETTINGS.selection, mode: "pre-run" } } as const;

/** All that was said but praise. */
function coaching(ride: Ride): CueChange[] {
  return ride.cues.filter((cue) => cue.cueId !== "right");
}

describe("R3: too fast", () => {
  test("is said 0.4 s after the pace passed the edge and the margin", () => {
    const ride = startRide();
    ride.roll({ seconds: 4, speedMmS: 25 });
    const passedMs = ride.nowMs;
    ride.roll({ seconds: 2, speedMmS: EDGE_MM_S * 1.16 });
    const [cue] = ride.shown("slower");
    expect(cue?.sampleMs).toBe(passedMs + 400);
    expect(cue?.ruleId).toBe("R1");
    expect(cue?.why).toBe("You rolled at 1.7 inches a second for 0.4 s; up to 1.5 inches a second is right here.");
  });

  test("is also said rolling the other way", () => {
    const ride = startRide();
    ride.roll({ seconds: 1, speedMmS: -60 });
    expect(ride.shown("slower")).toHaveLength(1);
  });

  test("goes away within a second of the right pace, with its reason", () => {
    const ride = startRide();
    ride.roll({ seconds: 3, speedMmS: 60 });
    const rightMs = ride.nowMs;
    ride.roll({ seconds: 3, speedMmS: 25 });
    const [cleared] = ride.cleared("slower");
    expect(cleared?.sampleMs).toBeLessThanOrEqual(rightMs + 1000);
    expect(cleared?.why).toBe("Your pace is 1.0 inches a second now.");
    expect(ride.cues).toHaveLength(2);
  });

  test.each([
    ["inside the margin", () => [[10, EDGE_MM_S * 1.14]]],
    [
      "for just under 0.4 s",
      () => [
        [0.39, 60],
        [5, 25],
      ],
    ],
    [
      "in short bursts with the right pace between",
      () => Array.from({ length: 20 }, (_, n) => (n % 2 === 0 ? [0.38, 60] : [1, 25])),
    ],
    ["at the very edge of the band", () => [[20, EDGE_MM_S]]],
  ] as const)("says nothing %s", (_, pieces) => {
    const ride = startRide();
    for (const [seconds = 0, speedMmS = 0] of pieces()) ride.roll({ seconds, speedMmS });
    expect(coaching(ride)).toEqual([]);
  });

  test("one sample back under the margin does not hide it", () => {
    const ride = startRide();
    for (let n = 0; n < 20; n += 1) {
      ride.roll({ seconds: 0.07, speedMmS: 60 });
      ride.roll({ seconds: 0.01, speedMmS: 42 });
    }
    expect(ride.shown("slower")).toHaveLength(1);
  });

  test("quick scrubbing to and fro is too fast even if no stroke lasts 0.4 s", () => {
    const ride = startRide();
    for (let n = 0; n < 12; n += 1) {
      const way = n % 2 === 0 ? 1 : -1;
      ride.roll({ seconds: 0.3, speedMmS: 90 * way });
      ride.roll({ seconds: 0.1, speedMmS: 10 * way });
    }
    const [cue] = ride.shown("slower");
    expect(cue?.why).toContain("to and fro at 2.8 inches a second for 2 s");
  });

  test("what had to wait for quiet is not said once it is over", () => {
    const ride = startRide();
    ride.roll({ seconds: 2, speedMmS: 25, forceN: 300 });
    const [lighter] = ride.shown("lighter");
    ride.roll({ seconds: 1.8, speedMmS: 25 });
    ride.roll({ seconds: 0.45, speedMmS: 60 });
    ride.roll({ seconds: 3, speedMmS: 25 });
    expect(ride.nowMs).toBeGreaterThan((lighter?.sampleMs ?? 0) + 4000);
    expect(ride.cues.map((cue) => cue.cueId)).toEqual(["lighter", "lighter"]);
  });

  test("turnarounds do not let go of it: no flapping while strokes stay too fast", () => {
    const ride = startRide();
    ride.strokes({ count: 12, lengthMm: 250, paceMmS: 80 });
    expect(ride.shown("slower")).toHaveLength(1);
    expect(ride.cleared("slower")).toHaveLength(0);
  });

  test("gives way when the rolling stops or the roller is left", () => {
    for (const leave of ["hold", "lift"] as const) {
      const ride = startRide();
      ride.roll({ seconds: 2, speedMmS: 60 });
      ride[leave]({ seconds: 2.5 });
      expect(ride.cleared("slower")).toHaveLength(1);
    }
  });
});

describe("R3: too slow", () => {
  test("is said after 3.5 s", () => {
    const ride = startRide();
    ride.roll({ seconds: 5, speedMmS: 25 });
    const slowMs = ride.nowMs;
    ride.roll({ seconds: 6, speedMmS: 10 });
    const [cue] = ride.shown("faster");
    expect(cue?.sampleMs).toBeGreaterThanOrEqual(slowMs + 3500);
    expect(cue?.sampleMs).toBeLessThanOrEqual(slowMs + 3700);
    ride.roll({ seconds: 2, speedMmS: 20 });
    expect(ride.cleared("faster")).toHaveLength(1);
  });

  test.each([
    ["at the band's lower edge", 20, LOW_MM_S],
    ["for less than 3.5 s", 3.4, 10],
    ["where a hold is possible", 20, 4.5],
  ])("says nothing %s", (_, seconds, speedMmS) => {
    const ride = startRide();
    ride.roll({ seconds: 5, speedMmS: 25 });
    ride.roll({ seconds, speedMmS });
    ride.roll({ seconds: 5, speedMmS: 25 });
    expect(coaching(ride)).toEqual([]);
  });

  test("is never said within a second of a turnaround", () => {
    const ride = startRide();
    ride.roll({ seconds: 5, speedMmS: 25 });
    // Each way 2.4 s: with one turn after the other evidence comes together over several strokes.
    const turnsMs: number[] = [];
    for (let n = 0; n < 12; n += 1) {
      turnsMs.push(ride.nowMs);
      ride.roll({ seconds: 2.4, speedMmS: n % 2 === 0 ? -10 : 10 });
    }
    const said = ride.shown("faster");
    expect(said).toHaveLength(1);
    for (const { sampleMs } of said) {
      expect(turnsMs.some((turnMs) => sampleMs - turnMs >= 0 && sampleMs - turnMs < 1000)).toBe(false);
    }
  });

  test("a turn's dip is no evidence, however many there are", () => {
    const ride = startRide();
    ride.strokes({ count: 60, lengthMm: 60, paceMmS: 20 });
    expect(ride.shown("faster")).toEqual([]);
  });

  test("is not said where the roller usually turns, a moment before it does", () => {
    const ride = startRide();
    ride.strokes({ count: 6, lengthMm: 150, paceMmS: 25 });
    ride.roll({ seconds: 4.4, speedMmS: 25 });
    ride.roll({ seconds: 3.9, speedMmS: 10 });
    expect(ride.state.positionMm).toBeCloseTo(149, 0);
    expect(coaching(ride)).toEqual([]);
  });

  test("is not said while slowing down", () => {
    const ride = startRide();
    ride.roll({ seconds: 3, speedMmS: 25 });
    ride.roll({ seconds: 3.2, speedMmS: 12 });
    for (let speedMmS = 12; speedMmS > 0; speedMmS -= 0.2) ride.roll({ seconds: 0.01, speedMmS });
    expect(coaching(ride)).toEqual([]);
  });

  test("is not said in a hold that rocks", () => {
    const ride = startRide();
    ride.roll({ seconds: 5, speedMmS: 25 });
    ride.hold({ seconds: 25, rockMm: 6 });
    expect(ride.shown("faster")).toEqual([]);
  });
});

describe("R2: before a run", () => {
  test("has its own band: 4 inches a second is right, 1 inch is too slow, 8 too fast", () => {
    const right = startRide(PRE_RUN);
    right.strokes({ count: 12, lengthMm: 300, paceMmS: 100 });
    expect(coaching(right)).toEqual([]);

    const slow = startRide(PRE_RUN);
    slow.roll({ seconds: 6, speedMmS: 25 });
    expect(slow.shown("faster")[0]?.ruleId).toBe("R2");

    const fast = startRide(PRE_RUN);
    fast.roll({ seconds: 1, speedMmS: 200 });
    expect(fast.shown("slower")[0]?.ruleId).toBe("R2");
  });
});

describe("silence and praise", () => {
  test("an ordinary session in band hears nothing but rare praise", () => {
    const ride = startRide();
    ride.strokes({ count: 80, lengthMm: 220, paceMmS: 26, swayMm: [0, 6, -6, 3] });
    expect(coaching(ride)).toEqual([]);
    const minutes = (ride.nowMs - 100_000) / 60_000;
    expect(ride.shown("right").length).toBeGreaterThan(0);
    expect(ride.shown("right").length).toBeLessThanOrEqual(Math.ceil(minutes / 3));
    expect(ride.cleared("right")).toHaveLength(ride.shown("right").length);
  });

  test("the view tells the pace right through a turn, and not while too fast or holding", () => {
    const ride = startRide();
    ride.strokes({ count: 2, lengthMm: 200, paceMmS: 26 });
    ride.roll({ seconds: 1, speedMmS: 26 });
    expect(ride.state.view).toMatchObject({ inPace: true, inForce: true });
    ride.roll({ seconds: 0.5, speedMmS: 70 });
    expect(ride.state.view.inPace).toBe(false);
    ride.hold({ seconds: 5 });
    expect(ride.state.view.inPace).toBe(false);
  });
});
