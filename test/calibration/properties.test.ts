import fc from "fast-check";
import { expect, test } from "vitest";

import { calibrate } from "#hub/calibration/calibrate.ts";
import { collectSamples } from "#hub/calibration/samples.ts";
import { STEP_TYPES } from "#shared/domain/calibrationSteps.ts";
import { MOUNTINGS, ROLL_AXES } from "#shared/domain/device.ts";
import { Calibration, CalibrationQuality } from "#shared/schema/calibration.ts";
import type { StepLine } from "#shared/schema/recording.ts";
import { benchRecording } from "#test/calibration/bench.ts";

const START_MS = 1_800_000_000_000;
const lsb = fc.oneof(fc.integer({ min: -32768, max: 32767 }), fc.constantFrom(0, 32767, -32768, 8192));
const counts = fc.oneof(fc.integer({ min: -(2 ** 23), max: 2 ** 23 - 1 }), fc.constantFrom(0, 2 ** 23 - 1, -(2 ** 23)));
const step = fc.record(
  {
    k: fc.constant("step" as const),
    type: fc.constantFrom(...STEP_TYPES),
    startMs: fc.integer({ min: START_MS - 5000, max: START_MS + 12_000 }),
    endMs: fc.integer({ min: START_MS - 5000, max: START_MS + 12_000 }),
    turns: fc.double({ min: -5, max: 5, noNaN: true }),
    weightKg: fc.double({ min: 1e-3, max: 1e4, noNaN: true }),
    scaleKg: fc.double({ min: -10, max: 1e4, noNaN: true }),
    distanceMm: fc.double({ min: 1, max: 1e5, noNaN: true }),
  },
  { requiredKeys: ["k", "type", "startMs", "endMs"] },
);

/** Whatever it is: a calibration that the schema takes, with nothing but numbers in it, or none. */
function expectSound({ calibration, quality }: ReturnType<typeof calibrate>): void {
  expect(CalibrationQuality.parse(quality)).toEqual(quality);
  if (calibration === undefined) return;
  expect(Calibration.parse(calibration)).toEqual(calibration);
  expect(JSON.parse(JSON.stringify(calibration))).toEqual(calibration);
}

test("noise, whatever it is called, gives a calibration without NaN or none", () => {
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 6 }),
      fc.array(fc.tuple(lsb, lsb, lsb, lsb, lsb, lsb, counts, counts), { minLength: 2, maxLength: 40 }),
      fc.constantFrom(...MOUNTINGS),
      fc.constantFrom(...ROLL_AXES),
      fc.constantFrom(1, 2),
      (steps, kinds, mounting, rollAxis, channels) => {
        const { device, roller } = benchRecording({ seed: 1, steps: [] });
        const odd = {
          ...device,
          imu: { ...device.imu, rollAxis },
          loadCell: { ...device.loadCell, mounting, channels },
        };
        const frames = Array.from({ length: 300 }, (_, k) => {
          const [ax, ay, az, gx, gy, gz, c0, c1] = kinds[k % kinds.length] ?? [0, 0, 0, 0, 0, 0, 0, 0];
          const tMs = 20 * k;
          return { rxMs: START_MS + tMs, seq: k, imu: [[tMs, ax, ay, az, gx, gy, gz] as const], load: [[tMs, c0, c1]] };
        });
        expectSound(calibrate({ device: odd, roller, samples: collectSamples(odd, frames), steps }));
      },
    ),
    { numRuns: 40, seed: 7 },
  );
});

test("a good recording whose steps are told anyhow, or which is damaged anywhere, gives a calibration without NaN or none", () => {
  const { device, roller, frames, steps } = benchRecording({ seed: 3, presses: 3 });
  const spanMs = (frames.at(-1)?.rxMs ?? 0) - (frames[0]?.rxMs ?? 0);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(step, fc.double({ min: 0, max: 1, noNaN: true })), { maxLength: 3 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 0.3, noNaN: true }),
      fc.boolean(),
      (others, from, part, dropped) => {
        const fromMs = START_MS + from * spanMs;
        const hit = (rxMs: number) => rxMs >= fromMs && rxMs < fromMs + part * spanMs;
        const damaged = dropped
          ? frames.filter(({ rxMs }) => !hit(rxMs))
          : frames.map((frame) =>
              hit(frame.rxMs) ? { ...frame, load: frame.load.map(([tMs = 0]) => [tMs, 8_388_607]) } : frame,
            );
        const moved = others.map(([other, at]): StepLine => {
          const startMs = START_MS + at * spanMs;
          return { ...other, startMs, endMs: startMs + Math.abs(other.endMs - other.startMs) };
        });
        const all = moved.length > 1 ? moved : [...steps, ...moved];
        expectSound(calibrate({ device, roller, samples: collectSamples(device, damaged), steps: all }));
      },
    ),
    { numRuns: 8, seed: 8 },
  );
});
