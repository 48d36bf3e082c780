import { expect, test } from "vitest";

import { ROLL_AXES } from "#shared/domain/device.ts";
import type { StepLine } from "#shared/schema/recording.ts";
import { HOME_FAULTS } from "#sim/home/faults.ts";
import type { HomeFault } from "#sim/home/faults.ts";
import { boardInfo } from "#sim/roller/boardInfo.ts";
import { HOME_CALIBRATION } from "#shared/domain/rehearsal.ts";
import type { TruthLine, TruthTick } from "#sim/truth/truthLine.ts";
import { happens, rollerOf } from "#test/simulator/happening.ts";
import { run } from "#test/simulator/session.ts";
import { deviation, mean } from "#test/simulator/stage.ts";

const G = 9.80665;
const ordinary = new Map<number, ReturnType<typeof happens>>();

/** With nothing unusual; kept, for many tests look at the same. */
function home(seed: number): ReturnType<typeof happens> {
  const known = ordinary.get(seed) ?? happens({ scenario: HOME_CALIBRATION, seed });
  ordinary.set(seed, known);
  return known;
}

const ticksOf = (truth: readonly TruthLine[]) => truth.filter((line): line is TruthTick => line.k === "tick");
const typesOf = (steps: readonly StepLine[]) => steps.map(({ type }) => type);
const within = (ticks: readonly TruthTick[], { startMs, endMs }: StepLine, marginMs: number) =>
  ticks.filter(({ tMs }) => tMs >= startMs + marginMs && tMs <= endMs - marginMs);
const turnsIn = (ticks: readonly TruthTick[]) =>
  Math.abs((ticks.at(-1)?.angleRad ?? 0) - (ticks[0]?.angleRad ?? 0)) / (2 * Math.PI);

const FULL = ["rest", "emptyTurns", "weightTurns", ...Array.from({ length: 8 }, () => "press"), "tapedRoll"];

test.each([1, 2])("every step is done and told as it was, seed %i", (seed) => {
  const { steps, ticks } = home(seed);
  expect(typesOf(steps)).toEqual(FULL);
  expect(ticks.length / 100).toBeGreaterThan(90);
  expect(ticks.length / 100).toBeLessThan(190);
  for (const [i, step] of steps.entries()) {
    expect(step.endMs).toBeGreaterThan(step.startMs + 1000);
    expect(step.startMs).toBeGreaterThan(steps[i - 1]?.endMs ?? -Infinity);
    const inside = within(ticks, step, 600);
    const forces = inside.map(({ forceN }) => forceN);
    const contact = inside.every((tick) => tick.contact);
    switch (step.type) {
      case "rest":
        expect(turnsIn(inside)).toBeLessThan(1e-6);
        expect(Math.max(...forces)).toBe(0);
        break;
      case "emptyTurns":
        expect(Math.max(...forces)).toBeLessThan(3);
        expect(turnsIn(inside)).toBeGreaterThan(1.5);
        break;
      case "weightTurns":
        expect(contact).toBe(true);
        expect(turnsIn(inside)).toBeGreaterThan(1.7);
        expect(Math.abs(mean(forces) / ((step.weightKg ?? 0) * G) - 1)).toBeLessThan(0.04);
        break;
      case "press":
        expect(contact).toBe(true);
        expect(deviation(forces)).toBeGreaterThan(0.3);
        expect(Math.abs((step.scaleKg ?? 0) * G - mean(forces))).toBeLessThan(0.08 * mean(forces) + 2.5);
        break;
      case "tapedRoll":
        expect(contact).toBe(true);
        expect(step.distanceMm).toBe(1000);
    }
  }
});

