// R11 and R27: stops.
import { describe, expect, test } from "vitest";

import { SETTINGS, startRide } from "#test/coach/ride.ts";

const STOP_N = 378;

describe("R11: too much pressure", () => {
  test("says stop within 30 ms of samples, over any other cue, without waiting", () => {
    const ride = startRide();
    ride.roll({ seconds: 1, speedMmS: 70 });
    expect(ride.state.view.cueId).toBe("slower");
    const crossedMs = ride.nowMs;
    ride.roll({ seconds: 0.1, speedMmS: 70, forceN: STOP_N + 1 });
    const [cue] = ride.shown("stop-pressure");
    expect(cue?.sampleMs).toBe(crossedMs + 30);
    expect(cue?.why).toBe("You pressed with 379 N (like 39 kg); 378 N (like 39 kg) is the limit for this area.");
    expect(ride.state.view.cueId).toBe("stop-pressure");
  });

  test.each([
    ["a spike of 20 ms", 0.02, STOP_N + 200],
    ["a load just below", 20, STOP_N - 2],
  ])("%s is none", (_, seconds, forceN) => {
    const ride = startRide();
    ride.roll({ seconds: 2, speedMmS: 25 });
    ride.roll({ seconds, speedMmS: 25, forceN });
    ride.roll({ seconds: 2, speedMmS: 25 });
    expect(ride.shown("stop-pressure")).toEqual([]);
  });

  test("stays until the load is off or back in the band", () => {
    const ride = startRide();
    ride.roll({ seconds: 1, speedMmS: 25, forceN: 400 });
    ride.roll({ seconds: 5, speedMmS: 25, forceN: 300 });
    expect(ride.state.view.cueId).toBe("stop-pressure");
    ride.roll({ seconds: 1, speedMmS: 25, forceN: 200 });
    expect(ride.cleared("stop-pressure")[0]?.why).toBe("The pressure is down to 200 N (like 20 kg).");

    const lifted = startRide();
    lifted.roll({ seconds: 1, speedMmS: 25, forceN: 400 });
    lifted.lift({ seconds: 0.1 });
    expect(lifted.cleared("stop-pressure")[0]?.why).toBe("You lifted off the roller.");
  });
});

test("R11: another choice does not end a stop that stands: whoever presses that hard still does", () => {
  const ride = startRide();
  ride.roll({ seconds: 1, speedMmS: 25, forceN: 400 });
  ride.user({ kind: "select", selection: { ...SETTINGS.selection, side: "right" } });
  expect(ride.state.view.cueId).toBe("stop-pressure");
  ride.roll({ seconds: 1, speedMmS: 25, forceN: 200 });
  expect(ride.state.view.cueId).toBeUndefined();
});

test("R25: an area that is closed from the beginning is told with the first sample", () => {
  const wound = { muscle: "quadriceps", side: "left", ruleId: "R25", says: "A wound.", unlock: "Later." } as const;
  const ride = startRide({ ...SETTINGS, blocked: [wound] });
  ride.roll({ seconds: 0.01, speedMmS: 25 });
  expect(ride.cues).toMatchObject([{ cueId: "stop-closed", ruleId: "R25", why: "A wound. Later." }]);
});

