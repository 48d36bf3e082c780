// The same samples give the same bytes, however the frames carry them.
import fc from "fast-check";
import { expect, test } from "vitest";

import type { RawFrame } from "#shared/domain/frame.ts";
import { roll, through } from "#test/signal/faults/recovery.ts";
import type { SyntheticRun } from "#test/signal/support/syntheticRoller.ts";

function bytes(run: SyntheticRun, frames: readonly RawFrame[]): string {
  return JSON.stringify(through(run, frames));
}

/** As a 20-byte payload carries them: IMU and conversions apart, numbered in one row, arriving together. */
function short(frames: readonly RawFrame[]): RawFrame[] {
  return frames
    .flatMap((frame) => [
      ...frame.imu.map((row) => ({ ...frame, imu: [row], load: [] })),
      ...frame.load.map((row) => ({ ...frame, imu: [], load: [row] })),
    ])
    .map((frame, k) => ({ ...frame, seq: k & 0xffff }));
}

test("IMU and load short frames of one stamp give the bytes of the frames that carry both", () => {
  for (const mounting of ["ring", "two"] as const) {
    const run = roll({ mounting, stamps: "polled", samplesAFrame: 1, seconds: 12 });
    // Every conversion of this board is stamped with the IMU sample that found it.
    for (const { imu, load } of run.frames) for (const row of load) expect(row[0]).toBe(imu[0]?.[0]);
    const whole = through(run, run.frames);
    expect(JSON.stringify(through(run, short(run.frames)))).toBe(JSON.stringify(whole));
    // Not both the same because both are without force.
    expect(whole.ticks.filter(({ forceN }) => forceN > 150).length).toBeGreaterThan(1000);
  }
});

test("frames of two samples cut short tell the same to a hair", () => {
  const run = roll({ stamps: "polled", seconds: 12 });
  const whole = through(run, run.frames);
  const inOrder = short(run.frames).sort(
    (a, b) => (a.imu[0]?.[0] ?? a.load[0]?.[0] ?? 0) - (b.imu[0]?.[0] ?? b.load[0]?.[0] ?? 0),
  );
  const cut = through(run, inOrder);
  expect(cut.ticks.length).toBe(whole.ticks.length);
  expect(cut.events.map(({ kind }) => kind)).toEqual(whole.events.map(({ kind }) => kind));
  cut.ticks.slice(200).forEach((tick, k) => {
    const same = whole.ticks[200 + k]!;
    expect(tick.tMs).toBe(same.tMs);
    expect(Math.abs(tick.speedMmS - same.speedMmS)).toBeLessThan(0.2);
    expect(Math.abs(tick.forceN - same.forceN)).toBeLessThan(2);
  });
});

test("rows may stand in one long frame or in many, when all arrive together", () => {
  const run = roll({ samplesAFrame: 25, seconds: 12 });
  const cut = run.frames.flatMap((frame) => {
    const middle = frame.imu[12]![0];
    const early = (row: readonly number[]) => row[0]! <= middle;
    const rest = (row: readonly number[]) => row[0]! > middle;
    return [
      { ...frame, imu: frame.imu.filter(early), load: frame.load.filter(early) },
      { ...frame, imu: frame.imu.filter(rest), load: frame.load.filter(rest) },
    ];
  });
  const whole = through(run, run.frames);
  const parts = through(run, cut);
  expect(parts.ticks.length).toBe(whole.ticks.length);
  for (const [k, { speedMmS }] of parts.ticks.entries()) {
    if (k > 200) expect(Math.abs(speedMmS - whole.ticks[k]!.speedMmS)).toBeLessThan(0.2);
  }
});

test("any roll run twice gives the same bytes, and nothing of one core reaches another", () => {
  fc.assert(
    fc.property(fc.nat(), fc.constantFrom("ring", "two", "split" as const), (seed, mounting) => {
      const run = roll({ seed, mounting, seconds: 6 });
      const first = bytes(run, run.frames);
      bytes(roll({ seed: seed + 1, seconds: 3 }), run.frames.slice(100));
      expect(bytes(run, structuredClone(run.frames))).toBe(first);
    }),
    { seed: 20_261_121, numRuns: 6 },
  );
});
