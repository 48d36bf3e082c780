import { expect, test } from "vitest";

import { calibrate } from "#hub/calibration/calibrate.ts";
import { collectSamples } from "#hub/calibration/samples.ts";
import type { StepType } from "#shared/domain/calibrationSteps.ts";
import { benchRecording } from "#test/calibration/bench.ts";
import { calibrated, channelErrors } from "#test/calibration/judge.ts";

/** Steps, and the parts that are measured with them. */
const PARTS: readonly (readonly [readonly StepType[], readonly string[]])[] = [
  [["rest"], ["gyroBias"]],
  [["emptyTurns"], ["gyroBias", "gyroScale", "accel"]],
  [["tapedRoll"], ["gyroBias", "gyroScale", "accel", "radius"]],
  [
    ["rest", "press"],
    ["gyroBias", "load"],
  ],
  [["press"], ["gyroBias", "load"]],
  [["weightTurns"], ["gyroBias", "gyroScale", "accel", "load"]],
  [
    ["emptyTurns", "weightTurns"],
    ["gyroBias", "gyroScale", "accel", "load"],
  ],
];

test.each(PARTS)("of %s alone comes what can be known, the rest is absent", (steps, parts) => {
  const one = calibrated({ seed: 21, steps });
  const { calibration, quality } = one;
  expect(one.faults).toEqual([]);
  expect(Object.keys(calibration?.measuredMs ?? {})).toEqual(parts);
  expect(calibration?.load !== undefined).toBe(parts.includes("load"));
  expect(quality.grade).toBe(parts.includes("load") ? "reduced" : "partial");
  expect(quality.notes.length).toBeGreaterThan(2);
  if (!parts.includes("radius")) {
    expect(calibration?.rollingRadiusMm).toBeCloseTo(0.9875 * 75, 2);
    expect(calibration?.rollingRadiusSdMm).toBeCloseTo(0.0125 * 75, 2);
  }
  if (!parts.includes("gyroScale")) expect(calibration?.gyro).toMatchObject({ scale: 1, scaleSd: 0.015 });
  for (const { response, responseSd } of channelErrors(one) ?? []) expect(response).toBeLessThan(2.5 * responseSd);
});

test("the less there is, the less sure it says it is", () => {
  const sdOf = (steps: readonly StepType[], presses = 8) =>
    calibrated({ seed: 22, steps, presses }).quality.forceRelSd ?? 9;
  const all = sdOf(["rest", "emptyTurns", "weightTurns", "press", "tapedRoll"]);
  const noPresses = sdOf(["rest", "emptyTurns", "weightTurns"]);
  const noWeight = sdOf(["rest", "emptyTurns", "press"]);
  const fewPresses = sdOf(["rest", "emptyTurns", "press"], 3);
  expect(noPresses).toBeGreaterThan(all);
  expect(noWeight).toBeGreaterThan(all);
  expect(fewPresses).toBeGreaterThan(1.3 * noWeight);
});

test("without frames, without steps, or with steps elsewhere in time nothing comes out, and that is said", () => {
  const { device, roller, frames, steps } = benchRecording({ seed: 23, steps: ["rest"] });
  const none = calibrate({ device, roller, samples: collectSamples(device, []), steps });
  expect(none.calibration).toBeUndefined();
  expect(none.quality.steps[0]).toMatchObject({ good: false });
  expect(none.quality.steps[0]?.why).toContain("Nothing came from the roller");
  const samples = collectSamples(device, frames);
  expect(calibrate({ device, roller, samples, steps: [] }).calibration).toBeUndefined();
  const late = steps.map((step) => ({ ...step, startMs: step.startMs + 1e9, endMs: step.endMs + 1e9 }));
  expect(calibrate({ device, roller, samples, steps: late }).calibration).toBeUndefined();
});
