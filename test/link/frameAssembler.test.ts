import * as fc from "fast-check";
import { expect, test } from "vitest";

import { createFrameAssembler } from "#hub/link/frameAssembler.ts";
import type { FrameAssemblerOptions } from "#hub/link/frameAssembler.ts";
import {
  encodeBatch,
  encodeEvent,
  encodeImuShort,
  encodeInfo,
  encodeLoadShort,
  encodeReply,
  encodeStatus,
  EVENT_LONG_PRESS,
} from "#shared/protocol/index.ts";
import type { InfoFields } from "#shared/protocol/index.ts";
import { logHandlers } from "#test/link/handlerLog.ts";

const INFO: InfoFields = {
  channels: 1,
  mounting: "ring",
  rollAxis: "z+",
  maxPayload: 50,
  diameterMm: 150,
  gyroDpsPerLsb: 0.07,
  accelGPerLsb: 0.000122,
  imuNominalHz: 104,
  loadNominalHz: 80,
  imuGroupDelayMs: 4,
  loadGroupDelayMs: 25,
  deviceId: "ab:cd",
  board: "PUCKJS",
  firmware: "1.0.0",
  name: "Hall roller",
};
type Axes = [number, number, number, number, number, number];
const AXES: Axes = [1, -2, 8192, 30, -40, 300];
const OTHER: Axes = [2, -3, 8191, 31, -41, 301];

function setUp(info: InfoFields = INFO, options: Partial<FrameAssemblerOptions> = {}) {
  const log = logHandlers();
  const assembler = createFrameAssembler({ handlers: log.handlers, ...options });
  assembler.payload(encodeInfo(info), 1000);
  return { log, assembler };
}

test("the info record becomes the roller's identity, once", () => {
  const { log, assembler } = setUp();
  assembler.payload(encodeInfo(INFO), 2000);
  expect(log.identities).toEqual([
    {
      name: "Hall roller",
      device: {
        id: "ab:cd",
        board: "PUCKJS",
        firmware: "1.0.0",
        imu: { gyroDpsPerLsb: 0.07, accelGPerLsb: 0.000122, nominalHz: 104, rollAxis: "z+", groupDelayMs: 4 },
        loadCell: { nominalHz: 80, channels: 1, mounting: "ring", groupDelayMs: 25 },
      },
      roller: { diameterMm: 150 },
    },
  ]);
  assembler.payload(encodeInfo({ ...INFO, name: "", firmware: "1.1.0" }), 3000);
  expect(log.identities.map(({ name, device }) => [name, device.firmware])).toEqual([
    ["Hall roller", "1.0.0"],
    ["ab:cd", "1.1.0"],
  ]);
});

test("a batch becomes a frame with the time of each sample and conversion", () => {
  const { log, assembler } = setUp();
  const batch = encodeBatch({ seq: 7, tick: 32_768, tickDelta: 328, imu: [AXES, OTHER], load: [-5, 8_388_607] });
  assembler.payload(batch, 1234.5);
  const second = 1000 + 328 / 32.768;
  expect(log.frames).toEqual([
    {
      rxMs: 1234.5,
      seq: 7,
      imu: [
        [1000, ...AXES],
        [second, ...OTHER],
      ],
      load: [
        [1000, -5],
        [second, 8_388_607],
      ],
    },
  ]);
  expect(log.bad).toEqual([]);
});

test("short frames are frames of their own", () => {
  const { log, assembler } = setUp();
  assembler.payload(encodeImuShort({ seq: 65_535, tick: 0, axes: AXES }), 10);
  assembler.payload(encodeLoadShort({ seq: 0, tick: 164, channel: 0, counts: 99 }), 11);
  expect(log.frames).toEqual([
    { rxMs: 10, seq: 65_535, imu: [[0, ...AXES]], load: [] },
    { rxMs: 11, seq: 0, imu: [], load: [[164 / 32.768, 99]] },
  ]);
});

