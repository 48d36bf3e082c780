// When the board streams, in which frames, and what it says about itself.
import { describe, expect, it } from "vitest";

import { decodeRecord, ERROR_BITS, SERVICE_UUID } from "#shared/protocol/index.ts";
import { createFakeBoard, createStreamingBoard } from "#test/firmware/fakeHal.ts";
import type { FakeBoard } from "#test/firmware/fakeHal.ts";

const REST = [0, 0, 8192, 0, 0, 0] as const;
const START = [1];
const STOP = [2];

function roll(board: FakeBoard, samples: number): void {
  for (let index = 0; index < samples; index++) {
    board.ticks += 315;
    for (const cell of board.cells) cell.waiting = index;
    board.sample(REST);
  }
}

function kinds(board: FakeBoard): string[] {
  return [...new Set(board.frames().map((frame) => decodeRecord(frame).kind))];
}

function started(options?: Parameters<typeof createFakeBoard>[0]): FakeBoard {
  const board = createFakeBoard(options);
  board.start();
  return board;
}

describe("streaming", () => {
  it("begins when a central subscribes to the frames and ends when it leaves off", () => {
    const board = started();
    board.connect();
    expect(board.imuHz).toBe(0);
    board.subscribe(true);
    expect(board.imuHz).toBe(104);
    expect(board.cells[0]?.awake).toBe(true);
    roll(board, 4);
    expect(board.frames().length).toBeGreaterThan(0);
    board.subscribe(false);
    expect(board.imuHz).toBe(0);
    expect(board.cells[0]?.awake).toBe(false);
  });

  it("ends with the connection", () => {
    const board = createStreamingBoard({ payload: 50 });
    board.disconnect();
    expect(board.imuHz).toBe(0);
    roll(board, 4);
    expect(board.frames()).toEqual([]);
  });

  it("never stops by itself while a central is subscribed, however long it lies still", () => {
    const board = createStreamingBoard({ payload: 50 });
    for (let minute = 0; minute < 120; minute++) for (let second = 0; second < 60; second++) board.second();
    expect(board.imuHz).toBe(104);
    roll(board, 2);
    expect(board.frames()).toHaveLength(1);
  });

  it("stop and start override the subscription until it changes", () => {
    const board = createStreamingBoard();
    board.write(STOP);
    expect(board.imuHz).toBe(0);
    board.write(START);
    expect(board.imuHz).toBe(104);
    board.write(STOP);
    board.disconnect();
    board.connect();
    board.subscribe(true);
    expect(board.imuHz).toBe(104);
  });

  it("start without a subscription runs the sensors, and the connection's end ends it", () => {
    const board = started();
    board.connect();
    board.write(START);
    expect(board.imuHz).toBe(104);
    board.disconnect();
    expect(board.imuHz).toBe(0);
  });

  it("is at 20 bytes until the hub writes 50, and again after each connection", () => {
    const board = createStreamingBoard();
    roll(board, 2);
    expect(kinds(board)).toEqual(["imuShort", "loadShort"]);
    board.write([4, 50]);
    board.sent.length = 0;
    roll(board, 4);
    expect(kinds(board)).toEqual(["imuBatch"]);
    board.disconnect();
    board.connect();
    board.subscribe(true);
    board.sent.length = 0;
    roll(board, 2);
    expect(kinds(board)).toEqual(["imuShort", "loadShort"]);
  });

  it("changes the payload without starting the sensors anew, the sequence goes on", () => {
    const board = createStreamingBoard();
    roll(board, 3);
    const before = board.imuStarts;
    board.write([4, 50]);
    roll(board, 4);
    expect(board.imuStarts).toBe(before);
    const seqs = board
      .frames()
      .map((frame) => decodeRecord(frame))
      .map((record) => ("seq" in record ? record.seq : -1));
    expect(seqs).toEqual(seqs.map((_, index) => index));
  });

  it.each([104, 52] as const)("never puts more than two IMU samples into a frame, %i Hz", (rateHz) => {
    const board = createStreamingBoard({ payload: 50, rateHz });
    roll(board, 40);
    const counts = board
      .frames()
      .map((frame) => decodeRecord(frame))
      .map((record) => ("imu" in record ? record.imu.length : 0));
    expect(new Set(counts)).toEqual(new Set([rateHz === 104 ? 2 : 1]));
  });

  it("starts the IMU at the rate that was asked for", () => {
    const board = createStreamingBoard();
    board.write([3, 52]);
    expect(board.imuHz).toBe(52);
    board.write([3, 104]);
    expect(board.imuHz).toBe(104);
  });
});

