// The shown sigma, term by term: what one doubts in the calibration must widen it by what that is worth in newtons.
import { expect, test } from "vitest";

import { LoadChannel } from "#hub/signal/calibrateLoad.ts";
import { DoubleChannel } from "#hub/signal/doubleChannel.ts";
import { ForceFilter } from "#hub/signal/forceFilter.ts";
import type { ForceReader } from "#hub/signal/forceReader.ts";
import { createLoadSample } from "#hub/signal/loadSample.ts";
import { SingleChannel } from "#hub/signal/singleChannel.ts";
import type { LoadChannelCalibration } from "#shared/schema/calibration.ts";

const POINTS = 360;
const SURE: LoadChannelCalibration = {
  offsetCounts: 0,
  offsetSdCounts: 0,
  countsPerN: 1000,
  gainRelSd: 0,
  g: Array.from({ length: POINTS }, () => 1),
  gSd: 0,
  deadWeightN: [0, 0],
  deadWeightSdN: 0,
};
const table = (g: (phi: number) => number) => Array.from({ length: POINTS }, (_, k) => g((2 * Math.PI * k) / POINTS));
const RING = table((phi) => 1 + 0.3 * Math.cos(2 * phi));

/** Both variances after a second of readings at one angle and force. */
function doubt(reader: ForceReader, phi: number, counts: readonly [number, number], phiSd = 0): ForceReader {
  const filter = new ForceFilter();
  const sample = createLoadSample();
  sample.phi = phi;
  sample.phiVariance = phiSd ** 2;
  sample.dtS = 0.011;
  [sample.counts0, sample.counts1] = counts;
  for (let k = 0; k < 90; k += 1) {
    if (k > 0) filter.predict(sample);
    reader.step(sample, filter, k === 0);
  }
  return reader;
}

function single(doubts: Partial<LoadChannelCalibration>, phi = 0.3, alignmentSd = 0, phiSd = 0): ForceReader {
  const channel = new LoadChannel({ ...SURE, ...doubts });
  channel.table.read(phi);
  return doubt(
    new SingleChannel({ channel, radiusMm: 74, alignmentSd }),
    phi,
    [190_000 * channel.table.value, 0],
    phiSd,
  );
}

test("one channel: nothing doubted, nothing shown", () => {
  const { relativeVariance, floorVariance } = single({});
  expect(relativeVariance).toBe(0);
  expect(floorVariance).toBe(0);
});

test("one channel: gain and table count with the force, offset and dead weight do not; all over g", () => {
  const flat = table(() => 0.5);
  const { relativeVariance, floorVariance } = single({
    g: flat,
    gainRelSd: 0.003,
    gSd: 0.002,
    offsetSdCounts: 200,
    deadWeightSdN: 0.4,
  });
  expect(relativeVariance).toBeCloseTo(0.003 ** 2 + (0.002 / 0.5) ** 2, 9);
  // 200 counts are 0.2 N; a dead weight turns and is worth its mean square, half.
  expect(floorVariance).toBeCloseTo((0.2 ** 2 + 0.4 ** 2 / 2) / 0.25, 9);
});

test("one channel: a doubtful angle counts by the slope of g over g", () => {
  const slope = 0.6 * Math.sin(2 * 0.3);
  const g = 1 + 0.3 * Math.cos(2 * 0.3);
  const { relativeVariance } = single({ g: RING }, 0.3, 0.01, 0.02);
  // The reader has not moved, so no lean is in play.
  expect(Math.sqrt(relativeVariance)).toBeCloseTo((slope / g) * Math.hypot(0.01, 0.02), 4);
  // At the crest of g an angle does not matter.
  expect(single({ g: RING }, 0, 0.01, 0.02).relativeVariance).toBeLessThan(1e-9);
});

const COS = table(Math.cos);
const SIN = table(Math.sin);

function double(one: Partial<LoadChannelCalibration>, two: Partial<LoadChannelCalibration>, phi: number): ForceReader {
  const channels = [
    new LoadChannel({ ...SURE, g: COS, ...one }),
    new LoadChannel({ ...SURE, g: SIN, ...two }),
  ] as const;
  const [a, b] = channels;
  a.table.read(phi);
  b.table.read(phi);
  return doubt(new DoubleChannel(a, b), phi, [190_000 * a.table.value, 190_000 * b.table.value]);
}

test("two channels: each counts by its share of the reading", () => {
  const phi = 0.5;
  const [c, s] = [Math.cos(phi), Math.sin(phi)];
  const sure = double({}, {}, phi);
  // Orthogonal beams of one gain: the angle does not matter.
  expect(sure.relativeVariance).toBeLessThan(1e-6);
  expect(sure.floorVariance).toBe(0);
  const gain = double({ gainRelSd: 0.01 }, { gainRelSd: 0.02 }, phi);
  expect(Math.sqrt(gain.relativeVariance)).toBeCloseTo(Math.hypot(c * c * 0.01, s * s * 0.02), 4);
  const tables = double({ gSd: 0.004 }, { gSd: 0.006 }, phi);
  expect(Math.sqrt(tables.relativeVariance)).toBeCloseTo(Math.hypot(c * 0.004, s * 0.006), 4);
  const offsets = double({ offsetSdCounts: 300, deadWeightSdN: 0.2 }, { offsetSdCounts: 400 }, phi);
  expect(offsets.floorVariance).toBeCloseTo((0.3 ** 2 + 0.4 ** 2 + 0.2 ** 2) / 2, 3);
});

test("two unequal channels: a doubtful lean counts where they differ", () => {
  const unequal = (phi: number) => double({ g: COS.map((g) => 1.5 * g) }, {}, phi).relativeVariance;
  expect(unequal(0.8)).toBeGreaterThan(10 * unequal(0.02));
});
