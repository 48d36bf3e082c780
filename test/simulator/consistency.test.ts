// Raw samples, the true calibration and plain formulas give back the truth: sensors, truth and calibration tell one story.
import { expect, test } from "vitest";

import type { Mounting } from "#shared/domain/device.ts";
import { assemble } from "#sim/roller/assemble.ts";
import { createRollerState } from "#sim/roller/rollerState.ts";
import { findScenario } from "#sim/scenarios.ts";
import { calibrationTruth } from "#sim/truth/calibrationTruth.ts";

const rms = (errors: readonly number[]) =>
  Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / errors.length);

/** A table over one turn, linear between its points. */
function lookUp(table: readonly number[], angleRad: number): number {
  const at = ((angleRad / (2 * Math.PI)) * table.length) % table.length;
  const place = at < 0 ? at + table.length : at;
  const index = Math.floor(place);
  const here = table[index % table.length] ?? 0;
  const next = table[(index + 1) % table.length] ?? 0;
  return here + (next - here) * (place - index);
}

function session(seed: number, mounting: Mounting, ringRatio: number) {
  const scenario = findScenario("post-run");
  if (scenario === undefined) throw new Error("no post-run");
  const { conditions } = scenario;
  const built = assemble({ conditions, seed, mounting, ringRatio });
  return { ...built, calibration: calibrationTruth({ device: built.device, conditions, createdMs: 0 }) };
}

test.each([1, 2, 3, 4])("gyro by R·ω is the speed, seed %i", (seed) => {
  const { world, bench, device, calibration } = session(seed, "ring", 0.3);
  const state = createRollerState();
  const out = new Int16Array(6);
  const errors: number[] = [];
  for (let i = 0; i < 104 * 40; i += 1) {
    const simMs = bench.nextImuMs() - device.imu.groupDelayMs - 0.5;
    bench.takeImu(out);
    world.look(simMs, state);
    if (state.bodyForceN < 100) continue;
    // z+: the roll axis is the last column.
    const dps = ((out[5] ?? 0) * device.imu.gyroDpsPerLsb - calibration.gyro.biasDps[2]) * calibration.gyro.scale;
    const speedMmS = device.side * ((dps * Math.PI) / 180) * calibration.rollingRadiusMm;
    errors.push(speedMmS - state.speedMmS);
  }
  expect(errors.length).toBeGreaterThan(3000);
  // Tremor of half a millimetre a second is in the gyro and not in the truth.
  expect(rms(errors)).toBeLessThan(0.8);
});

test.each([
  ["ring", 0.3, 0.01],
  ["ring", 0.6, 0.015],
  ["four", 0.3, 0.01],
  ["split", 0.3, 0.03],
  ["two", 0.3, 0.01],
] as const)("counts through the model at the true angle and lean are the force: %s %f", (mounting, ratio, limit) => {
  const { world, bench, device, calibration } = session(3, mounting, ratio);
  const state = createRollerState();
  const delayMs = (calibration.loadDelayMs ?? 0) - 500 / device.imu.rateHz;
  const errors: number[] = [];
  const raw: number[] = [];
  for (let simMs = 0; simMs < 40_000; simMs += 1) {
    world.ensure(simMs);
    for (const [channel, own] of (calibration.load ?? []).entries()) {
      if (!bench.loadReady(channel, simMs)) continue;
      const counts = bench.takeLoad(channel, simMs);
      world.look(simMs - 0.5 - delayMs, state);
      if (state.bodyForceN < 100) continue;
      const g = lookUp(own.g, state.angleRad - state.leanRad);
      const dead = own.deadWeightN[0] * Math.cos(state.angleRad) + own.deadWeightN[1] * Math.sin(state.angleRad);
      const strainN = (counts - own.offsetCounts) / own.countsPerN;
      raw.push(strainN / state.forceN - 1);
      if (Math.abs(g) > 0.5) errors.push((strainN - dead) / g / state.forceN - 1);
    }
  }
  expect(errors.length).toBeGreaterThan(1000);
  expect(rms(errors)).toBeLessThan(limit);
  // The reading as it comes is off by far more, unless the mounting is round.
  expect(rms(raw)).toBeGreaterThan(mounting === "four" ? 0.01 : 0.1);
});
