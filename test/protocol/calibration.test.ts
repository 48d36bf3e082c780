// The calibration as it travels with a roller.
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { CALIBRATION_MAX_BYTES, CARRIED_POINTS, decodeCalibration, encodeCalibration } from "#shared/protocol/index.ts";
import type { CarriedCalibration, CarriedChannel } from "#shared/protocol/index.ts";

fc.configureGlobal({ seed: 20261127 });

const CHANNEL: CarriedChannel = {
  offsetCounts: 123_456,
  offsetSdCounts: 120,
  countsPerN: -1834.5,
  gainRelSd: 0.012,
  g: Array.from({ length: 72 }, (_, index) => 1 + 0.3 * Math.cos((4 * Math.PI * index) / 72)),
  gSd: 0.01,
  deadWeightN: [1.5, -2.25],
  deadWeightSdN: 0.3,
};
const CALIBRATION: CarriedCalibration = {
  createdMs: 1_764_000_000_123,
  mounting: "ring",
  rollAxis: "y-",
  load: [CHANNEL],
  gyro: { biasDps: [0.5, -0.25, 0.125], biasSdDps: 0.01, scale: 1.0125, scaleSd: 0.002 },
  accelBiasG: [0.01, -0.02, 0.03],
  rollingRadiusMm: 74.25,
  rollingRadiusSdMm: 0.4,
};

function encoded(calibration: CarriedCalibration): Uint8Array {
  const bytes = encodeCalibration(calibration);
  if (bytes === undefined) throw new Error("not encoded");
  return bytes;
}

describe("a calibration on the wire", () => {
  it.each([0, 1, 2])("comes back, %i channels, within what 32 bits and the table's steps carry", (channels) => {
    const load = Array.from({ length: channels }, () => CHANNEL);
    const bytes = encoded({ ...CALIBRATION, load });
    expect(bytes.length).toBeLessThanOrEqual(CALIBRATION_MAX_BYTES);
    const back = decodeCalibration(bytes);
    expect(back).toMatchObject({ createdMs: CALIBRATION.createdMs, mounting: "ring", rollAxis: "y-" });
    expect(back?.gyro.scale).toBeCloseTo(1.0125, 6);
    expect(back?.accelBiasG[2]).toBeCloseTo(0.03, 6);
    expect(back?.rollingRadiusMm).toBe(74.25);
    expect(back?.load).toHaveLength(channels);
    for (const channel of back?.load ?? []) {
      expect(channel.offsetCounts).toBe(123_456);
      expect(channel.countsPerN).toBe(-1834.5);
      // The curve itself, not only its points: a table of 72 is carried as one of 90, and straight between points.
      channel.g.forEach((value, index) =>
        expect(Math.abs(value - 1 - 0.3 * Math.cos((4 * Math.PI * index) / CARRIED_POINTS))).toBeLessThan(0.002),
      );
    }
  });

  it("is refused when it was cut, changed in any bit, or is of another format", () => {
    const bytes = encoded(CALIBRATION);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: bytes.length * 8 - 1 }), (bit) => {
        const changed = bytes.slice();
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(decodeCalibration(changed)).toBeUndefined();
      }),
    );
    for (let length = 0; length < bytes.length; length++)
      expect(decodeCalibration(bytes.subarray(0, length))).toBeUndefined();
  });

  it("never throws, whatever the bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
        expect(decodeCalibration(bytes)).toBeUndefined();
      }),
    );
  });

  it.each([
    { ...CALIBRATION, rollingRadiusMm: Number.NaN },
    { ...CALIBRATION, rollingRadiusMm: 0 },
    { ...CALIBRATION, gyro: { ...CALIBRATION.gyro, scale: -1 } },
    { ...CALIBRATION, load: [{ ...CHANNEL, countsPerN: 0 }] },
  ])("of impossible values is refused at reading", (calibration) => {
    expect(decodeCalibration(encoded(calibration))).toBeUndefined();
  });

  it.each([
    { ...CALIBRATION, load: [CHANNEL, CHANNEL, CHANNEL] },
    { ...CALIBRATION, load: [{ ...CHANNEL, g: [] }] },
    { ...CALIBRATION, load: [{ ...CHANNEL, g: [5, 5] }] },
  ])("that does not fit is not encoded", (calibration) => {
    expect(encodeCalibration(calibration)).toBeUndefined();
  });
});