describe("R27: the user's stop", () => {
  test("is shown at once, closes the area and silences everything but stops", () => {
    const ride = startRide();
    ride.roll({ seconds: 1, speedMmS: 25 });
    ride.user({ kind: "mark", mark: "stop" });
    expect(ride.cues.at(-1)).toMatchObject({ action: "show", cueId: "stop-user", ruleId: "R27", sampleMs: ride.nowMs });
    expect(ride.effects).toEqual([{ kind: "areaClosed", muscle: "quadriceps", side: "left", atMs: ride.nowMs }]);
    expect(ride.state.view.areaClosed).toBe(true);

    ride.roll({ seconds: 10, speedMmS: 80, forceN: 300 });
    ride.hold({ seconds: 100 });
    expect(ride.cues).toHaveLength(1);
    expect(ride.state.view.hold).toBeUndefined();

    ride.roll({ seconds: 1, speedMmS: 80, forceN: 400 });
    expect(ride.state.view.cueId).toBe("stop-pressure");
    ride.roll({ seconds: 1, speedMmS: 80, forceN: 200 });
    expect(ride.state.view.cueId).toBe("stop-user");
  });

  test("the same area stays closed; another one opens with resume, in either order", () => {
    const left = SETTINGS.selection;
    const right = { ...left, side: "right" } as const;
    for (const order of [
      ["select", "resume"],
      ["resume", "select"],
    ] as const) {
      const ride = startRide();
      ride.user({ kind: "mark", mark: "stop" });
      ride.user({ kind: "mark", mark: "resume" });
      expect(ride.state.view.cueId).toBe("stop-user");
      ride.user({ kind: "mark", mark: "stop" });
      for (const step of order) {
        expect(ride.state.view.cueId).toBe("stop-user");
        ride.user(step === "select" ? { kind: "select", selection: right } : { kind: "mark", mark: "resume" });
      }
      expect(ride.state.view).toMatchObject({ areaClosed: false });
      expect(ride.state.view.cueId).toBeUndefined();
      ride.roll({ seconds: 5, speedMmS: 80 });
      expect(ride.shown("slower")).toHaveLength(1);

      ride.user({ kind: "select", selection: left });
      expect(ride.state.view).toMatchObject({ cueId: "stop-user", areaClosed: true });
      // Stopped twice there, and told twice.
      expect(ride.effects.filter((effect) => effect.kind === "areaClosed")).toHaveLength(2);
    }
  });

  test("is told whether or not the area was closed: whoever keeps stops may have lost one, or be another person", () => {
    const { muscle, side } = SETTINGS.selection;
    const ride = startRide();
    ride.user({ kind: "mark", mark: "stop" });
    ride.roll({ seconds: 1, speedMmS: 25 });
    ride.user({ kind: "mark", mark: "stop" });
    const area = { kind: "areaClosed", muscle, side };
    expect(ride.effects).toMatchObject([area, { ...area, atMs: ride.nowMs }]);
    ride.user({ kind: "select", selection: { ...SETTINGS.selection, side: "both" } });
    ride.user({ kind: "mark", mark: "stop" });
    expect(ride.effects.at(-1)).toMatchObject({ kind: "areaClosed", muscle, side: "both" });
    ride.user({ kind: "select", selection: { ...SETTINGS.selection, side: "right" } });
    expect(ride.state.view.areaClosed).toBe(true);
  });

  test("both legs at once takes in a closed leg, and the other way round", () => {
    const ride = startRide();
    ride.user({ kind: "mark", mark: "stop" });
    ride.user({ kind: "select", selection: { ...SETTINGS.selection, side: "both" } });
    expect(ride.state.view.areaClosed).toBe(true);
    ride.user({ kind: "select", selection: { ...SETTINGS.selection, muscle: "calf" } });
    expect(ride.state.view.areaClosed).toBe(false);
  });

  test("what it felt like is said of where it was, whatever was chosen since", () => {
    const { muscle, side } = SETTINGS.selection;
    const calf = { ...SETTINGS.selection, muscle: "calf" } as const;
    const ride = startRide();
    ride.user({ kind: "mark", mark: "stop" });
    ride.user({ kind: "select", selection: calf });
    ride.user({ kind: "mark", mark: "stop", reason: "tingling" });
    expect(ride.effects.filter(({ kind }) => kind === "referral")).toMatchObject([
      { muscle, side, reason: "tingling" },
    ]);
    expect(ride.effects.filter(({ kind }) => kind === "areaClosed")).toHaveLength(1);
    ride.user({ kind: "mark", mark: "resume" });
    expect(ride.state.view.areaClosed).toBe(false);

    // With no stop that stands it is a stop here and now.
    ride.user({ kind: "mark", mark: "stop", reason: "sharp" });
    expect(ride.effects.filter(({ kind }) => kind === "areaClosed").at(-1)).toMatchObject({ muscle: "calf" });
    expect(ride.effects.at(-2)).toMatchObject({ kind: "referral", muscle: "calf", reason: "sharp" });
    // Back where it was closed first: said of that, not of the newest.
    ride.user({ kind: "select", selection: { ...calf, muscle: "gluteals" } });
    ride.user({ kind: "mark", mark: "resume" });
    ride.user({ kind: "select", selection: SETTINGS.selection });
    ride.user({ kind: "mark", mark: "stop", reason: "numb" });
    expect(ride.effects.filter(({ kind }) => kind === "referral").at(-1)).toMatchObject({ muscle, reason: "numb" });
  });

  test("a new session opens what the person's settings do not close", () => {
    const ride = startRide();
    ride.user({ kind: "mark", mark: "stop" });
    ride.user({ kind: "newSession" });
    expect(ride.state.view.areaClosed).toBe(false);
    expect(ride.cues.at(-1)).toMatchObject({ action: "clear", cueId: "stop-user", why: "A new session has begun." });
  });

  test("a mistake opens the area again and lets the load go on; another stop there stands", () => {
    const { muscle, side } = SETTINGS.selection;
    const ride = startRide();
    ride.user({ kind: "mark", mark: "stop" });
    ride.user({ kind: "reopen", muscle: "calf", side });
    expect(ride.state.view).toMatchObject({ cueId: "stop-user", areaClosed: true });
    ride.user({ kind: "reopen", muscle, side });
    expect(ride.state.view.areaClosed).toBe(false);
    expect(ride.state.view.cueId).toBeUndefined();
    ride.user({ kind: "mark", mark: "stop" });
    expect(ride.state.view).toMatchObject({ cueId: "stop-user", areaClosed: true });
    expect(ride.effects.filter((effect) => effect.kind === "areaClosed")).toHaveLength(2);
  });

  test("ends a hold, and is heard before any data came in", () => {
    const ride = startRide();
    ride.roll({ seconds: 4, speedMmS: 25 });
    ride.hold({ seconds: 10 });
    ride.user({ kind: "mark", mark: "stop" });
    const found = ride.effects.map((effect) => effect.kind).filter((kind) => kind !== "prompt");
    expect(found).toEqual(["areaClosed", "holdCounted"]);

    const early = startRide();
    early.user({ kind: "mark", mark: "stop" });
    expect(early.shown("stop-user")).toHaveLength(1);
  });
});
