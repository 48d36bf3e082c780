import { expect, test } from "vitest";

import type { Mounting } from "#shared/domain/device.ts";
import { createRandom } from "#sim/random.ts";
import type { RollerState } from "#sim/roller/rollerState.ts";
import { createLoadCell, filterDelayMs } from "#sim/sensors/loadCell.ts";
import type { LoadCellSettings } from "#sim/sensors/loadCell.ts";
import { deviation, deviceOf, mean, stagedWorld } from "#test/simulator/stage.ts";

const STILL = {
  noiseN: 0,
  creepShare: 0,
  playShare: 0,
  crossShare: 0,
  walkNSqrtS: 0,
  driftNPerC: 0,
  deadWeightN: [0, 0],
  offsetCounts: 0,
  countsPerN: 1000,
} as const;

interface Reading {
  readonly ms: number;
  readonly newtons: number;
}

function settingsOf(
  changes: Partial<LoadCellSettings>,
  mounting: Mounting = "ring",
  ringRatio = 0.3,
): LoadCellSettings {
  const [cell] = deviceOf(2, mounting, ringRatio).cells;
  if (cell === undefined) throw new Error("no cell");
  return { ...cell, ...changes };
}

/** Every conversion of `untilMs`, read within half a millisecond. */
function record(
  settings: LoadCellSettings,
  untilMs: number,
  write: (simMs: number, state: RollerState) => void,
): Reading[] {
  const cell = createLoadCell(settings, stagedWorld(write), createRandom(2));
  const readings: Reading[] = [];
  for (let ms = 0; ms < untilMs; ms += 0.5) {
    if (!cell.ready(ms)) continue;
    readings.push({ ms, newtons: (cell.take(ms) - settings.offsetCounts) / settings.countsPerN });
    expect(cell.ready(ms)).toBe(false);
  }
  return readings;
}

test("an 80 SPS part really runs near 92, each by its own clock", () => {
  const rates = Array.from({ length: 40 }, (_, seed) => deviceOf(seed).cells[0]?.rateHz ?? 0);
  expect(mean(rates)).toBeGreaterThan(91);
  expect(mean(rates)).toBeLessThan(93);
  expect(deviation(rates)).toBeGreaterThan(0.5);
  const settings = settingsOf(STILL);
  const readings = record(settings, 20_000, () => undefined);
  expect(readings.length / 20).toBeCloseTo(settings.rateHz, 0);
});

test("noise is that of the part: 90 nV at its input and more, in newtons 0.1 to 0.3", () => {
  const settings = settingsOf({ walkNSqrtS: 0, driftNPerC: 0, creepShare: 0 });
  const noise = deviation(record(settings, 10_000, () => undefined).map(({ newtons }) => newtons));
  expect(noise / settings.noiseN).toBeCloseTo(1, 1);
  expect(noise).toBeGreaterThan(0.09);
  expect(noise).toBeLessThan(0.33);
});

test("a step is half done two conversion periods late and settled after four", () => {
  const settings = settingsOf({
    ...STILL,
    rateHz: 80,
    shape: { mounting: "four", ringRatio: 0, fourth: 0 },
    cellAngleRad: Math.PI / 4,
  });
  expect(filterDelayMs(80)).toBe(25);
  const stepMs = 500;
  const readings = record(settings, 1000, (simMs, state) => {
    state.forceN = simMs >= stepMs ? 100 : 0;
  });
  // The area above the step response is its delay.
  const lost = readings.filter(({ ms }) => ms > stepMs).map(({ newtons }) => 1 - newtons / 100);
  const periodMs = 12.5;
  const firstMs = readings.find(({ ms }) => ms > stepMs)?.ms ?? 0;
  const area = lost.reduce((sum, share) => sum + share * periodMs, 0) - (periodMs / 2 - (firstMs - stepMs));
  expect(area).toBeGreaterThan(25 - 7);
  expect(area).toBeLessThan(25 + 7);
  const settled = readings.filter(({ ms }) => ms > stepMs + 52).map(({ newtons }) => newtons);
  expect(Math.min(...settled)).toBeCloseTo(100, 6);
});

