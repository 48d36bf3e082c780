// Every field at its ends, and one step beyond where an encoder may be asked for it.
import { describe, expect, it } from "vitest";

import {
  decodeRecord,
  encodeBatch,
  encodeEvent,
  encodeImuShort,
  encodeInfo,
  encodeLoadShort,
  encodeStatus,
  INFO_MAX_BYTES,
  LARGE_PAYLOAD,
  SMALL_PAYLOAD,
} from "#shared/protocol/index.ts";
import { INFO, STATUS } from "#test/protocol/samples.ts";

const LOW = [-32768, -32768, -32768, -32768, -32768, -32768] as const;
const HIGH = [32767, 32767, 32767, 32767, 32767, 32767] as const;
const U16 = 0xffff;
const U32 = 0xffffffff;

describe("sample frames", () => {
  it.each([
    { seq: 0, tick: 0, tickDelta: 0, second: 0 },
    { seq: U16, tick: U32, tickDelta: 0, second: U32 },
    { seq: U16, tick: U32, tickDelta: 1, second: 0 },
    { seq: 1, tick: U32, tickDelta: U16, second: U16 - 1 },
    { seq: 1, tick: 2 ** 31 - 1, tickDelta: 1, second: 2 ** 31 },
  ])("seq $seq, tick $tick, $tickDelta ticks between the samples", ({ seq, tick, tickDelta, second }) => {
    const bytes = encodeBatch({ seq, tick, tickDelta, imu: [LOW, HIGH], load: [-8388608, 8388607] });
    expect(bytes.length).toBeLessThanOrEqual(LARGE_PAYLOAD);
    expect(decodeRecord(bytes)).toEqual({
      kind: "imuBatch",
      seq,
      imu: [
        { tick, axes: LOW },
        { tick: second, axes: HIGH },
      ],
      load: [
        { tick, channel: 0, counts: -8388608, saturated: true },
        { tick: second, channel: 0, counts: 8388607, saturated: true },
      ],
      corruptLoads: 0,
    });
  });

  it.each([-8388608, -8388607, -1, 0, 1, 8388606, 8388607])("conversion of %i counts", (counts) => {
    const decoded = decodeRecord(encodeLoadShort({ seq: 9, tick: U32, channel: 1, counts }));
    const saturated = counts === -8388608 || counts === 8388607;
    expect(decoded).toMatchObject({ load: [{ tick: U32, channel: 1, counts, saturated }] });
  });

  it("fit the payloads they are made for", () => {
    expect(encodeImuShort({ seq: 0, tick: 0, axes: LOW }).length).toBe(SMALL_PAYLOAD);
    expect(encodeLoadShort({ seq: 0, tick: 0, channel: 0, counts: 0 }).length).toBe(15);
    expect(encodeBatch({ seq: 0, tick: 0, imu: [LOW], load: [0, 0], twoConverters: true }).length).toBe(36);
    expect(encodeBatch({ seq: 0, tick: 0, imu: [LOW, LOW], load: [0, 0] }).length).toBe(48);
  });

  it("drop a disturbed conversion and count it", () => {
    const bytes = encodeBatch({ seq: 1, tick: 2, tickDelta: 3, imu: [LOW, HIGH], load: [5, 6] });
    bytes[34] = 0b01_00_00_00;
    expect(decodeRecord(bytes)).toMatchObject({ load: [{ tick: 5, counts: 6 }], corruptLoads: 1 });
  });

  it("ignore reserved flag bits", () => {
    const bytes = encodeBatch({ seq: 1, tick: 2, imu: [LOW], load: [5, undefined] });
    const decoded = decodeRecord(bytes);
    bytes[1] = (bytes[1] ?? 0) | 0b1110_0000;
    expect(decodeRecord(bytes)).toEqual(decoded);
  });
});

