// The board of the simulator: the firmware's own source over a sensor bench, in virtual time.
import { describe, expect, it } from "vitest";

import { decodeRecord, encodeControl, seqGap } from "#shared/protocol/index.ts";
import type { DecodedRecord, SampleFrame } from "#shared/protocol/index.ts";
import { createSimulatedBoard } from "#sim/board.ts";
import type { Characteristic, SimulatedBoardInfo } from "#sim/board.ts";
import type { SensorBench } from "#sim/sensorBench.ts";

const IMU_MS = 1000 / 104;
const LOAD_MS = 1000 / 92;

const INFO: SimulatedBoardInfo = {
  deviceId: "sim-1",
  board: "Simulated",
  name: "Zoë",
  channels: 1,
  mounting: "ring",
  rollAxis: "x+",
  diameterMm: 150,
  gyroDpsPerLsb: 0.0175,
  accelGPerLsb: 0.000122,
  loadNominalHz: 80,
  imuGroupDelayMs: 7,
  loadGroupDelayMs: 25,
};

/** IMU samples count up; conversions are their own number, the second converter's negative. */
function createBench(): SensorBench {
  let sample = 0;
  const taken = [0, 0];
  const conversion = (simMs: number) => Math.floor(simMs / LOAD_MS);
  return {
    nextImuMs: () => (sample + 1) * IMU_MS,
    takeImu(out) {
      sample++;
      out?.set([sample, -sample, 8192, 1, 2, 3]);
    },
    loadReady: (channel, simMs) => conversion(simMs) > (taken[channel] ?? 0),
    takeLoad(channel, simMs) {
      taken[channel] = conversion(simMs);
      return channel === 0 ? conversion(simMs) : -conversion(simMs);
    },
    batteryV: () => 3.9,
    temperatureC: () => 22.5,
  };
}

interface Notified {
  readonly characteristic: Characteristic;
  readonly simMs: number;
  readonly record: DecodedRecord;
}

function createBoard(info: Partial<SimulatedBoardInfo> = {}, startTicks = 4_294_960_000) {
  const notified: Notified[] = [];
  const led: boolean[] = [];
  const board = createSimulatedBoard({
    bench: createBench(),
    info: { ...INFO, ...info },
    ticksAt: (simMs) => Math.floor(startTicks + simMs * 32.768) >>> 0,
    notify(characteristic, bytes, simMs) {
      const record = decodeRecord(bytes);
      if (record.kind === "bad") throw new Error(record.reason);
      notified.push({ characteristic, simMs, record });
    },
    led: (on) => led.push(on),
  });
  const frames = (): SampleFrame[] => notified.flatMap(({ record }) => ("imu" in record ? [record] : []));
  return { board, notified, led, frames };
}

