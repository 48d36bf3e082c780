import { expect, test } from "vitest";

import { Force } from "#hub/signal/force.ts";
import { createLoadSample } from "#hub/signal/loadSample.ts";
import type { Mounting } from "#shared/domain/device.ts";
import type { Calibration } from "#shared/schema/calibration.ts";
import { seeded } from "#test/signal/support/seeded.ts";
import { syntheticRun } from "#test/signal/support/syntheticRoller.ts";

function calibrationOf(mounting: Mounting): Calibration {
  return syntheticRun({ seconds: 0.1, mounting, speedMmS: () => 0, forceN: () => 0 }).calibration;
}

/** Conversions every 11 ms from 0 to `untilMs` at a roll angle, as the pipeline hands them over. */
function weighed(options: {
  readonly mounting?: Mounting;
  readonly untilMs?: number;
  readonly phi?: (ms: number) => number;
  readonly counts?: (newtons: number, ms: number) => number;
  readonly forceN?: (ms: number) => number;
}) {
  const { mounting = "four", untilMs = 2000, phi = () => 0.4, forceN = () => 190 } = options;
  const calibration = calibrationOf(mounting);
  const force = new Force({ calibration, channels: 1, radiusMm: 74 });
  const sample = createLoadSample();
  const random = seeded(3);
  const table = force.channels[0]!.table;
  const { offsetCounts, countsPerN, deadWeightN } = calibration.load![0]!;
  const taken: boolean[] = [];
  for (let ms = 0; ms <= untilMs; ms += 11) {
    sample.tMs = ms;
    sample.phi = phi(ms);
    sample.phiVariance = 0.005 ** 2;
    table.read(sample.phi);
    const dead = deadWeightN[0] * Math.cos(sample.phi) + deadWeightN[1] * Math.sin(sample.phi);
    const raw = offsetCounts + countsPerN * (forceN(ms) * table.value + dead + random.normal(0.05));
    sample.counts0 = options.counts?.(raw, ms) ?? raw;
    taken.push(force.step(sample));
  }
  return { force, taken };
}

function lookAt(force: Force, atMs: number): Force {
  force.atMs = atMs;
  force.look();
  return force;
}

test("at a reading, between two and a little ahead the force is told; a quarter of a second on it is not", () => {
  const { force } = weighed({});
  for (const aheadMs of [-50, -3, 0, 20, 60]) expect(lookAt(force, force.lastMs + aheadMs).forceN).toBeCloseTo(190, 0);
  expect(lookAt(force, force.lastMs + 249).sdN).toBeGreaterThan(lookAt(force, force.lastMs + 10).sdN);
  expect(lookAt(force, force.lastMs + 251).forceN).toBeNaN();
  expect(force.sdN).toBeNaN();
  expect(force.blind).toBe(false);
});

test("the sigma grows while nothing is read, at 80 N/s beyond the first 40 ms", () => {
  const { force } = weighed({});
  const near = lookAt(force, force.lastMs + 40).sdN;
  const far = lookAt(force, force.lastMs + 140).sdN;
  expect(Math.sqrt(far * far - near * near)).toBeCloseTo(8, 1);
});

test("between two readings the force is the line between them", () => {
  const { force } = weighed({ forceN: (ms) => 100 + ms / 20 });
  const now = lookAt(force, force.lastMs).forceN;
  const halfway = lookAt(force, force.lastMs - 5.5).forceN;
  expect(now - halfway).toBeCloseTo(5.5 / 20, 1);
});

test("before the first reading there is nothing, and after a pause no line to the one before it", () => {
  const calibration = calibrationOf("four");
  const force = new Force({ calibration, channels: 1, radiusMm: 74 });
  expect(lookAt(force, 0).forceN).toBeNaN();
  const sample = createLoadSample();
  sample.phi = 0.4;
  sample.phiVariance = 0.005 ** 2;
  const { offsetCounts, countsPerN } = calibration.load![0]!;
  for (const [tMs, newtons] of [
    [0, 100],
    [600, 300],
  ] as const) {
    sample.tMs = tMs;
    sample.counts0 = offsetCounts + countsPerN * newtons;
    force.step(sample);
  }
  expect(lookAt(force, 590).forceN).toBeGreaterThan(200);
  expect(lookAt(force, 500).forceN).toBeNaN();
});

test("a split cylinder is blind at right angles, and says so", () => {
  const { force } = weighed({ mounting: "split", phi: (ms) => (ms < 1000 ? 0.2 : 0.2 + (ms - 1000) / 720) });
  // φ is now 1.59: |cos φ| is 2 % of its mean.
  expect(lookAt(force, force.lastMs).forceN).toBeNaN();
  expect(force.blind).toBe(true);
  const open = weighed({ mounting: "split" }).force;
  expect(lookAt(open, open.lastMs).forceN).toBeCloseTo(190, -1);
  expect(open.blind).toBe(false);
});

test("a home calibration knows the table's angle better than any other", () => {
  const { calibration } = syntheticRun({ seconds: 0.1, mounting: "ring", speedMmS: () => 0, forceN: () => 0 });
  const sdOf = (source: Calibration["source"]) => {
    const force = new Force({ calibration: { ...calibration, source }, channels: 1, radiusMm: 74 });
    const sample = createLoadSample();
    const { offsetCounts, countsPerN } = calibration.load![0]!;
    for (let ms = 0; ms < 1000; ms += 11) {
      sample.tMs = ms;
      // Where g is steepest: cos(2φ + 0.6) passes 0.
      sample.phi = 0.485;
      sample.phiVariance = 0.002 ** 2;
      sample.counts0 = offsetCounts + countsPerN * 190;
      force.step(sample);
    }
    return lookAt(force, force.lastMs).sdN;
  };
  expect(sdOf("home")).toBeLessThan(0.9 * sdOf("manual"));
});

test("no force is below nothing", () => {
  const { force } = weighed({ forceN: () => -5 });
  expect(lookAt(force, force.lastMs).forceN).toBe(0);
  expect(force.sdN).toBeGreaterThan(0);
});

test("more than any body bears is no force", () => {
  const { force } = weighed({ forceN: () => 4500 });
  expect(lookAt(force, force.lastMs).forceN).toBeNaN();
  expect(force.absurd).toBe(true);
});

test("a single reading no body can cause is left out; a second one that agrees is believed", () => {
  const spike = weighed({ counts: (raw, ms) => (ms === 1001 ? raw + 1500 * 2000 : raw) });
  expect(spike.taken.filter((one) => !one)).toHaveLength(1);
  expect(lookAt(spike.force, spike.force.lastMs).forceN).toBeCloseTo(190, 0);
  const landing = weighed({ forceN: (ms) => (ms < 1000 ? 5 : 900) });
  expect(landing.taken.filter((one) => !one)).toHaveLength(1);
  expect(lookAt(landing.force, landing.force.lastMs).forceN).toBeCloseTo(900, -1);
});

test("without a calibration there is no force, and nothing to be odd", () => {
  const force = new Force({ calibration: undefined, channels: 1, radiusMm: 74 });
  expect(force.calibrated).toBe(false);
  expect(force.step(createLoadSample())).toBe(true);
  force.restart();
  expect(lookAt(force, 0).forceN).toBeNaN();
});
