import { expect, test } from "vitest";

import { coreRun } from "#scripts/accuracy/coreRun.ts";
import { ResponseTable } from "#hub/signal/responseTable.ts";
import { FLAG } from "#shared/domain/features.ts";
import { strokes, syntheticRun } from "#test/signal/support/syntheticRoller.ts";
import type { SyntheticOptions } from "#test/signal/support/syntheticRoller.ts";

const breathing = (tS: number) =>
  tS < 0.6
    ? 0
    : 190 * (1 + 0.04 * Math.sin(1.37 * tS) + 0.03 * Math.sin(0.83 * tS + 1) + 0.03 * Math.sin(1.93 * tS + 2));

function forced(options: Partial<SyntheticOptions>) {
  const run = syntheticRun({ seconds: 60, speedMmS: strokes(25, 6), forceN: breathing, ...options });
  const { ticks } = coreRun({
    device: run.device,
    roller: run.roller,
    calibration: run.calibration,
    frames: run.frames,
  });
  const loaded = ticks.filter(({ tMs }) => tMs > run.startMs + 15_000);
  const known = loaded.filter(({ forceN }) => !Number.isNaN(forceN));
  const errors = known.map(({ forceN, tMs }) => forceN / run.forceAt(tMs) - 1);
  const rms = Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / errors.length);
  const covered = known.filter(({ forceN, forceSdN, tMs }) => Math.abs(forceN - run.forceAt(tMs)) <= 2 * forceSdN);
  return { rms, coverage: covered.length / known.length, unknown: 1 - known.length / loaded.length, ticks: loaded };
}

test("the table of g is linear between its points, periodic, its slope without steps", () => {
  const table = new ResponseTable(Array.from({ length: 72 }, (_, k) => 1 + 0.3 * Math.cos((2 * Math.PI * 2 * k) / 72)));
  for (const phi of [-40, -0.01, 0, 1, 3.2, 100]) {
    table.read(phi);
    expect(table.value).toBeCloseTo(1 + 0.3 * Math.cos(2 * phi), 2);
    expect(table.slope).toBeCloseTo(-0.6 * Math.sin(2 * phi), 1);
  }
  // A hair below 0 is the end of the turn.
  table.read(-1e-300);
  expect(table.value).toBeCloseTo(1.3, 6);
  expect(table.mean).toBeCloseTo(1, 6);
});

test("the force does not change with the angle, whatever the mounting", () => {
  expect(forced({ mounting: "four" }).rms).toBeLessThan(0.004);
  expect(forced({ mounting: "two" }).rms).toBeLessThan(0.004);
  expect(forced({ mounting: "two", leanRad: 0.08 }).rms).toBeLessThan(0.006);
});

test("the lean of a ring is learned, either way, however it flips", () => {
  for (const leanRad of [0.087, -0.087, 0.04]) {
    const { rms, coverage } = forced({ leanRad });
    expect(rms).toBeLessThan(0.018);
    expect(coverage).toBeGreaterThan(0.85);
  }
});

test("a split cylinder's blind angles are unknown, not wrong", () => {
  const { rms, unknown, coverage, ticks } = forced({ mounting: "split", leanRad: 0.05 });
  expect(unknown).toBeGreaterThan(0.05);
  expect(unknown).toBeLessThan(0.4);
  expect(rms).toBeLessThan(0.14);
  expect(coverage).toBeGreaterThan(0.85);
  expect(ticks.some(({ flags }) => (flags & FLAG.blindAngle) !== 0)).toBe(true);
  expect(ticks.every(({ contact }) => contact)).toBe(true);
});

test("a drifted offset is found while nobody is on the roller, and not under load", () => {
  const drift = (run: ReturnType<typeof syntheticRun>) =>
    run.frames.map((frame) => ({ ...frame, load: frame.load.map(([tMs = 0, counts = 0]) => [tMs, counts + 6000]) }));
  const run = syntheticRun({ seconds: 30, speedMmS: () => 0, forceN: (tS) => (tS > 20 ? 100 : 0) });
  const { ticks } = coreRun({
    device: run.device,
    roller: run.roller,
    calibration: run.calibration,
    frames: drift(run),
  });
  const at = (tS: number) => ticks.find(({ tMs }) => tMs >= run.startMs + tS * 1000)?.forceN ?? Number.NaN;
  expect(at(1)).toBeGreaterThan(3);
  expect(at(18)).toBeLessThan(0.5);
  expect(at(28)).toBeCloseTo(100, -1);
});

test("a saturated converter makes the force unknown and says so", () => {
  const run = syntheticRun({ seconds: 10, speedMmS: strokes(25, 6), forceN: () => 190 });
  const frames = run.frames.map((frame) =>
    frame.rxMs < run.startMs + 5000 ? frame : { ...frame, load: frame.load.map(([tMs = 0]) => [tMs, 8_388_607]) },
  );
  const { ticks } = coreRun({ device: run.device, roller: run.roller, calibration: run.calibration, frames });
  const last = ticks.at(-1);
  expect(last?.forceN).toBeNaN();
  expect((last?.flags ?? 0) & FLAG.saturated).not.toBe(0);
  expect(last?.speedMmS).not.toBeNaN();
});