describe("the simulated board", () => {
  it("says what it is", () => {
    expect(decodeRecord(createBoard({ channels: 2, mounting: "two" }).board.readInfo())).toMatchObject({
      ...INFO,
      channels: 2,
      mounting: "two",
      imuNominalHz: 104,
    });
  });

  it("is silent until a central comes, then streams every sample and every conversion", () => {
    const { board, frames, notified } = createBoard();
    board.advanceTo(3000);
    expect(notified).toEqual([]);
    board.subscribe();
    board.write(encodeControl({ op: "payloadSize", bytes: 50 }));
    board.advanceTo(13_000);
    const seqs = frames().map(({ seq }) => seq);
    expect(
      seqs
        .slice(1)
        .map((seq, index) => seqGap(seqs[index] ?? 0, seq))
        .every((gap) => gap === 0),
    ).toBe(true);
    const samples = frames().flatMap(({ imu }) => imu.map(({ axes }) => axes[0]));
    expect(samples).toEqual(samples.map((_, index) => (samples[0] ?? 0) + index));
    expect(samples.length).toBeGreaterThan(1035);
    const conversions = frames().flatMap(({ load }) => load.map(({ counts }) => counts));
    expect(conversions).toEqual(conversions.map((_, index) => (conversions[0] ?? 0) + index));
    expect(conversions.length).toBeGreaterThan(915);
  });

  it("stamps samples with the ticks of their time, and hands frames over a little later", () => {
    const { board, notified } = createBoard({}, 0);
    board.subscribe();
    board.write(encodeControl({ op: "payloadSize", bytes: 50 }));
    board.advanceTo(500);
    for (const { record, simMs } of notified) {
      if (!("imu" in record)) continue;
      const [first, last] = record.imu;
      expect((first?.tick ?? 0) / 32.768).toBeCloseTo((first?.axes[0] ?? 0) * IMU_MS, 1);
      const ageMs = simMs - (last?.tick ?? 0) / 32.768;
      expect(ageMs).toBeGreaterThan(2);
      expect(ageMs).toBeLessThan(5);
    }
  });

  it("gives status once a second and knows its rates", () => {
    const { board, notified } = createBoard();
    board.subscribe();
    board.advanceTo(5500);
    const statuses = notified.filter(({ characteristic }) => characteristic === "status");
    expect(statuses).toHaveLength(5);
    const { record } = statuses.at(-1) ?? {};
    if (record?.kind !== "status") throw new Error("no status");
    expect(record).toMatchObject({ batteryV: 3.9, streaming: true, lostSamples: 0, errors: 0 });
    expect(record.imuHz).toBeCloseTo(104, 0);
    expect(record.loadHz).toBeCloseTo(92, 0);
  });

  it("at 52 Hz takes every second sample, one a frame", () => {
    const { board, frames } = createBoard();
    board.subscribe();
    board.write(encodeControl({ op: "rate", rateHz: 52 }));
    board.write(encodeControl({ op: "payloadSize", bytes: 50 }));
    board.advanceTo(1000);
    const samples = frames().flatMap(({ imu }) => imu.map(({ axes }) => axes[0]));
    expect(samples.slice(1).map((sample, index) => sample - (samples[index] ?? 0))).toEqual(
      samples.slice(1).map(() => 2),
    );
    expect(frames().every(({ imu }) => imu.length === 1)).toBe(true);
  });

  it("reads two converters after each sample, at 52 Hz: they share one SPI", () => {
    const { board, frames } = createBoard({ channels: 2, mounting: "two" });
    board.subscribe();
    board.write(encodeControl({ op: "payloadSize", bytes: 50 }));
    board.advanceTo(2000);
    const loads = frames().flatMap(({ load }) => load);
    for (const channel of [0, 1]) {
      const conversions = loads.filter((load) => load.channel === channel).map(({ counts }) => Math.abs(counts));
      expect(conversions.length).toBeGreaterThan(95);
      expect(conversions.every((value, index) => index === 0 || value > (conversions[index - 1] ?? 0))).toBe(true);
    }
  });

  it.each([true, false])("takes the payload size before or after the subscription (before: %s)", (before) => {
    const { board, frames } = createBoard();
    if (before) board.write(encodeControl({ op: "payloadSize", bytes: 50 }));
    board.subscribe();
    if (!before) board.write(encodeControl({ op: "payloadSize", bytes: 50 }));
    board.advanceTo(200);
    expect(new Set(frames().map(({ kind }) => kind))).toEqual(new Set(["imuBatch"]));
  });

  it("answers commands, marks presses, blinks", () => {
    const { board, notified, led } = createBoard();
    board.subscribe();
    board.write(Uint8Array.of(77));
    board.write(encodeControl({ op: "identify" }));
    board.press(200);
    board.advanceTo(4000);
    expect(notified.filter(({ characteristic }) => characteristic === "control").map(({ record }) => record)).toEqual([
      { kind: "reply", opcode: 77, code: 1 },
      { kind: "reply", opcode: 5, code: 0 },
    ]);
    expect(notified.filter(({ characteristic }) => characteristic === "event")).toMatchObject([
      { record: { type: "press", seq: 0 } },
    ]);
    expect(led.filter(Boolean).length).toBeGreaterThanOrEqual(7);
  });

  it("after a reboot waits for its central again, with its settings kept and its counts gone", () => {
    const { board, notified, frames } = createBoard();
    board.subscribe();
    board.write(encodeControl({ op: "payloadSize", bytes: 50 }));
    board.advanceTo(1000);
    board.unsubscribe();
    board.write(encodeControl({ op: "name", name: "Other" }));
    board.reboot(1500);
    notified.length = 0;
    board.advanceTo(3000);
    expect(notified).toEqual([]);
    expect(decodeRecord(board.readInfo())).toMatchObject({ name: "Other" });
    board.subscribe();
    board.advanceTo(4000);
    expect(frames()[0]).toMatchObject({ kind: "imuShort", seq: 0 });
  });

  it("loses power without a farewell: settings that were not yet in flash are gone", () => {
    const { board } = createBoard();
    board.subscribe();
    board.write(encodeControl({ op: "name", name: "Unsaved" }));
    board.reboot(100);
    expect(decodeRecord(board.readInfo())).toMatchObject({ name: "Zoë" });
  });

  it("counts frames for which the radio had no room", () => {
    const statuses: DecodedRecord[] = [];
    const board = createSimulatedBoard({
      bench: createBench(),
      info: INFO,
      ticksAt: (simMs) => Math.floor(simMs * 32.768),
      notify(characteristic, bytes) {
        const record = decodeRecord(bytes);
        if (characteristic === "status" && record.kind !== "bad") statuses.push(record);
        return characteristic !== "frame";
      },
    });
    board.subscribe();
    board.write(encodeControl({ op: "payloadSize", bytes: 50 }));
    board.advanceTo(1001);
    expect(statuses).toMatchObject([{ queueDrops: 51 }]);
  });
});
