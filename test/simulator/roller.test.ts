import { expect, test } from "vitest";

import { assemble } from "#sim/roller/assemble.ts";
import { createRollerState } from "#sim/roller/rollerState.ts";
import { rollingRadius } from "#sim/roller/rollingRadius.ts";
import { findScenario } from "#sim/scenarios.ts";
import { addOffCentre, bodyRate, centreForce } from "#sim/sensors/specificForce.ts";
import type { BodyVector } from "#sim/sensors/specificForce.ts";

const G = 9.80665;

function build(name: string, seed: number) {
  const scenario = findScenario(name);
  if (scenario === undefined) throw new Error(`no ${name}`);
  return assemble({ conditions: scenario.conditions, seed });
}

test.each([
  ["post-run", 1],
  ["post-run", 2],
  ["too-fast", 3],
  ["small-roller", 4],
])("∫ω·R is the way along the limb: %s, seed %i", (name, seed) => {
  const { world, device } = build(name, seed);
  const state = createRollerState();
  world.look(2000, state);
  const startMm = state.placeMm;
  let wayMm = 0;
  let worst = 0;
  for (let simMs = 2000; simMs < 22_000; simMs += 1) {
    world.look(simMs + 0.5, state);
    const radius = rollingRadius(device.radiusMm, device.shrink, state.forceN);
    wayMm += device.side * state.rateRadS * radius * 0.001;
    // Tremor moves the roller by some tenths of a millimetre and is no part of the true place.
    if (simMs % 100 === 0) worst = Math.max(worst, Math.abs(wayMm - (state.placeMm - startMm)));
  }
  expect(worst).toBeLessThan(0.15);
  expect(Math.abs(state.placeMm - startMm)).toBeLessThan(400);
});

test("the roll angle is the integral of its rate, in the hands too", () => {
  const { world } = build("flips", 5);
  const state = createRollerState();
  world.look(0, state);
  let angle = state.angleRad;
  let handled = 0;
  let worst = 0;
  for (let simMs = 0; simMs < 45_000; simMs += 1) {
    world.look(simMs + 0.5, state);
    angle += state.rateRadS * 0.001;
    handled += state.inHands;
    worst = Math.max(worst, Math.abs(angle - state.angleRad));
  }
  expect(worst).toBeLessThan(0.02);
  expect(handled).toBeGreaterThan(1000);
});

test("a roller laid end for end turns the other way for the same way along the limb", () => {
  const { world } = build("flips", 5);
  const state = createRollerState();
  const signs = new Set<number>();
  for (let simMs = 0; simMs < 60_000; simMs += 20) {
    world.look(simMs, state);
    if (state.speedMmS > 10) signs.add(Math.sign(state.rateRadS));
  }
  expect([...signs].toSorted((one, two) => one - two)).toEqual([-1, 1]);
});

test("the load line leans by 1.5 to 5 degrees, its side changing with the way of travel", () => {
  const { world, device } = build("post-run", 6);
  const state = createRollerState();
  const leans = { up: 0, down: 0 };
  for (let simMs = 0; simMs < 60_000; simMs += 20) {
    world.look(simMs, state);
    if (state.speedMmS > 20) leans.up = state.leanRad;
    if (state.speedMmS < -20) leans.down = state.leanRad;
  }
  expect(Math.abs(leans.up)).toBeLessThanOrEqual(device.leanRad + 1e-9);
  expect(Math.abs(leans.up) / device.leanRad).toBeGreaterThan(0.9);
  expect(leans.down / leans.up).toBeCloseTo(-1, 1);
  expect(device.leanRad * 57.3).toBeGreaterThanOrEqual(1.49);
  expect(device.leanRad * 57.3).toBeLessThanOrEqual(5.01);
});

test("at rest an accelerometer feels 1 g upwards wherever it is turned, and the angle is the convention's", () => {
  const force: BodyVector = [0, 0, 0];
  const state = createRollerState();
  for (let i = 0; i < 50; i += 1) {
    state.angleRad = i * 0.4;
    state.tiltRad = i * 0.01;
    centreForce(state, force);
    expect(Math.hypot(...force)).toBeCloseTo(G, 9);
    expect(Math.cos(Math.atan2(-force[2], force[1]) - state.angleRad)).toBeCloseTo(1, 9);
  }
});

test("off the axle's middle a steady turn adds ω²r inwards, a quickening one α·r across", () => {
  const force: BodyVector = [0, 0, 0];
  const state = { ...createRollerState(), rateRadS: 3 };
  const rate: BodyVector = [0, 0, 0];
  bodyRate(state, rate);
  addOffCentre(state, rate, [0.1, 0.02, 0], force);
  expect(force[0]).toBeCloseTo(0, 12);
  expect(force[1]).toBeCloseTo(-9 * 0.02, 12);
  force.fill(0);
  addOffCentre({ ...state, accelRadS2: 5 }, [0, 0, 0], [0, 0.02, 0], force);
  expect(force[2]).toBeCloseTo(5 * 0.02, 12);
});

test("the gyro of a tilted roller whose heading turns leaks that turn into the roll axis", () => {
  const rate: BodyVector = [0, 0, 0];
  bodyRate({ ...createRollerState(), rateRadS: 0.3, yawRateRadS: 0.1, tiltRad: 0.2 }, rate);
  expect(rate[0]).toBeCloseTo(0.3 - 0.1 * Math.sin(0.2), 12);
  // With the rate about the vertical the roll rate comes back: ω·a + sin θ·ω·up = φ'·cos² θ.
  const up = [-Math.sin(0.2), Math.cos(0.2), 0] as const;
  const onUp = rate[0] * up[0] + rate[1] * up[1] + rate[2] * up[2];
  expect((rate[0] + Math.sin(0.2) * onUp) / Math.cos(0.2) ** 2).toBeCloseTo(0.3, 9);
});

test("the pressure of a 70 kg person lies in the quadriceps' band during ordinary rolling", () => {
  for (const seed of [1, 2, 3, 4, 5, 6]) {
    const { world } = build("post-run", seed);
    const state = createRollerState();
    let inBand = 0;
    for (let simMs = 3000; simMs < 20_000; simMs += 20) {
      world.look(simMs, state);
      if (state.forceN > 137 && state.forceN < 240) inBand += 1;
    }
    expect(inBand / 850).toBeGreaterThan(0.95);
  }
});
