import fc from "fast-check";
import { expect, test } from "vitest";

import { coreRun } from "#scripts/accuracy/coreRun.ts";
import type { RawFrame } from "#shared/domain/frame.ts";
import { strokes, syntheticRun } from "#test/signal/support/syntheticRoller.ts";
import { expectSane } from "#test/signal/support/ticks.ts";

const run = syntheticRun({
  seconds: 14,
  speedMmS: strokes(25, 3),
  forceN: (tS) => (tS < 0.6 ? 0 : 190 * (1 + 0.05 * Math.sin(1.9 * tS))),
});
const settings = { device: run.device, roller: run.roller };
const BAD_FROM_S = 6;
const BAD_TO_S = 8;
const GOOD_FROM_S = 10;

type Change = (frame: RawFrame, k: number, all: readonly RawFrame[]) => RawFrame[];

function rows(change: (row: readonly number[], channel: "imu" | "load", k: number) => readonly number[]): Change {
  return (frame, k) => [
    {
      ...frame,
      imu: frame.imu.map((row) => change(row, "imu", k) as RawFrame["imu"][number]),
      load: frame.load.map((row) => change(row, "load", k)),
    },
  ];
}

function swapped(value: number): number {
  const bytes = new DataView(new ArrayBuffer(2));
  bytes.setInt16(0, value);
  return bytes.getInt16(0, true);
}

const CHANGES: Readonly<Record<string, Change>> = {
  "NaN values": rows(([tMs = 0, ...rest]) => [tMs, ...rest.map(() => Number.NaN)]),
  "NaN times": rows(([, ...rest]) => [Number.NaN, ...rest]),
  infinities: rows(([tMs = 0, ...rest]) => [tMs, ...rest.map((_, i) => (i % 2 ? Infinity : -Infinity))]),
  "values no word can hold": rows(([tMs = 0, ...rest]) => [tMs, ...rest.map(() => 1e300)]),
  "full scale": rows(([tMs = 0, ...rest], channel) => [
    tMs,
    ...rest.map((_, i) => (channel === "imu" ? (i % 2 ? 32_767 : -32_768) : 8_388_607)),
  ]),
  "a stuck sensor": rows(([tMs = 0, ...rest], channel) =>
    channel === "imu" ? [tMs, 8000, 100, 50, 3, 1, 300] : [tMs, ...rest.map(() => 123_456)],
  ),
  zeros: rows(([tMs = 0, ...rest]) => [tMs, ...rest.map(() => 0)]),
  "swapped bytes": rows(([tMs = 0, ...rest], channel) => [
    tMs,
    ...rest.map((v) => (channel === "imu" ? swapped(v) : v)),
  ]),
  "another axis": rows(([tMs = 0, ...rest], channel) =>
    channel === "imu"
      ? [tMs, rest[2] ?? 0, rest[0] ?? 0, rest[1] ?? 0, rest[5] ?? 0, rest[3] ?? 0, rest[4] ?? 0]
      : [tMs, ...rest],
  ),
  "time backwards": rows(([tMs = 0, ...rest]) => [tMs - 3_600_000, ...rest]),
  "a tick wrap": rows(([tMs = 0, ...rest]) => [tMs - 131_072_000, ...rest]),
  "random times": rows(([, ...rest], _, k) => [((k * 7919) % 9973) * 1e5, ...rest]),
  "arrival nowhere": (frame) => [{ ...frame, rxMs: Number.NaN }],
  "arrival in the year 30000": (frame) => [{ ...frame, rxMs: 1e300 }],
  "nothing in the frames": (frame) => [{ ...frame, imu: [], load: [] }],
  "rows too short": rows(([tMs = 0]) => [tMs]),
  "three times each": (frame) => [frame, frame, frame],
  "pairs swapped": (frame, k, all) => (k % 2 === 0 ? [] : [frame, all[k - 1] ?? frame]),
  silence: () => [],
};

function core(change: Change, calibrated: boolean) {
  const frames = run.frames.flatMap((frame, k, all) => {
    const tS = (frame.rxMs - run.startMs) / 1000;
    return tS > BAD_FROM_S && tS < BAD_TO_S ? change(frame, k, all) : [frame];
  });
  return coreRun({ ...settings, frames, ...(calibrated ? { calibration: run.calibration } : {}) });
}

for (const [name, change] of Object.entries(CHANGES)) {
  test(`${name}: survived, and right again 2 s later`, () => {
    for (const calibrated of [true, false]) {
      const result = core(change, calibrated);
      expectSane(result);
      const good = result.ticks.filter(({ tMs }) => tMs > run.startMs + GOOD_FROM_S * 1000);
      expect(good.length).toBeGreaterThan(350);
      const errors = good.map(({ speedMmS, tMs }) => Math.abs(speedMmS) - Math.abs(run.speedAt(tMs)));
      expect(Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / errors.length)).toBeLessThan(1.5);
      if (!calibrated) continue;
      const force = good.map(({ forceN, tMs }) => forceN / run.forceAt(tMs) - 1);
      expect(Math.sqrt(force.reduce((sum, error) => sum + error * error, 0) / force.length)).toBeLessThan(0.07);
    }
  });
}

const anyNumber = fc.oneof(
  fc.double(),
  fc.integer({ min: -40_000, max: 40_000 }),
  fc.constantFrom(0, -0, 32_767, -32_768, 8_388_607, -8_388_608, 1e300, Infinity, -Infinity, NaN),
);
const anyTime = fc.oneof(fc.double({ min: 0, max: 20_000, noNaN: true }), anyNumber);
const anyFrame: fc.Arbitrary<RawFrame> = fc.record({
  rxMs: fc.oneof(fc.double({ min: 1.7e12, max: 1.7e12 + 20_000, noNaN: true }), anyNumber),
  seq: fc.nat(65_535),
  imu: fc.array(fc.tuple(anyTime, anyNumber, anyNumber, anyNumber, anyNumber, anyNumber, anyNumber), { maxLength: 4 }),
  load: fc.array(fc.array(fc.oneof(anyTime, anyNumber), { maxLength: 3 }), { maxLength: 4 }),
});

test("no input whatever gives infinite numbers, time running backwards or a throw", () => {
  const good = run.frames.slice(0, 120);
  fc.assert(
    fc.property(
      fc.array(fc.oneof(anyFrame, fc.constantFrom(...good)), { maxLength: 60 }),
      fc.boolean(),
      (odd, calibrated) => {
        const frames = [...good, ...odd, ...run.frames.slice(150, 300)];
        expectSane(coreRun({ ...settings, frames, ...(calibrated ? { calibration: run.calibration } : {}) }));
      },
    ),
    { numRuns: 150, seed: 20_240_607 },
  );
});

test("random values at good times leave no trace in a later state", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(anyNumber, anyNumber, anyNumber), { minLength: 20, maxLength: 60 }), (values) => {
      const change = rows(([tMs = 0, ...rest], channel, k) => {
        const [a, b, c] = values[k % values.length] ?? [0, 0, 0];
        return [tMs, ...(channel === "imu" ? [a, b, c, b, c, a] : rest.map((_, i) => [a, b][i] ?? c))];
      });
      const result = core(change, true);
      expectSane(result);
      const last = result.ticks.at(-1);
      expect(Math.abs(Math.abs(last?.speedMmS ?? 0) - Math.abs(run.speedAt(last?.tMs ?? 0)))).toBeLessThan(3);
    }),
    { numRuns: 40, seed: 7 },
  );
});