test("two full turns, and the taped metre gives the rolling radius, whatever the roller's size", () => {
  const errors: number[] = [];
  for (const [seed, diameterMm] of [90, 160].entries()) {
    const { steps, ticks, calibration } = happens({ scenario: HOME_CALIBRATION, seed, diameterMm });
    for (const type of ["emptyTurns", "weightTurns"] as const) {
      const step = steps.find((candidate) => candidate.type === type);
      if (step === undefined) throw new Error(`no ${type}`);
      expect(turnsIn(within(ticks, step, -600))).toBeGreaterThan(1.97);
      expect(turnsIn(within(ticks, step, -600))).toBeLessThan(2.1);
    }
    const taped = steps.find(({ type }) => type === "tapedRoll");
    if (taped === undefined) throw new Error("no tapedRoll");
    const radiusMm = 1000 / (turnsIn(within(ticks, taped, -600)) * 2 * Math.PI);
    errors.push(radiusMm / calibration.rollingRadiusMm - 1);
  }
  expect(Math.max(...errors.map(Math.abs))).toBeLessThan(0.015);
  expect(deviation(errors)).toBeGreaterThan(0.0005);
});

test("presses stand at eight angles over a turn, and the scale shows rounded values", () => {
  for (let seed = 1; seed <= 2; seed += 1) {
    const { steps: done, ticks } = home(seed);
    const presses = done.filter(({ type }) => type === "press");
    const degrees = presses
      .map((press) => ((mean(within(ticks, press, 600).map(({ angleRad }) => angleRad)) * 180) / Math.PI) % 360)
      .map((angle) => (angle + 360) % 360)
      .toSorted((one, two) => one - two);
    const gaps = degrees.map((angle, i) => ((degrees[(i + 1) % 8] ?? 0) - angle + 360) % 360);
    expect(Math.min(...gaps)).toBeGreaterThan(20);
    expect(Math.max(...gaps)).toBeLessThan(75);
    for (const { scaleKg } of presses) {
      expect((scaleKg ?? Number.NaN) * 10).toBeCloseTo(Math.round((scaleKg ?? 0) * 10), 6);
      expect(scaleKg).toBeGreaterThan(7);
    }
  }
});

test("the same seed and settings mean the same roller, a little older in a later session", () => {
  const offsets: Record<number, number[]> = { 0: [], 1: [], 30: [] };
  const biases: Record<number, number[]> = { 0: [], 1: [], 30: [] };
  for (let seed = 1; seed <= 12; seed += 1) {
    const calibrated = rollerOf({ scenario: HOME_CALIBRATION, seed }).calibration;
    for (const day of [0, 1, 30]) {
      const { calibration } = rollerOf({ scenario: "post-run", seed, ...(day === 0 ? {} : { day }) });
      expect(calibration.deviceId).toBe(calibrated.deviceId);
      const [now, then] = [calibration.load?.[0], calibrated.load?.[0]];
      if (now === undefined || then === undefined) throw new Error("no load channel");
      expect(now.g).toEqual(then.g);
      expect(now.deadWeightN).toEqual(then.deadWeightN);
      expect(Math.abs(now.countsPerN / then.countsPerN - 1)).toBeLessThan(0.02);
      expect(calibration.rollingRadiusMm).toBe(calibrated.rollingRadiusMm);
      offsets[day]?.push((now.offsetCounts - then.offsetCounts) / then.countsPerN);
      biases[day]?.push(calibration.gyro.biasDps[2] - calibrated.gyro.biasDps[2]);
    }
  }
  expect(deviation(offsets[0] ?? [])).toBeGreaterThan(0.03);
  expect(deviation(offsets[0] ?? [])).toBeLessThan(0.2);
  expect(deviation(offsets[1] ?? [])).toBeGreaterThan(0.25);
  expect(deviation(offsets[30] ?? [])).toBeGreaterThan(1.3);
  expect(deviation(biases[0] ?? [])).toBeLessThan(0.05);
  expect(deviation(biases[1] ?? [])).toBeGreaterThan(0.04);
  expect(deviation(biases[30] ?? [])).toBeGreaterThan(0.25);
});

test("of= calibrates another scenario's roller", () => {
  const calibrated = rollerOf({ scenario: HOME_CALIBRATION, of: "small-roller", seed: 4 });
  const session = rollerOf({ scenario: "small-roller", seed: 4 });
  expect(calibrated.calibration.rollAxis).toBe(session.calibration.rollAxis);
  expect(calibrated.calibration.rollingRadiusMm).toBe(session.calibration.rollingRadiusMm);
  expect(calibrated.device.radiusMm).toBe(session.device.radiusMm);
});