test("the delay of a slow swing is two periods", () => {
  const settings = settingsOf({
    ...STILL,
    shape: { mounting: "four", ringRatio: 0, fourth: 0 },
    cellAngleRad: Math.PI / 4,
  });
  const omega = 2 * Math.PI * 0.5;
  const readings = record(settings, 8000, (simMs, state) => {
    state.forceN = 100 + 50 * Math.sin((omega * simMs) / 1000);
  }).filter(({ ms }) => ms >= 2000);
  let sine = 0;
  let cosine = 0;
  for (const { ms, newtons } of readings) {
    sine += (newtons - 100) * Math.sin((omega * ms) / 1000);
    cosine += (newtons - 100) * Math.cos((omega * ms) / 1000);
  }
  const delayMs = (-Math.atan2(cosine, sine) / omega) * 1000;
  expect(delayMs).toBeGreaterThan(filterDelayMs(settings.rateHz) - 1);
  expect(delayMs).toBeLessThan(filterDelayMs(settings.rateHz) + 1.5);
});

/** Least and greatest response over a turn, and its mean, without small harmonics. */
function overTurn(mounting: Mounting, ringRatio: number): { least: number; most: number; mean: number } {
  const base = settingsOf(STILL, mounting, ringRatio);
  const settings = { ...base, shape: { ...base.shape, fourth: 0 } };
  const gs = record(settings, 40_000, (simMs, state) => {
    state.forceN = 200;
    state.angleRad = (simMs / 20_000) * 2 * Math.PI;
  })
    .filter(({ ms }) => ms > 1000 && ms < 21_000)
    .map(({ newtons }) => newtons / 200);
  return { least: Math.min(...gs), most: Math.max(...gs), mean: mean(gs) };
}

test("each mounting's g over a turn", () => {
  const slight = overTurn("ring", 0.3);
  expect(slight.least).toBeCloseTo(0.7, 2);
  expect(slight.most).toBeCloseTo(1.3, 2);
  expect(slight.mean).toBeCloseTo(1, 2);
  const strong = overTurn("ring", 0.6);
  expect(strong.least / strong.most).toBeCloseTo(0.25, 2);
  const split = overTurn("split", 0.3);
  expect(split.least).toBeLessThan(0.03);
  expect(split.mean).toBeCloseTo(1, 2);
  const four = overTurn("four", 0.3);
  expect(four.least / four.most).toBeGreaterThan(0.93);
  expect(overTurn("two", 0.3).most).toBeCloseTo(1, 2);
});

test("two beams together answer the same at every angle", () => {
  const device = deviceOf(2, "two");
  expect(device.cells).toHaveLength(2);
  const [one, two] = device.cells.map((cell) =>
    record({ ...cell, ...STILL, rateHz: 92, shape: { ...cell.shape, fourth: 0 } }, 10_000, (simMs, state) => {
      state.forceN = 150;
      state.angleRad = simMs / 3000;
    }).slice(10),
  );
  one?.forEach(({ newtons }, i) => {
    expect(Math.hypot(newtons, two?.[i]?.newtons ?? 0) / 150).toBeCloseTo(1, 1);
  });
});

test("a tare at one angle is no tare: the shell's weight turns with gravity", () => {
  const settings = settingsOf({ ...STILL, deadWeightN: [3, 0] });
  const values = record(settings, 20_000, (simMs, state) => {
    state.angleRad = (simMs / 10_000) * 2 * Math.PI;
  }).map(({ newtons }) => newtons);
  expect(Math.max(...values)).toBeCloseTo(3, 1);
  expect(Math.min(...values)).toBeCloseTo(-3, 1);
});

test("creep comes slowly and by less than one percent", () => {
  const settings = settingsOf({
    ...STILL,
    creepShare: 0.005,
    creepS: 20,
    shape: { mounting: "four", ringRatio: 0, fourth: 0 },
    cellAngleRad: Math.PI / 4,
  });
  const values = record(settings, 60_000, (_, state) => {
    state.forceN = 200;
  }).map(({ newtons }) => newtons);
  expect(values[20]).toBeCloseTo(200, 0);
  expect((values.at(-1) ?? 0) - 200).toBeCloseTo(0.95, 1);
});

test("the converter ends at its full scale", () => {
  const settings = settingsOf({ ...STILL, countsPerN: 20_000 });
  const counts = record(settings, 500, (_, state) => {
    state.forceN = 900;
  }).map(({ newtons }) => newtons * 20_000);
  expect(Math.round(Math.max(...counts))).toBe(2 ** 23 - 1);
});

test("a board that looks too late misses the older conversion", () => {
  const cell = createLoadCell(
    settingsOf(STILL),
    stagedWorld(() => undefined),
    createRandom(2),
  );
  let taken = 0;
  for (let ms = 0; ms < 10_000; ms += 25) {
    if (!cell.ready(ms)) continue;
    cell.take(ms);
    taken += 1;
  }
  expect(taken).toBeGreaterThan(390);
  expect(taken).toBeLessThanOrEqual(400);
});
