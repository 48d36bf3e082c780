import { expect, test } from "vitest";

import { ForceFilter } from "#hub/signal/forceFilter.ts";
import { createLoadSample } from "#hub/signal/loadSample.ts";
import { seeded } from "#test/signal/support/seeded.ts";

const HZ = 92;
const NOISE_N = 0.3;

interface Fed {
  readonly force: (tS: number) => number;
  readonly g?: (tS: number) => number;
  readonly seconds?: number;
  readonly noiseN?: number;
  readonly seed?: number;
}

function fed({ force, g = () => 1, seconds = 6, noiseN = NOISE_N, seed = 1 }: Fed) {
  const random = seeded(seed);
  const filter = new ForceFilter();
  const sample = createLoadSample();
  sample.dtS = 1 / HZ;
  const errors: number[] = [];
  const sigmas: number[] = [];
  for (let k = 0; k < seconds * HZ; k += 1) {
    const tS = k / HZ;
    if (k > 0) filter.predict(sample);
    filter.g = g(tS);
    filter.z = filter.g * force(tS) + random.normal(noiseN);
    filter.r = NOISE_N * NOISE_N;
    filter.take(k === 0);
    filter.aheadS = 0;
    filter.lookAhead();
    errors.push(filter.force - force(tS));
    sigmas.push(Math.sqrt(filter.aheadVariance));
  }
  return { filter, errors, sigmas };
}

const worst = (values: readonly number[]) => Math.max(...values.map(Math.abs));
const rms = (values: readonly number[]) =>
  Math.sqrt(values.reduce((total, value) => total + value * value, 0) / values.length);

test("a steady force is found at once and told better than one reading does", () => {
  const { errors, sigmas } = fed({ force: () => 190 });
  expect(Math.abs(errors[0]!)).toBeLessThan(1.5);
  expect(rms(errors.slice(100))).toBeLessThan(NOISE_N);
  expect(sigmas.at(-1)!).toBeLessThan(NOISE_N);
  expect(sigmas[0]!).toBeLessThan(1);
});

test("a breathing body and a tremor are followed", () => {
  expect(worst(fed({ force: (tS) => 190 + 20 * Math.sin(2 * tS) }).errors.slice(50))).toBeLessThan(1.5);
  const shaken = fed({ force: (tS) => 190 + 10 * Math.sin(2 * Math.PI * 10 * tS) });
  expect(rms(shaken.errors.slice(200))).toBeLessThan(2);
});

test("a landing is followed within a tenth of a second, and does not ring on", () => {
  const { errors } = fed({ force: (tS) => (tS < 2 ? 5 : 400) });
  const landed = Math.ceil(2 * HZ);
  expect(worst(errors.slice(landed + 10, landed + 40))).toBeLessThan(10);
  expect(worst(errors.slice(landed + 60))).toBeLessThan(1.5);
});

test("the force is the reading over g, whatever g; where g is 0 it is carried on with growing doubt", () => {
  const { errors } = fed({ force: () => 190, g: (tS) => Math.cos(3 * tS) });
  expect(worst(errors.slice(100))).toBeLessThan(5);
  const blind = fed({ force: (tS) => 190 + 5 * tS, g: (tS) => (tS < 3 ? 1 : 0) });
  const last = Math.ceil(3 * HZ);
  expect(Math.abs(blind.errors[last + 5]!)).toBeLessThan(3);
  expect(blind.sigmas[last + 60]!).toBeGreaterThan(4 * blind.sigmas[last - 1]!);
});

test("its sigma covers its error", () => {
  let within = 0;
  let all = 0;
  for (let seed = 1; seed <= 10; seed += 1) {
    const { errors, sigmas } = fed({ seed, force: (tS) => 190 + 15 * Math.sin(1.7 * tS) });
    for (let k = 100; k < errors.length; k += 7) {
      all += 1;
      if (Math.abs(errors[k]!) < 2 * sigmas[k]!) within += 1;
    }
  }
  expect(within / all).toBeGreaterThan(0.9);
});

test("the near future goes on as the force went, flattening", () => {
  const { filter } = fed({ force: (tS) => 100 + 40 * tS, noiseN: 0 });
  filter.aheadS = 0;
  filter.lookAhead();
  const now = filter.aheadN;
  const sure = filter.aheadVariance;
  filter.aheadS = 0.04;
  filter.lookAhead();
  expect(filter.aheadN - now).toBeGreaterThan(0.8);
  expect(filter.aheadN - now).toBeLessThan(1.6);
  expect(filter.aheadVariance).toBeGreaterThan(sure);
});

test("the doubt about a shaken body stays bounded over any pause", () => {
  const { filter } = fed({ force: (tS) => 190 + 150 * Math.sign(Math.sin(40 * tS)) });
  const sample = createLoadSample();
  sample.dtS = 0.99;
  for (let k = 0; k < 50; k += 1) {
    filter.predict(sample);
    filter.aheadS = 0.04;
    filter.lookAhead();
    expect(filter.aheadVariance).toBeLessThan(1e6);
    expect(filter.aheadVariance).toBeGreaterThan(0);
  }
});

test("after any pause of a shaken body the next readings leave a doubt that is a doubt", () => {
  for (let pauseS = 0.05; pauseS < 1; pauseS += 0.05) {
    const { filter } = fed({ force: (tS) => 190 + 150 * Math.sign(Math.sin(40 * tS)) });
    const sample = createLoadSample();
    sample.dtS = pauseS;
    for (let k = 0; k < 12; k += 1) {
      filter.predict(sample);
      filter.z = 300;
      filter.g = 1;
      filter.take(false);
      for (const aheadS of [0, 0.01, 0.04]) {
        filter.aheadS = aheadS;
        filter.lookAhead();
        expect(filter.aheadVariance).toBeGreaterThan(0);
      }
      sample.dtS = 0.011;
    }
    expect(filter.force).toBeCloseTo(300, -1);
  }
});

test("hours of blindness leave every number finite", () => {
  const filter = new ForceFilter();
  const sample = createLoadSample();
  sample.dtS = 0.9;
  filter.z = 190;
  filter.g = 1;
  filter.r = 0.1;
  filter.take(true);
  for (let k = 0; k < 20_000; k += 1) filter.predict(sample);
  filter.lookAhead();
  expect(Number.isFinite(filter.force)).toBe(true);
  expect(filter.aheadVariance).toBeLessThan(1e7);
  filter.take(false);
  expect(filter.force).toBeCloseTo(190, 0);
});
