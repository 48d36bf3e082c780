import { expect, test } from "vitest";

import { LoadChannel } from "#hub/signal/calibrateLoad.ts";
import { CrossLean } from "#hub/signal/crossLean.ts";
import { DoubleChannel } from "#hub/signal/doubleChannel.ts";
import { ForceFilter } from "#hub/signal/forceFilter.ts";
import { createLoadSample } from "#hub/signal/loadSample.ts";
import { RAD_PER_DEG } from "#shared/domain/units.ts";
import { seeded } from "#test/signal/support/seeded.ts";
import { syntheticRun } from "#test/signal/support/syntheticRoller.ts";

const { calibration } = syntheticRun({ seconds: 0.1, mounting: "two", speedMmS: () => 0, forceN: () => 0 });

/** Two orthogonal beams under `forceN` while the roller turns, the load line leaning by `lean`. */
function turned(forceN: number, lean: (tS: number) => number, seconds = 6) {
  const random = seeded(5);
  const [one, two] = calibration.load!.map((load) => new LoadChannel(load));
  const channel = new DoubleChannel(one!, two!);
  const filter = new ForceFilter();
  const sample = createLoadSample();
  const errors: number[] = [];
  for (let k = 0; k < seconds * 90; k += 1) {
    const tS = k / 90;
    const phi = 0.4 + 0.5 * tS;
    const counts = (table: LoadChannel, g: number) => {
      const [w0, w1] = table.calibration.deadWeightN;
      const z = forceN * g + w0 * Math.cos(phi) + w1 * Math.sin(phi) + random.normal(0.1);
      return table.calibration.offsetCounts + table.calibration.countsPerN * z;
    };
    sample.phi = phi;
    sample.dtS = 1 / 90;
    sample.counts0 = counts(one!, Math.cos(phi - lean(tS)));
    sample.counts1 = counts(two!, Math.sin(phi - lean(tS)));
    if (k > 0) filter.predict(sample);
    channel.step(sample, filter, k === 0);
    errors.push(filter.force / forceN - 1);
  }
  return { channel, errors };
}

test("two beams read the force at any angle and any lean, no table of the lean needed", () => {
  for (const leanDeg of [0, 5, -5]) {
    const { errors } = turned(190, () => leanDeg * RAD_PER_DEG);
    expect(Math.max(...errors.slice(100).map(Math.abs))).toBeLessThan(0.008);
  }
});

test("a lean that flips is followed within half a second", () => {
  const { errors } = turned(190, (tS) => (tS < 3 ? 4 : -4) * RAD_PER_DEG);
  expect(Math.max(...errors.slice(3.5 * 90).map(Math.abs))).toBeLessThan(0.008);
  expect(Math.max(...errors.map(Math.abs))).toBeLessThan(0.03);
});

test("a roller that bears next to nothing teaches no lean", () => {
  const { channel, errors } = turned(40, () => 5 * RAD_PER_DEG);
  // cos 5° of the force is seen along the expected line.
  expect(errors.at(-1)).toBeCloseTo(Math.cos(5 * RAD_PER_DEG) - 1, 2);
  expect(channel.floorVariance).toBeGreaterThan(0);
  expect(channel.relativeVariance).toBeGreaterThan(0);
});

test("a calibration without any response gives no force, and no number that is none", () => {
  const none = calibration.load!.map((load) => new LoadChannel({ ...load, g: load.g.map(() => 0) }));
  const channel = new DoubleChannel(none[0]!, none[1]!);
  const filter = new ForceFilter();
  const sample = createLoadSample();
  sample.phi = 0;
  sample.counts0 = 5e6;
  sample.counts1 = 5e6;
  sample.dtS = 0.01;
  for (let k = 0; k < 100; k += 1) {
    if (k > 0) filter.predict(sample);
    channel.step(sample, filter, k === 0);
  }
  expect(Number.isFinite(channel.floorVariance)).toBe(true);
  expect(Number.isFinite(channel.relativeVariance)).toBe(true);
});

test("the lean seen across is the angle by which the readings stand off", () => {
  const cross = new CrossLean();
  for (let k = 0; k < 100; k += 1) {
    cross.predict(0.01);
    cross.forceN = 200;
    cross.slope = 1;
    // Readings across the line of force: F·sin(δ̂ − δ) with δ = 3°.
    cross.acrossN = 200 * Math.sin(cross.delta - 3 * RAD_PER_DEG);
    cross.update();
  }
  expect(cross.delta).toBeCloseTo(3 * RAD_PER_DEG, 3);
  expect(Math.sqrt(cross.variance)).toBeLessThan(1.5 * RAD_PER_DEG);
});

test("unseen it fades within seconds, and is never beyond what tissue does", () => {
  const cross = new CrossLean();
  cross.forceN = 200;
  cross.slope = 1;
  for (const acrossN of [-1e6, 1e6]) {
    cross.acrossN = acrossN;
    cross.update();
    expect(Math.abs(cross.delta)).toBeCloseTo(10 * RAD_PER_DEG, 9);
  }
  for (let k = 0; k < 1000; k += 1) cross.predict(0.01);
  expect(Math.abs(cross.delta)).toBeLessThan(0.5 * RAD_PER_DEG);
  expect(Math.sqrt(cross.variance)).toBeCloseTo(3.5 * RAD_PER_DEG, 3);
  cross.predict(100);
  expect(Math.abs(cross.delta)).toBe(0);
});