test("the presses give the true force back through the true calibration", () => {
  const { steps, truth, frames, calibration } = run({
    scenario: HOME_CALIBRATION,
    seed: 5,
    mounting: "two",
    seconds: 110,
  });
  const ticks = ticksOf(truth);
  const errors: number[] = [];
  for (const step of steps.filter(({ type }) => type === "press")) {
    const angle = mean(within(ticks, step, 700).map(({ angleRad }) => angleRad));
    const rows = frames.filter(({ rxMs }) => rxMs > step.startMs + 700 && rxMs < step.endMs - 700);
    const squares = (calibration.load ?? []).map((own, channel) => {
      const counts = mean(rows.flatMap(({ load }) => load.map((row) => row[channel + 1] ?? 0)));
      const dead = own.deadWeightN[0] * Math.cos(angle) + own.deadWeightN[1] * Math.sin(angle);
      const g = own.g[Math.round((angle / (2 * Math.PI)) * own.g.length + 100 * own.g.length) % own.g.length] ?? 1;
      return { strainN: (counts - own.offsetCounts) / own.countsPerN - dead, g };
    });
    const norm = squares.reduce((sum, { g }) => sum + g * g, 0);
    if (norm < 0.3) continue;
    const forceN = squares.reduce((sum, { g, strainN }) => sum + g * strainN, 0) / norm;
    errors.push(forceN / ((step.scaleKg ?? 0) * G) - 1);
  }
  expect(errors.length).toBeGreaterThan(3);
  expect(Math.max(...errors.map(Math.abs))).toBeLessThan(0.1);
});

test("an axis that the board does not know is drawn among all six", () => {
  const axes = new Set<string>();
  for (let seed = 1; seed <= 40; seed += 1) {
    const { device, calibration } = rollerOf({ scenario: HOME_CALIBRATION, seed, rollAxis: "unknown" });
    expect(boardInfo(device).rollAxis).toBe("unknown");
    axes.add(calibration.rollAxis);
  }
  expect(axes.size).toBe(6);
  for (const rollAxis of ROLL_AXES.filter((axis) => axis !== "unknown")) {
    const { device, calibration } = rollerOf({ scenario: HOME_CALIBRATION, seed: 1, rollAxis });
    expect([boardInfo(device).rollAxis, calibration.rollAxis]).toEqual([rollAxis, rollAxis]);
  }
});

const LEFT_OUT: Partial<Record<HomeFault, string>> = {
  "no-rest": "rest",
  "no-empty-turns": "emptyTurns",
  "no-weight-turns": "weightTurns",
  "no-presses": "press",
  "no-taped-roll": "tapedRoll",
};

test.each(HOME_FAULTS)("fault %s is told as if all were well, but for what was left out", (fault) => {
  const { steps } = rollerOf({ scenario: HOME_CALIBRATION, seed: 3, fault });
  const rest = FULL.filter((type) => type !== LEFT_OUT[fault]);
  expect(steps.map(({ type }) => type)).toEqual(
    fault === "few-presses" ? FULL.filter((_, i) => i < 6 || i === 11) : rest,
  );
});

const UNTIL_WEIGHT_TURNS_MS = 62_000;

test.each([undefined, "moved", "loaded", "wrong-weight", "half-turn"] as const)(
  "what happens with fault %s",
  (fault) => {
    const choice = fault === undefined ? {} : { fault };
    const { steps, ticks } = happens({ scenario: HOME_CALIBRATION, seed: 3, ...choice }, UNTIL_WEIGHT_TURNS_MS);
    const [rest, , weighted] = steps;
    if (rest === undefined || weighted === undefined) throw new Error("steps are missing");
    const resting = within(ticks, rest, 600);
    expect(resting.every(({ contact }) => contact)).toBe(fault === "loaded");
    expect(turnsIn(resting) > 0.01).toBe(fault === "moved");
    const ratio = mean(within(ticks, weighted, 600).map(({ forceN }) => forceN)) / ((weighted.weightKg ?? 0) * G);
    expect(Math.abs(ratio - 1) > 0.1).toBe(fault === "wrong-weight");
    expect(turnsIn(within(ticks, weighted, -600)) < 1).toBe(fault === "half-turn");
  },
);
