import { expect, test } from "vitest";

import type { BenchOrder } from "#test/calibration/bench.ts";
import { calibrated, channelErrors } from "#test/calibration/judge.ts";

const FAULTS: readonly (readonly [string, Omit<BenchOrder, "seed">, readonly string[]])[] = [
  ["a roller that rolls at rest", { rest: "moved" }, ["rest: The roller moved"]],
  ["a leg on it at rest", { rest: "loaded" }, ["rest: Something lay on the roller"]],
  ["a hand that presses the empty roller", { handN: 25 }, ["emptyTurns: Something pressed"]],
  [
    "half turns",
    { turnPart: 0.3 },
    ["emptyTurns: It turned 0.6 times, 2 are wanted", "weightTurns: It turned 0.6 times"],
  ],
  [
    "a weight told in pounds",
    { note: (step) => (step.weightKg === undefined ? step : { ...step, weightKg: 22 }) },
    ["weightTurns: By the scale's readings this weight is 10.0 kg, not 22 kg. Was it typed in as pounds"],
  ],
  [
    "a weight that is not what it was told to be",
    { note: (step) => (step.weightKg === undefined ? step : { ...step, weightKg: 12.5 }) },
    ["weightTurns: By the scale's readings this weight is"],
  ],
  [
    "no weight told",
    { note: ({ weightKg: _weightKg, ...step }) => step },
    ["weightTurns: The weight in kg is missing"],
  ],
  [
    "a scale misread once",
    { note: (step, place) => (place === 5 ? { ...step, scaleKg: 31.4 } : step) },
    ["press: The scale showed 31.4 kg where"],
  ],
  [
    "a scale not read once",
    { note: ({ scaleKg, ...step }, place) => (place === 5 || scaleKg === undefined ? step : { ...step, scaleKg }) },
    ["press: The scale's reading is missing"],
  ],
  [
    "presses all at one angle",
    { presses: 3, pressStepDeg: 6 },
    ["press: It was pressed at nearly the same angle", "press: It was pressed at nearly the same angle"],
  ],
  ["a yard for a metre", { tapePart: 0.9144 }, ["tapedRoll: By this the roller rolls on"]],
  [
    "no length told",
    { note: ({ distanceMm: _distanceMm, ...step }) => step },
    ["tapedRoll: The taped length is missing"],
  ],
];

test.each(FAULTS)("%s is told, and nothing else", (_name, order, expected) => {
  const { faults, quality } = calibrated({ seed: 11, ...order });
  expect(faults.length).toBe(expected.length);
  for (const [i, fault] of faults.entries()) expect(fault).toContain(expected[i]);
  expect(quality.grade).toBe("reduced");
});

test("a wrong weight does not spoil the gain: the scale is believed, and σ says that one of them is wrong", () => {
  const one = calibrated({ seed: 12, note: (step) => (step.weightKg === undefined ? step : { ...step, weightKg: 5 }) });
  for (const { gain, gainSd } of channelErrors(one) ?? [{ gain: 1, gainSd: 0 }]) {
    expect(Math.abs(gain)).toBeLessThan(0.025);
    expect(gainSd).toBeGreaterThan(0.02);
  }
});

test("a tape beside the body reads double, and that is understood", () => {
  const one = calibrated({ seed: 13, tapePart: 0.5 });
  expect(one.faults).toEqual([]);
  expect(one.quality.notes.join(" ")).toContain("beside the body");
  expect(one.calibration?.rollingRadiusMm).toBeCloseTo(one.recording.truth.radiusMm, -0.3);
});

test("a cell that feels nothing gives no force, and says what to check", () => {
  const { calibration, quality, faults } = calibrated({ seed: 14, dead: true });
  expect(calibration?.load).toBeUndefined();
  expect(calibration?.gyro.scale).toBeDefined();
  expect(quality.grade).toBe("partial");
  expect(quality.notes.join(" ")).toContain("hardly answered");
  expect(faults[0]).toContain("weightTurns: The load cell hardly felt the weight");
});

test("a gyro that turns the other way than gravity is told", () => {
  const { calibration, faults } = calibrated({ seed: 15, opposed: true });
  expect(calibration?.load).toBeUndefined();
  expect(faults.some((fault) => fault.includes("Turn sensor and gravity disagree"))).toBe(true);
});
