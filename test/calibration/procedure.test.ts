import { describe, expect, test } from "vitest";

import { Calibration } from "#shared/schema/calibration.ts";
import type { BenchOrder } from "#test/calibration/bench.ts";
import { calibrated, channelErrors, median, rms } from "#test/calibration/judge.ts";
import { often } from "#test/support/often.ts";

const SEEDS = [1, 2, 3].slice(0, often({ everyday: 1, whole: 3, long: 3 }));
const ROLLERS: readonly (readonly [string, Omit<BenchOrder, "seed">, number])[] = [
  ["a ring", { mounting: "ring" }, 0.012],
  ["an uneven ring", { mounting: "ring", ratio: 0.6 }, 0.018],
  ["four cells", { mounting: "four" }, 0.011],
  ["a split cylinder", { mounting: "split" }, 0.02],
  ["two beams", { mounting: "two" }, 0.015],
];

describe.each(ROLLERS)("%s", (_name, order, mostError) => {
  const all = SEEDS.map((seed) => calibrated({ seed, ...order }));

  test("is calibrated as well as it says", () => {
    const channels = all.flatMap((one) => channelErrors(one) ?? []);
    expect(channels.length).toBe(SEEDS.length * (order.mounting === "two" ? 2 : 1));
    expect(median(channels.map(({ response }) => response))).toBeLessThan(mostError);
    const surprises = channels.map(({ response, responseSd }) => response / responseSd);
    expect(Math.max(...surprises)).toBeLessThan(2.5);
    expect(rms(surprises)).toBeLessThan(1.4);
    expect(rms(channels.map(({ gain, gainSd }) => gain / gainSd))).toBeLessThan(1.6);
    for (const { offsetN, offsetSdN } of channels) expect(Math.abs(offsetN)).toBeLessThan(2.5 * offsetSdN);
  });

  test("its motion is measured too, and every step is good", () => {
    for (const { calibration, recording, quality, faults } of all) {
      const { truth } = recording;
      expect(faults).toEqual([]);
      expect(quality.grade).toBe("good");
      expect(calibration && Calibration.parse(calibration)).toEqual(calibration);
      expect(calibration?.rollAxis).toBe("z+");
      expect(calibration?.mounting).toBe(order.mounting);
      expect(Math.abs((calibration?.gyro.biasDps[2] ?? 9) - truth.biasDps[2])).toBeLessThan(0.03);
      expect(Math.abs((calibration?.gyro.scale ?? 9) - truth.scale)).toBeLessThan(0.0015);
      const radius = calibration?.rollingRadiusMm ?? 0;
      expect(Math.abs(radius - truth.radiusMm)).toBeLessThan(3 * (calibration?.rollingRadiusSdMm ?? 0));
      expect(calibration?.rollingRadiusSdMm).toBeLessThan(0.5);
    }
  });
});

const OTHERS: readonly (readonly [string, Omit<BenchOrder, "seed">, string])[] = [
  [
    "a split cell whose board knows neither mounting nor axis",
    { mounting: "split", saidMounting: "unknown", saidAxis: "unknown", rollAxis: "y-" },
    "split",
  ],
  ["an unknown ring", { saidMounting: "unknown" }, "ring"],
  ["four unknown cells", { mounting: "four", saidMounting: "unknown" }, "four"],
  ["a ring that is called split", { saidMounting: "split" }, "ring"],
  ["beams that are bent both ways", { mounting: "two", signed: true }, "two"],
];

test.each(OTHERS)("%s is found out", (_name, order, mounting) => {
  const one = calibrated({ seed: 5, ...order });
  expect(one.faults).toEqual([]);
  expect(one.calibration?.mounting).toBe(mounting);
  for (const { response, responseSd } of channelErrors(one) ?? []) expect(response).toBeLessThan(2.5 * responseSd);
});

test("a cell that answers like no known mounting is taken as it is, and that is told", () => {
  const odd = (x: number) => 1 + 0.35 * Math.cos(x) + 0.2 * Math.sin(3 * x);
  const one = calibrated({ seed: 10, odd });
  expect(one.calibration?.mounting).toBe("unknown");
  expect(one.quality.notes.join(" ")).toContain("taken as it was measured");
  for (const { response, responseSd } of channelErrors(one) ?? [{ response: 9, responseSd: 1 }]) {
    expect(response).toBeLessThan(2.5 * responseSd);
  }
  const unturned = calibrated({ seed: 10, odd, steps: ["rest", "press"] });
  expect(unturned.calibration?.load).toBeUndefined();
  expect(unturned.quality.notes.join(" ")).toContain("in no way that a known mounting does: force stays unknown");
});

test("what the board says of the axis is corrected where the data say otherwise, and that is told", () => {
  const { calibration, quality } = calibrated({ seed: 6, saidAxis: "x+" });
  expect(calibration?.rollAxis).toBe("z+");
  expect(quality.notes.join(" ")).toContain("The board says the axle is x+; by the data it is z+.");
});

test("without the board's word the first turns say which way is positive", () => {
  const asTold = (turns: number) =>
    calibrated({
      seed: 6,
      saidAxis: "unknown",
      steps: ["rest", "emptyTurns"],
      note: (step) => (step.type === "emptyTurns" ? { ...step, turns } : step),
    }).calibration?.rollAxis;
  expect([asTold(2), asTold(-2)]).toEqual(["z+", "z-"]);
});

test("a weight that leans with the way like soft tissue does not spoil the response", () => {
  const both = calibrated({ seed: 7, weightLeanDeg: [0, 4], weightTurns: [1.02, -1.02] });
  const oneWay = calibrated({ seed: 8, weightLeanDeg: [0, 4] });
  for (const { response } of channelErrors(both) ?? []) expect(response).toBeLessThan(0.013);
  for (const { response, responseSd } of channelErrors(oneWay) ?? []) expect(response).toBeLessThan(2.5 * responseSd);
});

test.each([
  ["the other way round", { steps: ["tapedRoll", "press", "weightTurns", "emptyTurns", "rest"] }],
  ["with buttons pressed a second off", { sloppyMs: 1000 }],
  ["on a small roller", { diameterMm: 90 }],
  ["twice", { steps: ["rest", "emptyTurns", "weightTurns", "press", "rest", "weightTurns", "press", "tapedRoll"] }],
] as const)("steps done %s are as good", (_name, order) => {
  const one = calibrated({ seed: 9, presses: 8, ...order });
  expect(one.faults.filter((fault) => !fault.includes("same angle"))).toEqual([]);
  for (const { response } of channelErrors(one) ?? [{ response: 1 }]) expect(response).toBeLessThan(0.02);
});
