import fc from "fast-check";
import { expect, it } from "vitest";

import { MOUNTINGS, ROLL_AXES } from "#shared/domain/device.ts";
import {
  decodeHx711,
  decodeRecord,
  encodeBatch,
  encodeHx711,
  encodeImuShort,
  encodeInfo,
  encodeLoadShort,
  encodeStatus,
  MOUNTING_CODES,
  ROLL_AXIS_CODES,
} from "#shared/protocol/index.ts";

fc.configureGlobal({ seed: 20261121 });

const u16 = fc.integer({ min: 0, max: 0xffff });
const u32 = fc.integer({ min: 0, max: 0xffffffff });
const i16 = fc.integer({ min: -32768, max: 32767 });
const axes = fc.tuple(i16, i16, i16, i16, i16, i16);
const counts = fc.integer({ min: -0x800000, max: 0x7fffff });
const maybeCounts = fc.option(counts, { nil: undefined });
const saturated = (value: number): boolean => value === -0x800000 || value === 0x7fffff;

function fresh(value: number | undefined, tick: number, channel: number): object[] {
  return value === undefined ? [] : [{ tick, channel, counts: value, saturated: saturated(value) }];
}

it("batch of two samples", () => {
  fc.assert(
    fc.property(u16, u32, u16, axes, axes, maybeCounts, maybeCounts, (seq, tick, tickDelta, first, second, a, b) => {
      const tick1 = (tick + tickDelta) >>> 0;
      expect(decodeRecord(encodeBatch({ seq, tick, tickDelta, imu: [first, second], load: [a, b] }))).toEqual({
        kind: "imuBatch",
        seq,
        imu: [
          { tick, axes: first },
          { tick: tick1, axes: second },
        ],
        load: [...fresh(a, tick, 0), ...fresh(b, tick1, 0)],
        corruptLoads: 0,
      });
    }),
  );
});

it("batch of one sample and two converters", () => {
  fc.assert(
    fc.property(u16, u32, axes, maybeCounts, maybeCounts, (seq, tick, sample, a, b) => {
      const bytes = encodeBatch({ seq, tick, imu: [sample], load: [a, b], twoConverters: true });
      expect(decodeRecord(bytes)).toEqual({
        kind: "imuBatch",
        seq,
        imu: [{ tick, axes: sample }],
        load: [...fresh(a, tick, 0), ...fresh(b, tick, 1)],
        corruptLoads: 0,
      });
    }),
  );
});

it("short frames", () => {
  fc.assert(
    fc.property(
      u16,
      u32,
      axes,
      counts,
      fc.constantFrom(0 as const, 1 as const),
      (seq, tick, sample, value, channel) => {
        expect(decodeRecord(encodeImuShort({ seq, tick, axes: sample }))).toMatchObject({
          seq,
          imu: [{ tick, axes: sample }],
          load: [],
        });
        expect(decodeRecord(encodeLoadShort({ seq, tick, channel, counts: value }))).toMatchObject({
          seq,
          imu: [],
          load: fresh(value, tick, channel),
        });
      },
    ),
  );
});

it("HX711 conversions, and any single disturbed bit is noticed", () => {
  fc.assert(
    fc.property(counts, fc.integer({ min: 0, max: 47 }), (value, bit) => {
      const raw = new Uint8Array(7);
      encodeHx711(value, raw);
      expect(decodeHx711(raw)).toBe(value);
      raw[bit >> 3] = (raw[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(decodeHx711(raw)).toBeUndefined();
    }),
  );
});

it("HX711 values beyond its range saturate", () => {
  const raw = new Uint8Array(7);
  encodeHx711(1e9, raw);
  expect(decodeHx711(raw)).toBe(0x7fffff);
  encodeHx711(-1e9, raw);
  expect(decodeHx711(raw)).toBe(-0x800000);
});

it("status to its stated resolution", () => {
  const cents = fc.integer({ min: 0, max: 0xffff }).map((value) => value / 100);
  const status = fc.record({
    state: fc.integer({ min: 0, max: 255 }),
    batteryV: u16.map((value) => value / 1000),
    temperatureC: fc.integer({ min: -32767, max: 32767 }).map((value) => value / 100),
    imuHz: cents,
    loadHz: cents,
    lostSamples: u32,
    queueDrops: u16,
    errors: u16,
    uptimeS: u16,
  });
  fc.assert(
    fc.property(status, (sent) => {
      expect(decodeRecord(encodeStatus(sent))).toMatchObject(sent);
    }),
  );
});

it("info to its stated resolution, any text within its length", () => {
  const hundredths = (min: number) => fc.integer({ min, max: 0xffff }).map((value) => value / 100);
  const nano = fc.integer({ min: 1, max: 0xffffffff }).map((value) => value / 1e9);
  const text = (maxBytes: number, min = 0) =>
    fc
      .string({ unit: "grapheme", minLength: min, maxLength: maxBytes })
      .filter((s) => Buffer.byteLength(s) <= maxBytes);
  const info = fc.record({
    channels: fc.constantFrom(1 as const, 2 as const),
    mounting: fc.constantFrom(...MOUNTING_CODES),
    rollAxis: fc.constantFrom(...ROLL_AXIS_CODES),
    maxPayload: fc.integer({ min: 20, max: 244 }),
    diameterMm: fc.integer({ min: 400, max: 4000 }).map((value) => value / 10),
    gyroDpsPerLsb: nano,
    accelGPerLsb: nano,
    imuNominalHz: hundredths(1),
    loadNominalHz: hundredths(1),
    imuGroupDelayMs: hundredths(0),
    loadGroupDelayMs: hundredths(0),
    deviceId: text(40, 1),
    board: text(40),
    firmware: text(40),
    name: text(19),
  });
  fc.assert(
    fc.property(info, (sent) => {
      expect(decodeRecord(encodeInfo(sent))).toMatchObject(sent);
    }),
  );
});

it("has a code for every mounting and every roll axis", () => {
  expect([...MOUNTING_CODES].toSorted()).toEqual([...MOUNTINGS].toSorted());
  expect([...ROLL_AXIS_CODES].toSorted()).toEqual([...ROLL_AXES].toSorted());
});