describe("status", () => {
  it.each([
    { field: "batteryV", sent: 1000, got: 65.535 },
    { field: "batteryV", sent: -1, got: 0 },
    { field: "batteryV", sent: Number.NaN, got: 0 },
    { field: "temperatureC", sent: 327.67, got: 327.67 },
    { field: "temperatureC", sent: -327.67, got: -327.67 },
    { field: "temperatureC", sent: 400, got: Number.NaN },
    { field: "temperatureC", sent: -400, got: Number.NaN },
    { field: "temperatureC", sent: Number.NaN, got: Number.NaN },
    { field: "imuHz", sent: 1e9, got: 655.35 },
    { field: "loadHz", sent: Infinity, got: 655.35 },
    { field: "lostSamples", sent: 2 ** 40, got: U32 },
    { field: "queueDrops", sent: 70_000, got: U16 },
    { field: "errors", sent: U16, got: U16 },
    { field: "uptimeS", sent: 100_000, got: U16 },
    { field: "state", sent: 255, got: 255 },
  ])("$field $sent arrives as $got", ({ field, sent, got }) => {
    expect(decodeRecord(encodeStatus({ ...STATUS, [field]: sent }))).toMatchObject({ [field]: got });
  });

  it("may grow: bytes after the known ones are ignored", () => {
    const longer = Uint8Array.of(...encodeStatus(STATUS), 1, 2, 3);
    expect(decodeRecord(longer)).toEqual(decodeRecord(encodeStatus(STATUS)));
  });
});

describe("info", () => {
  it.each([
    { field: "diameterMm", sent: 40, ok: true },
    { field: "diameterMm", sent: 400, ok: true },
    { field: "diameterMm", sent: 39.9, ok: false },
    { field: "diameterMm", sent: 400.1, ok: false },
    { field: "gyroDpsPerLsb", sent: 1e-9, ok: true },
    { field: "gyroDpsPerLsb", sent: 4, ok: true },
    { field: "gyroDpsPerLsb", sent: 0, ok: false },
    { field: "accelGPerLsb", sent: 0, ok: false },
    { field: "imuNominalHz", sent: 655.35, ok: true },
    { field: "imuNominalHz", sent: 0, ok: false },
    { field: "loadNominalHz", sent: 0, ok: false },
    { field: "loadGroupDelayMs", sent: 0, ok: true },
    { field: "loadGroupDelayMs", sent: 655.35, ok: true },
    { field: "maxPayload", sent: 20, ok: true },
    { field: "maxPayload", sent: 19, ok: false },
    { field: "deviceId", sent: "", ok: false },
    { field: "name", sent: "", ok: true },
  ])("$field $sent is usable: $ok", ({ field, sent, ok }) => {
    const decoded = decodeRecord(encodeInfo({ ...INFO, [field]: sent }));
    if (ok) expect(decoded).toMatchObject({ kind: "info", [field]: sent });
    else expect(decoded).toEqual({ kind: "bad", reason: "badValue" });
  });

  it("is never longer than its characteristic", () => {
    const long = "é".repeat(100);
    const bytes = encodeInfo({ ...INFO, deviceId: long, board: long, firmware: long, name: long });
    expect(bytes.length).toBeLessThanOrEqual(INFO_MAX_BYTES);
    expect(decodeRecord(bytes)).toMatchObject({ deviceId: "é".repeat(20), name: "é".repeat(9) });
  });

  it("may grow: bytes after the last text are ignored", () => {
    expect(decodeRecord(Uint8Array.of(...encodeInfo(INFO), 9, 9))).toEqual(decodeRecord(encodeInfo(INFO)));
  });

  it("says unknown for codes of a later version", () => {
    const bytes = encodeInfo(INFO);
    bytes[3] = 99;
    bytes[4] = 99;
    expect(decodeRecord(bytes)).toMatchObject({ mounting: "unknown", rollAxis: "unknown" });
  });
});

it("events of a later version are other events", () => {
  expect(decodeRecord(encodeEvent(77, U16, U32))).toEqual({ kind: "event", type: "other", seq: U16, tick: U32 });
});
