// R30: no verdict without fresh data.
import { describe, expect, test } from "vitest";

import { coachStep } from "#hub/coach/coach.ts";
import { startRide } from "#test/coach/ride.ts";

describe("R30", () => {
  test("a short gap freezes the evidence and leaves the cue", () => {
    const ride = startRide();
    ride.roll({ seconds: 0.2, speedMmS: 60 });
    ride.unknown({ seconds: 0.2 });
    ride.roll({ seconds: 0.18, speedMmS: 60 });
    expect(ride.cues).toEqual([]);
    ride.roll({ seconds: 0.1, speedMmS: 60 });
    expect(ride.shown("slower")).toHaveLength(1);
    ride.unknown({ seconds: 0.2 });
    expect(ride.state.view.cueId).toBe("slower");
  });

  test("a longer one clears the cue and starts evidence anew", () => {
    for (const gap of ["unknown", "silent"] as const) {
      const ride = startRide();
      ride.roll({ seconds: 1, speedMmS: 60 });
      ride[gap]({ seconds: 0.5 });
      expect(ride.cues.at(-1)).toMatchObject({ action: "clear", cueId: "slower", why: "No fresh data is coming in." });
      expect(ride.state.view).toMatchObject({ inPace: false, inForce: false });
      ride.roll({ seconds: 3.6, speedMmS: 60 });
      expect(ride.shown("slower")).toHaveLength(2);
    }
  });

  test("a silent link is told, with the quiet kept, and taken back with the first fresh sample", () => {
    const ride = startRide();
    ride.roll({ seconds: 5, speedMmS: 25 });
    ride.silent({ seconds: 3 });
    const [cue] = ride.shown("no-data");
    expect(cue).toMatchObject({ ruleId: "R30", sampleMs: 105_000 + 1500 });
    expect(cue?.why).toBe("No data has come from the roller for 1.5 s, so I cannot judge what you do.");
    ride.roll({ seconds: 0.01, speedMmS: 25 });
    expect(ride.cues.at(-1)).toMatchObject({ action: "clear", cueId: "no-data" });
    ride.roll({ seconds: 20, speedMmS: 25 });
    expect(ride.cues).toHaveLength(2);
  });

  test("the gap's ticks that come with the next frame change nothing more", () => {
    const ride = startRide();
    ride.roll({ seconds: 5, speedMmS: 25 });
    const sinceMs = ride.nowMs;
    ride.silent({ seconds: 3 });
    const before = ride.cues.length;
    for (let ms = 10; ms <= 3000; ms += 10)
      ride.feed({ tMs: sinceMs + ms, quality: "unknown", flags: 1, paceMmS: Number.NaN });
    expect(ride.cues).toHaveLength(before);
  });

  test("frames that come unevenly are no gap", () => {
    const ride = startRide();
    ride.roll({ seconds: 5, speedMmS: 25 });
    expect(coachStep(ride.state, { kind: "noData", tMs: ride.nowMs + 60, ageMs: 60 }).state).toBe(ride.state);
  });

  test("a carried roller is no lost one", () => {
    const ride = startRide();
    ride.roll({ seconds: 5, speedMmS: 25 });
    ride.unknown({ seconds: 10, lost: false });
    expect(ride.cues).toEqual([]);
  });

  test("before the first data nothing is lost", () => {
    const ride = startRide();
    ride.silent({ seconds: 10 });
    ride.unknown({ seconds: 10 });
    expect(ride.cues).toEqual([]);
  });

  test("no time counts in a gap", () => {
    const ride = startRide();
    ride.roll({ seconds: 5, speedMmS: 25 });
    ride.hold({ seconds: 10 });
    const before = ride.state.view.hold?.countedMs ?? 0;
    ride.silent({ seconds: 2 });
    expect(ride.state.view.hold?.countedMs).toBe(before);
    ride.hold({ seconds: 5 });
    expect(ride.state.view.hold?.countedMs).toBeLessThanOrEqual(before + 5000);
    expect(ride.state.view.hold?.countedMs).toBeGreaterThanOrEqual(before + 4900);
  });

  test("nor in a short gap before the core announced the hold", () => {
    const ride = startRide();
    ride.roll({ seconds: 5, speedMmS: 25 });
    ride.hold({ seconds: 1 });
    ride.unknown({ seconds: 0.2 });
    for (let ms = 1200; ms <= 5000; ms += 10) ride.feed({ positionMm: 125, holdMs: ms < 3000 ? 0 : ms });
    expect(ride.state.view.hold?.countedMs).toBeCloseTo(3800, -2);
  });

  test("a stop stays until it has been heard and the silence is told, or fresh data ends it", () => {
    const ride = startRide();
    ride.roll({ seconds: 1, speedMmS: 25, forceN: 400 });
    ride.silent({ seconds: 2 });
    expect(ride.state.view.cueId).toBe("stop-pressure");
    ride.silent({ seconds: 3 });
    expect(ride.state.view.cueId).toBe("no-data");

    const back = startRide();
    back.roll({ seconds: 1, speedMmS: 25, forceN: 400 });
    back.silent({ seconds: 1 });
    back.roll({ seconds: 0.6, speedMmS: 25, forceN: 200 });
    expect(back.cleared("stop-pressure")).toHaveLength(1);
  });

  test("a recording played once more begins anew", () => {
    const ride = startRide();
    ride.roll({ seconds: 1, speedMmS: 60 });
    for (let n = 0; n < 60; n += 1) ride.feed({ tMs: 1000 + n * 10, paceMmS: 60 });
    expect(ride.shown("slower").map((cue) => cue.sampleMs)).toEqual([100_410, 1400]);
  });
});

describe("ticks that come late", () => {
  test("say nothing, and neither end nor repeat what was told of the silence", () => {
    const ride = startRide();
    ride.roll({ seconds: 5, speedMmS: 25 });
    const sinceMs = ride.nowMs;
    ride.silent({ seconds: 8 });
    const before = ride.cues.length;
    ride.feed({ tMs: sinceMs - 10, paceMmS: 25 });
    for (let ms = 10; ms < 7700; ms += 10) {
      ride.feed({
        tMs: sinceMs + ms,
        paceMmS: 90,
        forceN: 500,
        ...(ms % 2000 < 1000 ? {} : { quality: "unknown", flags: 1 }),
      });
    }
    expect(ride.cues).toHaveLength(before);
    ride.feed({ tMs: sinceMs + 7950, paceMmS: 25 });
    expect(ride.cues.at(-1)).toMatchObject({ action: "clear", cueId: "no-data" });
  });
});
