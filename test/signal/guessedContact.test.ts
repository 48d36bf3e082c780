import { expect, test } from "vitest";

import { FreeLevel } from "#hub/signal/freeLevel.ts";
import { GuessedContact } from "#hub/signal/guessedContact.ts";
import { createLoadSample } from "#hub/signal/loadSample.ts";
import type { Mounting } from "#shared/domain/device.ts";
import { seeded } from "#test/signal/support/seeded.ts";

const NOISE = 60;
const FREE = 80_000;
const PER_N = 1500;

function level(counts: (tS: number, white: number) => number, seconds: number): FreeLevel {
  const free = new FreeLevel();
  const random = seeded(2);
  free.dtS = 0.0109;
  for (let k = 0; k < seconds * 92; k += 1) {
    free.counts = counts(k / 92, random.normal(NOISE));
    if (k === 0) free.begin();
    else free.listen();
  }
  return free;
}

test("white noise is a free cell; its level and its noise are found within a second", () => {
  const free = level((_, white) => FREE + white, 1);
  expect(free.distance).toBeLessThan(NOISE);
  expect(free.noise).toBeGreaterThan(0.7 * NOISE);
  expect(free.noise).toBeLessThan(1.3 * NOISE);
  expect(free.restless).toBe(false);
});

test("a breathing body is no free cell", () => {
  const body = level((tS, white) => FREE + white + PER_N * 8 * Math.sin(2 * tS), 5);
  expect(body.distance).toBeNaN();
  expect(body.restless).toBe(true);
});

test("a load is a distance from the free level", () => {
  const loaded = level((tS, white) => FREE + white + (tS < 2 ? 0 : PER_N * (50 + 8 * Math.sin(2 * tS))), 4);
  expect(loaded.distance).toBeGreaterThan(40 * PER_N);
  loaded.forget();
  expect(loaded.distance).toBeNaN();
});

test("a quiet weight far from the level does not become the level, once levels are guarded", () => {
  const free = level((_, white) => FREE + white, 1);
  const random = seeded(4);
  free.near = 20 * PER_N;
  for (let k = 0; k < 200; k += 1) {
    free.counts = FREE + 100 * PER_N + random.normal(NOISE);
    free.listen();
  }
  expect(free.distance).toBeCloseTo(100 * PER_N, -3);
});

interface Scene {
  readonly mounting?: Mounting;
  readonly newtons: (tS: number) => number;
  readonly speed?: (tS: number) => number;
  readonly carried?: (tS: number) => boolean;
  readonly seconds: number;
  /** Response at a time, of the first channel; the second gets what is left. */
  readonly g?: (tS: number) => number;
}

function guessed({ mounting = "four", newtons, speed, carried, seconds, g = () => 1 }: Scene): (tS: number) => boolean {
  const contact = new GuessedContact({ channels: mounting === "two" ? 2 : 1, mounting });
  const sample = createLoadSample();
  const random = seeded(6);
  const seen: boolean[] = [];
  expect(contact.on).toBe(false);
  for (let k = 0; k < seconds * 100; k += 1) {
    const tS = k / 100;
    sample.tMs = tS * 1000;
    sample.counts0 = FREE + PER_N * newtons(tS) * g(tS) + random.normal(NOISE);
    sample.counts1 = -FREE + PER_N * newtons(tS) * Math.sqrt(1 - g(tS) ** 2) + random.normal(NOISE);
    contact.listen(sample);
    contact.step(speed?.(tS) ?? 0, carried?.(tS) ?? false, 10);
    seen.push(contact.on);
  }
  return (tS) => seen[Math.round(tS * 100)]!;
}

const breath = (tS: number) => 180 + 8 * Math.sin(2 * tS);
const after = (fromS: number, toS: number) => (tS: number) => (tS > fromS && tS < toS ? breath(tS) : 0);

test("load on and off a free cell is contact on and off within a tenth of a second", () => {
  for (const mounting of ["four", "ring", "two"] as const) {
    const on = guessed({ mounting, newtons: after(3, 8), seconds: 12, g: () => 0.6 });
    expect([2.9, 3.1, 5, 7.9, 8.15, 11].map(on)).toEqual([false, true, true, true, false, false]);
  }
});

test("a hand's weight is none of a body's", () => {
  const on = guessed({ newtons: (tS) => (tS < 8 ? after(3, 8)(tS) : tS > 10 ? 15 : 0), seconds: 12 });
  expect([5, 9, 11].map(on)).toEqual([true, false, false]);
});

test("from the first reading on a restless cell or a roller that is rolled is taken to be loaded", () => {
  expect(guessed({ newtons: breath, seconds: 4 })(2)).toBe(true);
  const rolled = guessed({ newtons: () => 0, seconds: 1, speed: () => 20 });
  expect(rolled(0.2)).toBe(true);
  expect(guessed({ newtons: () => 0, seconds: 3 })(2)).toBe(false);
});

test("a blind angle of a split cylinder is bridged while it is rolled, and only then", () => {
  const g = (tS: number) => (tS > 5 && tS < 5.8 ? 0 : 1);
  const rolled = (tS: number) => (tS > 3.5 ? 25 : 0);
  const scene = { newtons: after(3, 8), seconds: 12, g };
  expect(guessed({ ...scene, mounting: "split", speed: rolled })(5.5)).toBe(true);
  expect(guessed({ ...scene, mounting: "split" })(5.5)).toBe(false);
  expect(guessed({ ...scene, mounting: "ring", speed: rolled })(5.5)).toBe(false);
  expect(guessed({ ...scene, mounting: "split", speed: rolled })(11.5)).toBe(false);
});

test("in the hands there is no contact", () => {
  const on = guessed({ newtons: after(3, 9), seconds: 10, carried: (tS) => tS > 5 && tS < 6 });
  expect([4.5, 5.5, 6.5].map(on)).toEqual([true, false, true]);
});

test("a level taken from a quiet body is given up once the body rolls restlessly without contact", () => {
  const quietBody = (tS: number) => (tS < 4 ? 180 : 180 + 1.5 * Math.sin(tS));
  const on = guessed({ newtons: quietBody, speed: (tS) => (tS > 4 ? 25 : 0), seconds: 9 });
  expect(on(3.5)).toBe(false);
  expect(on(8.5)).toBe(true);
});