describe("status", () => {
  const lastStatus = (board: FakeBoard) => decodeRecord(board.statuses().at(-1) ?? new Uint8Array(0));

  it("reports achieved rates over the last second", () => {
    const board = createStreamingBoard({ payload: 50 });
    board.second();
    for (let index = 0; index < 100; index++) {
      if (index % 4 !== 0) for (const cell of board.cells) cell.waiting = index;
      board.sample(REST);
    }
    board.second();
    expect(lastStatus(board)).toMatchObject({ imuHz: 100, loadHz: 75, streaming: true, uptimeS: 2 });
    board.second();
    expect(lastStatus(board)).toMatchObject({ imuHz: 0, loadHz: 0, uptimeS: 3 });
  });

  it("measures temperature only while nothing streams", () => {
    const board = started();
    board.connect();
    board.second();
    expect(board.temperatureReads).toBe(1);
    board.subscribe(true);
    board.second();
    expect(board.temperatureReads).toBe(1);
    expect(lastStatus(board)).toMatchObject({ temperatureC: 21.5 });
  });

  it("does not know the temperature before it had time to measure it", () => {
    const board = createStreamingBoard();
    board.second();
    expect(lastStatus(board)).toMatchObject({ temperatureC: Number.NaN });
  });

  it("names silent sensors after a whole second without them", () => {
    const board = createStreamingBoard({ cells: 2, payload: 50 });
    board.second();
    expect(lastStatus(board)).toMatchObject({ errors: 0 });
    board.second();
    expect(lastStatus(board)).toMatchObject({
      errors: ERROR_BITS.imuSilent | ERROR_BITS.loadSilent | ERROR_BITS.load1Silent,
    });
    roll(board, 4);
    board.second();
    expect(lastStatus(board)).toMatchObject({ errors: 0 });
  });

  it("tells of a low battery and of unreadable settings", () => {
    const board = started({ stored: "garbage" });
    board.batteryV = 2.9;
    board.second();
    expect(lastStatus(board)).toMatchObject({
      batteryV: 2.9,
      errors: ERROR_BITS.lowBattery | ERROR_BITS.settingsUnreadable,
    });
  });
});

describe("stored settings", () => {
  const unreadable = (...minutes: readonly unknown[]) => {
    const board = started({ stored: ["Test", 1500, 0, 0, 1, ...minutes] });
    board.second();
    return board
      .statuses()
      .map((record) => decodeRecord(record))
      .at(-1);
  };

  it.each([["10"], [null], [true], [[10]], [{}], [10.5], [241], [-1]])("%j is no number of minutes", (value) => {
    expect(unreadable(value)).toMatchObject({ errors: ERROR_BITS.settingsUnreadable });
  });

  it("may be fewer than there are now", () => {
    expect(unreadable()).toMatchObject({ errors: 0 });
    expect(unreadable(10)).toMatchObject({ errors: 0 });
  });
});

describe("the radio", () => {
  it("offers its own service and no prompt, unless the build is open", () => {
    expect(started().serviceOptions).toEqual({ uart: false, advertise: [SERVICE_UUID] });
    expect(started({ open: true }).serviceOptions).toEqual({ uart: true });
  });

  it("lets only the control characteristic be written", () => {
    const [service = {}] = Object.values(started().services);
    const writable = Object.values(service).filter((characteristic) => characteristic.writable);
    expect(writable).toHaveLength(1);
    expect(writable[0]?.onWrite).toBeTypeOf("function");
  });

  it("says of every characteristic how long its value may be", () => {
    const [service = {}] = Object.values(started().services);
    for (const characteristic of Object.values(service)) expect(characteristic.maxLen).toBeGreaterThan(0);
  });
});

describe("the button", () => {
  it.each([
    { heldS: 0.1, type: "press" },
    { heldS: 1.2, type: "longPress" },
  ])("held for $heldS s: $type, at the time it went down", ({ heldS, type }) => {
    const board = started();
    board.ticks = 2 ** 32 - 5;
    board.press(heldS);
    board.ticks += 40_000;
    board.press(0.1);
    expect(board.statuses().map((record) => decodeRecord(record))).toMatchObject([
      { kind: "event", type, seq: 0, tick: 2 ** 32 - 5 },
      { kind: "event", seq: 1 },
    ]);
  });
});
