import { expect, test } from "vitest";

import { AngleFilter } from "#hub/signal/angleFilter.ts";
import { createImuSample } from "#hub/signal/imuSample.ts";
import { createLoadSample } from "#hub/signal/loadSample.ts";
import { RAD_PER_DEG } from "#shared/domain/units.ts";
import { seeded } from "#test/signal/support/seeded.ts";

const DT_S = 0.01;
const NOISE_G = 0.008;

interface Truth {
  readonly bias?: number;
  readonly scale?: number;
  readonly c1?: number;
  readonly c2?: number;
  readonly startOff?: number;
  readonly seed?: number;
  readonly seconds?: number;
  /** A blow to the accelerometer, g, between two times, s. */
  readonly blow?: { readonly g: number; readonly fromS: number; readonly toS: number };
}

/** Turns to and fro by a radian and a half; true = (1 + s)(ω − b). */
function filtered(truth: Truth) {
  const { bias = 0, scale = 0, c1 = 0, c2 = 0, seconds = 60, blow } = truth;
  const random = seeded(truth.seed ?? 1);
  const filter = new AngleFilter({ biasSdRadS: 4 * RAD_PER_DEG, scaleSd: 0.015, accelBiasSdG: 0.025 });
  const sample = createImuSample();
  filter.place(0.3 + (truth.startOff ?? 0), 4 * RAD_PER_DEG);
  sample.dtS = DT_S;
  sample.leakRadS = 0;
  sample.rollingG = 0;
  sample.gravitySdG = NOISE_G;
  const off: number[] = [];
  const phiAt = (tS: number) => 0.3 + 4.5 * (1 - Math.cos(0.4 * tS));
  for (let k = 1; k <= seconds / DT_S; k += 1) {
    const tS = k * DT_S;
    const phi = phiAt(tS);
    const rate = 4.5 * 0.4 * Math.sin(0.4 * tS);
    const blown = blow && tS > blow.fromS && tS < blow.toS ? blow.g : 0;
    sample.gyroAxis = rate / (1 + scale) + bias + random.normal(0.001);
    sample.accT1 = Math.cos(phi) + c1 + random.normal(NOISE_G) + blown;
    sample.accT2 = -Math.sin(phi) + c2 + random.normal(NOISE_G);
    filter.predict(sample);
    filter.update(sample);
    off.push(filter.phi - phi);
  }
  const load = createLoadSample();
  filter.tellVariance(load);
  return { filter, off, phiSd: Math.sqrt(load.phiVariance) };
}

test("angle, gyro zero and scale, and both accelerometer zeros come out of a turning roller", () => {
  const truth = { bias: 2 * RAD_PER_DEG, scale: 0.012, c1: 0.02, c2: -0.015, startOff: 0.05 };
  const { filter, off } = filtered(truth);
  expect(filter.bias).toBeCloseTo(truth.bias, 3);
  expect(Math.abs(filter.scale - truth.scale)).toBeLessThan(0.003);
  expect(Math.abs(filter.c1 - truth.c1)).toBeLessThan(0.003);
  expect(Math.abs(filter.c2 - truth.c2)).toBeLessThan(0.003);
  expect(Math.max(...off.slice(3000).map(Math.abs))).toBeLessThan(0.008);
});

test("its own sigmas are honest over many rollers", () => {
  let angle = 0;
  let zero = 0;
  for (let seed = 1; seed <= 40; seed += 1) {
    const random = seeded(seed + 500);
    const bias = random.normal(2 * RAD_PER_DEG);
    const { filter, off, phiSd } = filtered({
      seed,
      bias,
      seconds: 20,
      scale: random.normal(0.008),
      c1: random.normal(0.015),
      c2: random.normal(0.015),
      startOff: random.normal(0.05),
    });
    if (Math.abs(off.at(-1)!) < 2 * phiSd) angle += 1;
    if (Math.abs(filter.bias - bias) < 2 * Math.sqrt(filter.biasVariance)) zero += 1;
    expect(phiSd).toBeLessThan(0.02);
  }
  expect(angle).toBeGreaterThanOrEqual(36);
  expect(zero).toBeGreaterThanOrEqual(36);
});

test("a blow of 3 g moves the angle by no more than a degree", () => {
  const { off } = filtered({ blow: { g: 3, fromS: 30, toS: 30.05 } });
  expect(Math.max(...off.slice(2990).map(Math.abs))).toBeLessThan(1 * RAD_PER_DEG);
});

test("no data drive the sensor's errors beyond what a sensor can have", () => {
  const { filter } = filtered({ bias: 40 * RAD_PER_DEG, scale: 0.5, c1: 0.8, c2: -0.8 });
  expect(Math.abs(filter.bias)).toBeLessThanOrEqual(15 * RAD_PER_DEG);
  expect(Math.abs(filter.scale)).toBeLessThanOrEqual(0.08);
  expect(Math.abs(filter.c1)).toBeLessThanOrEqual(0.12);
  expect(Math.abs(filter.c2)).toBeLessThanOrEqual(0.12);
});

test("yaw that leaks into the axle's rate is taken off, long steps are bounded", () => {
  const filter = new AngleFilter({ biasSdRadS: 0.01, scaleSd: 0.01, accelBiasSdG: 0.01 });
  const sample = createImuSample();
  sample.dtS = 0.5;
  sample.gyroAxis = 1;
  sample.leakRadS = 0.25;
  filter.rate = 0.75;
  filter.predict(sample);
  expect(filter.rate).toBe(0.75);
  expect(filter.phi).toBeCloseTo(0.375, 12);
  sample.dtS = 1e9;
  filter.predict(sample);
  expect(filter.phi).toBeCloseTo(0.375 + 7.5, 9);
});

test("a doubted zero is learned anew, quickly", () => {
  const { filter } = filtered({ bias: 1 * RAD_PER_DEG });
  const sure = Math.sqrt(filter.biasVariance);
  filter.doubtBias(4 * RAD_PER_DEG);
  expect(Math.sqrt(filter.biasVariance)).toBeCloseTo(4 * RAD_PER_DEG, 9);
  filter.doubtBias(sure);
  expect(Math.sqrt(filter.biasVariance)).toBeCloseTo(4 * RAD_PER_DEG, 9);
});
