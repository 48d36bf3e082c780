// From the simulated board to the cue, in virtual time, judged by the simulator's truth.
import { describe, expect, test } from "vitest";

import { bandsFor } from "#hub/coach/bands.ts";
import type { CoachSettings } from "#hub/coach/state.ts";
import { SETTINGS } from "#test/coach/ride.ts";
import { runLine, spells } from "#test/coach/wholeLine.ts";
import { often } from "#test/support/often.ts";

const PRE_RUN: CoachSettings = { ...SETTINGS, selection: { ...SETTINGS.selection, mode: "pre-run" } };
const bands = bandsFor(SETTINGS.selection, 70);
const tooFastMmS = bands.paceMmS[1] * 1.15;
const run = (scenario: string, seconds: number, settings = SETTINGS, seed = 3) =>
  runLine({ scenario, seed, seconds, settings });

describe("too-fast", () => {
  const { truth, cues, shown } = run("too-fast", 60);

  test("slow down within 600 ms of the true pace passing edge + 15 %", () => {
    const passed = spells(truth, (tick) => tick.contact && Math.abs(tick.speedMmS) > tooFastMmS, 600);
    const free = passed.filter((ms) => {
      const before = cues.findLast((cue) => cue.sampleMs <= ms);
      return (
        before?.action !== "show" &&
        !(ms - (cues.findLast((cue) => cue.action === "show" && cue.sampleMs <= ms)?.sampleMs ?? 0) < 4000)
      );
    });
    expect(free.length).toBeGreaterThanOrEqual(3);
    for (const ms of free) {
      const cue = shown("slower").find((one) => one.sampleMs > ms);
      expect(cue?.heardMs).toBeLessThanOrEqual(ms + 600);
    }
  });

  test("and never while the pace was inside for the second before", () => {
    for (const cue of shown("slower")) {
      const lately = truth.filter((tick) => tick.tMs > cue.sampleMs - 1000 && tick.tMs <= cue.sampleMs);
      expect(lately.some((tick) => Math.abs(tick.speedMmS) > tooFastMmS)).toBe(true);
    }
  });
});

test("heavy-pressure: stop within 200 ms of the true force passing the stop value", () => {
  const { truth, cues, shown } = run("heavy-pressure", 90);
  const passed = spells(truth, (tick) => tick.forceN > bands.stopN, 100);
  const first = passed.filter((ms) => cues.findLast((cue) => cue.sampleMs < ms - 300)?.cueId !== "stop-pressure");
  expect(first.length).toBeGreaterThan(0);
  for (const ms of first) {
    const cue = shown("stop-pressure").find((one) => one.sampleMs > ms - 300);
    expect(cue?.heardMs).toBeLessThanOrEqual(ms + 200);
  }
  expect(shown("lighter").length).toBeGreaterThan(0);
  expect(shown("heavier").length).toBeGreaterThan(0);
});

test("knee-approach: silent on the usual turn, then turn back, then stop", () => {
  const { cues } = run("knee-approach", 110);
  const guard = cues.filter((cue) => cue.action === "show" && cue.ruleId === "R16").map((cue) => cue.cueId);
  expect(guard).toEqual(["turn-back", "turn-back", "stop-knee"]);
});

test("long-hold: minimum, target and move on, as the true hold lasts", () => {
  const { truth, shown } = run("long-hold", 112);
  const [heldMs = Number.NaN] = spells(truth, (tick) => tick.contact && Math.abs(tick.speedMmS) < 12, 20_000);
  expect(shown("hold-minimum")[0]?.sampleMs).toBeCloseTo(heldMs + 30_000, -3.3);
  expect(shown("hold-target")[0]?.sampleMs).toBeCloseTo(heldMs + 45_000, -3.3);
  expect(shown("hold-move-on")[0]?.sampleMs).toBeCloseTo(heldMs + 90_000, -3.3);
});

test.each([
  ["post-run", SETTINGS],
  ["pre-run", PRE_RUN],
  ["bumps", SETTINGS],
  ["stick-slip", SETTINGS],
  ["tremor", SETTINGS],
  ["lossy-radio", SETTINGS],
])("%s: nothing is corrected while things are right", (scenario, settings) => {
  const { shown, cues } = run(scenario, often({ everyday: 30, long: 60 }), settings);
  const right = ["right", "hold-minimum", "hold-target"];
  expect(cues.filter((cue) => !right.includes(cue.cueId))).toEqual([]);
  expect(shown("right").length).toBeLessThanOrEqual(1);
});

test("pre-run pace after a run is too fast, deep pace before a run too slow", () => {
  expect(run("pre-run", 10).shown("slower")).toHaveLength(1);
  expect(run("post-run", 20, PRE_RUN).shown("faster").length).toBeGreaterThan(0);
});

test("a hold before a run is discouraged", () => {
  expect(run("long-hold", 30, PRE_RUN).shown("no-holds")).toHaveLength(1);
});

test("outage: the silence is told once, taken back when data comes, and coaching goes on", () => {
  const { cues } = run("outage", 40);
  const told = cues.filter((cue) => cue.cueId === "no-data").map((cue) => cue.action);
  expect(told.slice(0, 2)).toEqual(["show", "clear"]);
  expect(told.length).toBeLessThanOrEqual(6);
  const times = cues.map((cue) => cue.sampleMs);
  expect(times).toEqual([...times].sort((a, b) => a - b));
});
