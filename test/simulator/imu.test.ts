import { expect, test } from "vitest";

import { createRandom } from "#sim/random.ts";
import { createImu } from "#sim/sensors/imu.ts";
import { deviation, deviceOf, mean, stagedWorld } from "#test/simulator/stage.ts";

const DPS = Math.PI / 180;

/** Columns ax ay az gx gy gz in g and dps. */
function record(seed: number, count: number, rateRadS: number, changes = {}): number[][] {
  const { imu } = deviceOf(seed);
  const world = stagedWorld((simMs, state) => {
    state.rateRadS = rateRadS;
    state.angleRad = (rateRadS * simMs) / 1000;
  });
  const sensor = createImu({ ...imu, ...changes }, world, createRandom(seed));
  const out = new Int16Array(6);
  const columns: number[][] = [[], [], [], [], [], []];
  for (let i = 0; i < count; i += 1) {
    sensor.take(out);
    out.forEach((lsb, axis) => columns[axis]?.push(lsb * (axis < 3 ? imu.accelGPerLsb : imu.gyroDpsPerLsb)));
  }
  return columns;
}

test("at rest: 1 g, zero rate, noise and offsets typical of such sensors over many parts", () => {
  const gyroBias: number[] = [];
  const accelBias: number[] = [];
  for (let seed = 1; seed <= 30; seed += 1) {
    const { imu } = deviceOf(seed);
    const columns = record(seed, 300, 0);
    for (const axis of [0, 1, 2]) expect(deviation(columns[axis] ?? [])).toBeLessThan(0.0018);
    for (const axis of [3, 4, 5]) {
      // 75 mdps RMS is typical of such parts.
      expect(deviation(columns[axis] ?? [])).toBeGreaterThan(0.04);
      expect(deviation(columns[axis] ?? [])).toBeLessThan(0.11);
      gyroBias.push(mean(columns[axis] ?? []));
    }
    expect(mean(columns[3] ?? [])).toBeCloseTo(imu.gyroBiasDps[0], 1);
    const level = Math.hypot(...[0, 1, 2].map((axis) => mean(columns[axis] ?? [])));
    accelBias.push(level - 1);
  }
  expect(deviation(gyroBias)).toBeGreaterThan(0.8);
  expect(deviation(gyroBias)).toBeLessThan(2);
  // 40 mg would be much for a single part.
  expect(deviation(accelBias)).toBeGreaterThan(0.008);
  expect(deviation(accelBias)).toBeLessThan(0.04);
});

test("a steady turn: rate by its scale on the roll axis, gravity of 1 g turning the convention's way", () => {
  const exact = {
    gyroBiasDps: [0, 0, 0],
    accelBiasG: [0, 0, 0],
    accelScale: 1,
    gyroScale: 1.02,
    misalignedRad: [0, 0, 0],
    placeM: [0, 0, 0],
    groupDelayMs: 0,
    gyroNoiseDps: 0,
    accelNoiseG: 0,
    gyroWalkDpsSqrtS: 0,
    rollAxis: "z+",
  };
  const columns = record(3, 400, 40 * DPS, exact);
  expect(mean(columns[5] ?? [])).toBeCloseTo(40 / 1.02, 2);
  expect(mean(columns[3] ?? [])).toBeCloseTo(0, 2);
  // z+: t1 = x, t2 = y; φ = atan2(−ay, ax) grows with a positive rate.
  const angles = (columns[0] ?? []).map((ax, i) => Math.atan2(-(columns[1]?.[i] ?? 0), ax));
  const step = (angles[11] ?? 0) - (angles[1] ?? 0);
  expect(Math.sin(step)).toBeCloseTo(Math.sin((40 * DPS * 10) / deviceOf(3).imu.rateHz), 3);
});

test.each(["x+", "x-", "y+", "y-", "z-"] as const)(
  "mounted %s the roll rate shows on that axis with its sign",
  (rollAxis) => {
    const columns = record(4, 200, 1, { rollAxis, misalignedRad: [0, 0, 0], gyroBiasDps: [0, 0, 0], gyroScale: 1 });
    const axis = 3 + "xyz".indexOf(rollAxis.charAt(0));
    const sign = rollAxis.endsWith("-") ? -1 : 1;
    expect(mean(columns[axis] ?? []) / (sign / DPS)).toBeCloseTo(1, 2);
  },
);

test("a sensor turned slightly in its mounting sees a little of the roll on its other axes", () => {
  const columns = record(4, 200, 2, { misalignedRad: [0.02, 0.01, 0], gyroBiasDps: [0, 0, 0], rollAxis: "z+" });
  expect(Math.abs(mean(columns[3] ?? [])) / (2 / DPS)).toBeCloseTo(0.01, 3);
  expect(Math.abs(mean(columns[4] ?? [])) / (2 / DPS)).toBeCloseTo(0.02, 3);
});

test("it clips at its end of scale and never wraps", () => {
  const columns = record(5, 10, 20, { rollAxis: "x+", gyroScale: 1 });
  expect(columns[3]?.[3]).toBeCloseTo(32767 * 0.0175, 6);
});

test("the bias walks as far as asked, and its rate is its own", () => {
  const ends: number[] = [];
  for (let seed = 1; seed <= 25; seed += 1) {
    const columns = record(seed, 2080, 0, { gyroWalkDpsSqrtS: 0.05, gyroNoiseDps: 0, gyroDriftDpsPerC: [0, 0, 0] });
    for (const axis of [3, 4, 5]) ends.push((columns[axis]?.at(-1) ?? 0) - (columns[axis]?.[0] ?? 0));
  }
  // 20 s: 0.05·√20.
  expect(deviation(ends)).toBeGreaterThan(0.16);
  expect(deviation(ends)).toBeLessThan(0.29);
  const { imu } = deviceOf(1);
  const sensor = createImu(
    imu,
    stagedWorld(() => undefined),
    createRandom(1),
  );
  const firstMs = sensor.nextMs();
  for (let i = 0; i < 1000; i += 1) sensor.take();
  expect(1e6 / (sensor.nextMs() - firstMs)).toBeCloseTo(imu.rateHz, 6);
  expect(Math.abs(imu.rateHz / 104 - 1)).toBeLessThan(0.021);
});
