// Frames of anything at all. What single faults do is tested in test/signal/faults.
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
        const core = coreRun({ ...settings, frames, ...(calibrated ? { calibration: run.calibration } : {}) });
        expectSane(core);
        expect(core.ticks.length).toBeGreaterThan(100);
      },
    ),
    { numRuns: 150, seed: 20_240_607 },
  );
});

test("random values at good times leave no trace in a later state", () => {
  const value = fc.tuple(anyNumber, anyNumber, anyNumber);
  fc.assert(
    fc.property(fc.array(value, { minLength: 20, maxLength: 60 }), (values) => {
      const frames = run.frames.map((frame, k): RawFrame => {
        const tS = (frame.rxMs - run.startMs) / 1000;
        const [a, b, c] = values[k % values.length] ?? [0, 0, 0];
        if (tS < 6 || tS > 8) return frame;
        return {
          ...frame,
          imu: frame.imu.map(([tMs]) => [tMs, a, b, c, b, c, a]),
          load: frame.load.map(([tMs = 0]) => [tMs, a]),
        };
      });
      const core = coreRun({ ...settings, frames, calibration: run.calibration });
      expectSane(core);
      const last = core.ticks.at(-1);
      expect(Math.abs(Math.abs(last?.speedMmS ?? 0) - Math.abs(run.speedAt(last?.tMs ?? 0)))).toBeLessThan(3);
    }),
    { numRuns: 40, seed: 7 },
  );
});
