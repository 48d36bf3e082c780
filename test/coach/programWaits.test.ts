// What a program says when nobody comes, when the pressure is unknown or too much; what a pause leaves as it is.
import { expect, test } from "vitest";

import { RULES } from "#shared/domain/rules.ts";
import type { ProgramStep } from "#shared/schema/program.ts";
import { program, started, viewOf } from "#test/coach/programRide.ts";
import { SETTINGS, startRide } from "#test/coach/ride.ts";

const seconds = { least: 10, target: 20, most: 40 };
const QUADS: ProgramStep = { mode: "deep", muscle: "quadriceps", side: "left", seconds, restS: 3 };
const CALF: ProgramStep = { mode: "deep", muscle: "calf", side: "right", seconds, restS: 0 };
const BALL: ProgramStep = {
  mode: "timed",
  tool: "ball",
  muscle: "gluteals",
  side: "left",
  seconds,
  discomfortAtMost: 7,
};

test("who stays away is told once, after a minute, that it waits; it neither counts nor goes on", () => {
  const ride = started(QUADS, CALF);
  const waits = () => ride.effects.filter((one) => one.kind === "announcement" && /^I wait.*press N/.test(one.text));
  ride.lift({ seconds: RULES.R19.numbers.stillWaitsS - 1 });
  expect(waits()).toHaveLength(0);
  ride.lift({ seconds: 100 });
  expect(waits()).toHaveLength(1);
  expect(viewOf(ride)).toMatchObject({ phase: "announced", step: { index: 0 } });
  ride.roll({ seconds: 2, speedMmS: 25 });
  ride.lift({ seconds: 30 });
  ride.roll({ seconds: 2, speedMmS: 25 });
  ride.lift({ seconds: 40 });
  expect(waits()).toHaveLength(1);
  ride.lift({ seconds: 200 });
  expect(waits()).toHaveLength(2);
  expect(viewOf(ride)).toMatchObject({ phase: "running", paused: "liftOff", step: { index: 0 } });
  expect(viewOf(ride).countedMs / 1000).toBeCloseTo(4, 1);
  ride.program({ action: "next" });
  expect(viewOf(ride)).toMatchObject({ step: { index: 1 } });
});

test("nobody is asked to lean on while a timed step runs, or while it is paused by key", () => {
  const ride = started({ ...BALL, seconds: { least: 10, target: 90, most: 90 } });
  ride.lift({ seconds: 80 });
  const paused = started(QUADS);
  paused.program({ action: "pause" });
  paused.lift({ seconds: 80 });
  for (const { effects } of [ride, paused]) {
    expect(effects.some((one) => one.kind === "announcement" && /I wait/.test(one.text))).toBe(false);
  }
});

test("in the rest between two steps nothing is held, asked or judged, though one stays on it; then it begins anew", () => {
  const ride = started({ ...QUADS, restS: 45 }, CALF);
  ride.roll({ seconds: 20.1, speedMmS: 25 });
  expect(viewOf(ride)).toMatchObject({ phase: "rest", step: { index: 1 } });
  const { effects, cues } = ride;
  const before = { effects: effects.length, cues: cues.length };
  ride.hold({ seconds: 20 });
  expect(ride.state.view).not.toHaveProperty("hold");
  ride.hold({ seconds: 20, forceN: 60 });
  ride.roll({ seconds: 4, speedMmS: 120 });
  expect(viewOf(ride).phase).toBe("rest");
  expect(effects.slice(before.effects).map(({ kind }) => kind)).toEqual([]);
  expect(cues.slice(before.cues).map(({ action, cueId }) => `${action} ${cueId}`)).toEqual([]);
  ride.hold({ seconds: 12 });
  expect(viewOf(ride).phase).toBe("running");
  expect(ride.state.view.hold?.countedMs).toBeGreaterThan(8000);
  ride.hold({ seconds: 8, forceN: 60 });
  expect(ride.shown("heavier")).toHaveLength(1);
});

test("an unknown force is said at the start; the step goes by its time on the roller and counts nothing", () => {
  const ride = startRide();
  const start = (steps: ProgramStep[], forceKnown: boolean) =>
    ride.program({ action: "start", program: program(...steps), forceKnown });
  start([QUADS, CALF], false);
  expect(viewOf(ride).said?.text).toMatch(/^Test\. This roller is not calibrated: .* Calibrate it first.* Next: Quad/);
  ride.roll({ seconds: 41, speedMmS: 25, forceN: Number.NaN });
  expect(viewOf(ride)).toMatchObject({ step: { index: 1 } });
  expect(viewOf(ride).said?.text).toMatch(/^Time to move on: 0 s counted, \d+ s were at an unknown pressure/);
  start([QUADS], true);
  expect(viewOf(ride).said?.text).toMatch(/^Test\. Next:/);
  start([BALL, { mode: "free", seconds }], false);
  expect(viewOf(ride).said?.text).toMatch(/^Test\. Next:/);
});

test("a timed step has its limit of discomfort too (R18): above it an answer is told, without any data", () => {
  const ride = started({ ...BALL, seconds: { ...seconds, target: 20 }, discomfortAtMost: 6 });
  ride.lift({ seconds: 6 });
  const tell = (value: number) => {
    ride.user({ kind: "mark", mark: "discomfort", value });
    return viewOf(ride).said?.text;
  };
  expect(tell(6)).toMatch(/^Test\. Next: Gluteals/);
  expect(tell(7)).toBe("You said 7 of 10: press less, or stop. Up to 6 is as much as helps here.");
  ride.lift({ seconds: 1 });
  expect(viewOf(ride)).toMatchObject({ phase: "running", countedMs: 2000 });
});

test("a pause on the roller forgets nothing of the place: knee line, half minute and stop stand through it", () => {
  const ride = startRide({ ...SETTINGS, gentle: "your knee hurts now" });
  ride.program({ action: "start", program: program({ ...QUADS, seconds: { least: 60, target: 90, most: 120 } }) });
  ride.strokes({ count: 6, lengthMm: 120, paceMmS: 30, forceN: 150 });
  ride.roll({ seconds: 0.2, speedMmS: 25, forceN: 400 });
  ride.roll({ seconds: 0.2, speedMmS: 25, forceN: 320 });
  const { kneeGuard, interval, view } = ride.state;
  expect(view).toMatchObject({ cueId: "stop-pressure", kneeLineMm: expect.any(Number) });
  ride.program({ action: "pause" });
  ride.program({ action: "resume" });
  expect(ride.state).toMatchObject({ kneeGuard: { line: kneeGuard.line }, interval });
  expect(ride.state.view.cueId).toBe("stop-pressure");
  // Another roller lies elsewhere.
  ride.program({ action: "rollerChanged" });
  ride.program({ action: "resume" });
  expect(ride.state.view.kneeLineMm).toBeUndefined();
});
