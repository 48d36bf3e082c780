import { expect, test } from "vitest";

import { LeanDirection } from "#hub/signal/leanDirection.ts";
import { LeanLearner } from "#hub/signal/leanLearner.ts";
import { DEG_PER_RAD, RAD_PER_DEG } from "#shared/domain/units.ts";
import { seeded } from "#test/signal/support/seeded.ts";

/** Passes over the same angles, each `passS` long; ln F is slow noise plus what belongs to the place. */
function learned(options: {
  readonly leanDeg: number;
  readonly seconds: number;
  readonly modulation: number;
  readonly seed: number;
}) {
  const random = seeded(options.seed);
  const learner = new LeanLearner();
  const phases = [random.next() * 6, random.next() * 6, random.next() * 6];
  for (let k = 0; k < options.seconds * 92; k += 1) {
    const tS = k / 92;
    const way = Math.floor(tS / 5) % 2 === 0 ? 1 : -1;
    const part = (tS % 5) / 5;
    learner.phi = 0.3 + 1.8 * (way > 0 ? part : 1 - part);
    learner.dtS = 1 / 92;
    learner.x = options.modulation * Math.sin(2 * learner.phi) * way;
    const breath = 0.04 * Math.sin(1.5 * tS + phases[0]!) + 0.04 * Math.sin(0.9 * tS + phases[1]!);
    const place = 0.06 * Math.sin(1.7 * learner.phi + phases[2]!);
    learner.logForce =
      Math.log(190) + breath + place + options.leanDeg * RAD_PER_DEG * learner.x + random.normal(0.002);
    learner.step(part > 0.1);
  }
  return { deg: learner.beta * DEG_PER_RAD, sdDeg: learner.sd * DEG_PER_RAD, learner };
}

test("the lean comes out of up and down passes, with an honest sigma", () => {
  let within = 0;
  for (let seed = 1; seed <= 20; seed += 1) {
    const leanDeg = (seed % 2 === 0 ? 1 : -1) * (1.5 + (seed % 5) * 0.8);
    const { deg, sdDeg } = learned({ leanDeg, seconds: 60, modulation: 0.6, seed });
    expect(Math.abs(deg - leanDeg)).toBeLessThan(2.2);
    if (Math.abs(deg - leanDeg) < 2 * sdDeg) within += 1;
  }
  expect(within).toBeGreaterThanOrEqual(18);
});

test("before a second pass nothing is known but that there is a lean one way or the other", () => {
  const { deg, sdDeg } = learned({ leanDeg: 4, seconds: 4, modulation: 0.6, seed: 1 });
  expect(deg).toBeCloseTo(0, 6);
  expect(sdDeg).toBeCloseTo(3.5, 1);
});

test("a round cell teaches nothing and needs nothing", () => {
  const { deg, sdDeg } = learned({ leanDeg: 4, seconds: 60, modulation: 0.001, seed: 1 });
  expect(Math.abs(deg)).toBeLessThan(0.5);
  expect(sdDeg).toBeGreaterThan(3);
});

test("a new contact widens what is known", () => {
  const { learner, sdDeg } = learned({ leanDeg: 4, seconds: 60, modulation: 0.6, seed: 2 });
  learner.newContact();
  expect(learner.sd * DEG_PER_RAD).toBeGreaterThan(sdDeg);
});

/** Rolling to and fro with a lean that flips as told; gives the learned direction's error. */
function flipError(truth: (sinceTurnMm: number, speedMmS: number) => number): number {
  const direction = new LeanDirection();
  const beta = 0.08;
  let phi = 0;
  let since = 0;
  let way = 1;
  let lean = 0;
  let worst = 0;
  for (let k = 0; k < 92 * 120; k += 1) {
    const tS = k / 92;
    const speed = 25 * Math.tanh(5 * Math.sin((Math.PI * tS) / 5));
    if (Math.sign(speed) !== way) {
      way = Math.sign(speed);
      since = 0;
    }
    since += Math.abs(speed) / 92;
    phi += speed / 74 / 92;
    lean = way * truth(since, speed);
    direction.dxMm = speed / 92;
    direction.dtS = 1 / 92;
    direction.move();
    direction.slope = 0.5 * Math.sin(2 * phi + 0.9);
    direction.beta = beta;
    direction.logForce = 5 + 0.02 * Math.sin(1.3 * tS) + beta * direction.slope * lean;
    direction.score();
    if (tS > 80) worst += (direction.value - lean) ** 2;
  }
  return Math.sqrt(worst / (92 * 40));
}

test("how the lean flips is found out: over 12 mm, over 3 mm, with the speed", () => {
  expect(flipError((mm) => 1 - 2 * Math.exp(-mm / 12))).toBeLessThan(0.15);
  expect(flipError((mm) => 1 - 2 * Math.exp(-mm / 3))).toBeLessThan(0.2);
  expect(flipError((_, speed) => Math.abs(Math.tanh(speed / 4)))).toBeLessThan(0.2);
});

test("a forgotten direction is none", () => {
  const direction = new LeanDirection();
  direction.dxMm = 100;
  direction.dtS = 1;
  direction.move();
  expect(direction.value).toBeGreaterThan(0.8);
  direction.reset();
  expect(direction.value).toBe(0);
});