test("two converters give rows with a value of each, every conversion once", () => {
  const { log, assembler } = setUp({ ...INFO, channels: 2, mounting: "two" });
  const send = (tick: number, load: [number | undefined, number | undefined]) =>
    assembler.payload(encodeBatch({ seq: tick, tick, imu: [AXES], load, twoConverters: true }), tick / 32.768);
  send(0, [1, 11]);
  send(328, [2, undefined]);
  send(656, [undefined, 12]);
  send(984, [3, undefined]);
  send(1312, [4, undefined]);
  send(1640, [undefined, 13]);
  // The partner came too late: radio loss in between.
  send(1968, [5, undefined]);
  send(6560, [undefined, 14]);
  send(6888, [6, undefined]);
  const rows = log.frames.flatMap(({ load }) => load);
  const at = (tick: number): number => tick / 32.768;
  expect(rows).toEqual([
    [at(0), 1, 11],
    [at(492), 2, 12],
    [at(1476), 4, 13],
    [at(6724), 6, 14],
  ]);
});

test("a corrupt conversion is dropped and counted, its frame is kept", () => {
  const { log, assembler } = setUp();
  const bytes = encodeBatch({ seq: 1, tick: 0, imu: [AXES], load: [77, undefined] });
  bytes[23] = (bytes[23] ?? 0) ^ 1;
  assembler.payload(bytes, 5);
  expect(log.frames).toEqual([{ rxMs: 5, seq: 1, imu: [[0, ...AXES]], load: [] }]);
  expect(log.bad).toEqual([[1, "corruptLoad"]]);
});

test("status, button and replies find their way", () => {
  const { log, assembler } = setUp();
  const status = { batteryV: 3.7, temperatureC: 24.5, imuHz: 104.2, loadHz: 91.8, lostSamples: 3, queueDrops: 2 };
  assembler.payload(encodeStatus({ ...status, errors: 8, uptimeS: 60, state: 1 }), 5);
  expect(log.statuses).toEqual([expect.objectContaining({ ...status, errors: 8, streaming: true })]);
  assembler.payload(encodeEvent(EVENT_LONG_PRESS, 0, 1), 6);
  assembler.payload(encodeEvent(200, 1, 2), 7);
  expect(log.marks).toEqual([{ mark: "longPress", tMs: 6 }]);
  assembler.payload(encodeReply(3, 0), 8);
  expect(log.replies).toEqual([{ kind: "reply", opcode: 3, code: 0 }]);
});

test("frames before the roller has said what it is are counted, not used", () => {
  const log = logHandlers();
  const assembler = createFrameAssembler({ handlers: log.handlers });
  assembler.payload(encodeImuShort({ seq: 0, tick: 0, axes: AXES }), 10);
  expect(log.frames).toEqual([]);
  expect(log.bad).toEqual([[1, "frameBeforeInfo"]]);
});

test("an info record of another protocol is counted, not believed", () => {
  const log = logHandlers();
  const assembler = createFrameAssembler({ handlers: log.handlers });
  const info = encodeInfo(INFO);
  info[1] = 2;
  assembler.payload(info, 0);
  expect(log.identities).toEqual([]);
  expect(log.bad).toEqual([[1, "protocolVersion"]]);
  expect(assembler.refusal?.code).toBe("FIRMWARE_MISMATCH");
});

test("a roller that comes back with other firmware is not understood any more, until it has ours again", () => {
  const { log, assembler } = setUp();
  const other = encodeInfo(INFO);
  other[1] = 2;
  assembler.payload(other, 2000);
  assembler.payload(encodeImuShort({ seq: 0, tick: 0, axes: AXES }), 2010);
  expect(log.frames).toEqual([]);
  expect(log.bad).toEqual([
    [1, "protocolVersion"],
    [1, "frameBeforeInfo"],
  ]);
  assembler.payload(encodeInfo(INFO), 3000);
  assembler.payload(encodeImuShort({ seq: 0, tick: 0, axes: AXES }), 3010);
  expect(assembler.refusal).toBeUndefined();
  expect([log.identities.length, log.frames.length]).toEqual([2, 1]);
});

test("any bytes at all: each payload is one value or one count, never a throw", () => {
  const { log, assembler } = setUp();
  const kinds = fc.constantFrom(0, 1, 2, 3, 0x10, 0x11, 0x12, 0x13, 255);
  fc.assert(
    fc.property(kinds, fc.uint8Array({ maxLength: 60 }), (kind, rest) => {
      const before = log.total();
      assembler.payload(Uint8Array.of(kind, ...rest), 1);
      expect(log.total() - before).toBeLessThanOrEqual(3);
    }),
    { numRuns: 2000 },
  );
  assembler.payload(new Uint8Array(0), 1);
  expect(log.bad.at(-1)).toEqual([1, "empty"]);
});
