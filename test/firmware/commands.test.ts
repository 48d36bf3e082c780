import { describe, expect, it } from "vitest";

import { decodeRecord, encodeControl } from "#shared/protocol/index.ts";
import type { ControlCommand } from "#shared/protocol/index.ts";
import {
  REPLY_BAD_VALUE,
  REPLY_NOT_STORED,
  REPLY_OK,
  REPLY_UNKNOWN_KEY,
  REPLY_UNKNOWN_OPCODE,
  REPLY_WRONG_LENGTH,
} from "#shared/protocol/index.ts";
import { createFakeBoard, createStreamingBoard } from "#test/firmware/fakeHal.ts";
import type { FakeBoard } from "#test/firmware/fakeHal.ts";

function connected(cells = 1): FakeBoard {
  const board = createFakeBoard({ cells });
  board.start();
  board.connect();
  return board;
}

function ask(board: FakeBoard, record: ArrayLike<number>): object {
  board.write(record);
  return decodeRecord(board.replies().at(-1) ?? new Uint8Array(0));
}

const send = (board: FakeBoard, command: ControlCommand): object => ask(board, encodeControl(command));

describe("good commands are answered with ok", () => {
  it.each<ControlCommand>([
    { op: "start" },
    { op: "stop" },
    { op: "rate", rateHz: 52 },
    { op: "rate", rateHz: 104 },
    { op: "payloadSize", bytes: 50 },
    { op: "payloadSize", bytes: 20 },
    { op: "identify" },
    { op: "name", name: "Rolly" },
    { op: "store", setting: { key: "diameterMm", value: 123.4 } },
    { op: "store", setting: { key: "mounting", value: "four" } },
    { op: "store", setting: { key: "rollAxis", value: "z-" } },
    { op: "store", setting: { key: "channels", value: 2 } },
    { op: "requestInfo" },
  ])("%o", (command) => {
    const record = encodeControl(command);
    expect(ask(connected(2), record)).toEqual({ kind: "reply", opcode: record[0], code: REPLY_OK });
  });
});

describe("bad commands are answered with what is wrong", () => {
  it.each([
    { record: [], opcode: 0, code: REPLY_UNKNOWN_OPCODE },
    { record: [0], opcode: 0, code: REPLY_UNKNOWN_OPCODE },
    { record: [12], opcode: 12, code: REPLY_UNKNOWN_OPCODE },
    { record: [255, 1, 2], opcode: 255, code: REPLY_UNKNOWN_OPCODE },
    { record: [1, 0], opcode: 1, code: REPLY_WRONG_LENGTH },
    { record: [3], opcode: 3, code: REPLY_WRONG_LENGTH },
    { record: [4, 50, 0], opcode: 4, code: REPLY_WRONG_LENGTH },
    { record: [6], opcode: 6, code: REPLY_WRONG_LENGTH },
    { record: [6, ...Array.from({ length: 20 }, () => 65)], opcode: 6, code: REPLY_WRONG_LENGTH },
    { record: [7, 1, 2, 3, 4], opcode: 7, code: REPLY_WRONG_LENGTH },
    { record: [3, 100], opcode: 3, code: REPLY_BAD_VALUE },
    { record: [4, 21], opcode: 4, code: REPLY_BAD_VALUE },
    { record: [7, 1, 0, 0, 0, 0], opcode: 7, code: REPLY_BAD_VALUE },
    { record: [7, 1, 255, 255, 255, 255], opcode: 7, code: REPLY_BAD_VALUE },
    { record: [7, 2, 5, 0, 0, 0], opcode: 7, code: REPLY_BAD_VALUE },
    { record: [7, 4, 2, 0, 0, 0], opcode: 7, code: REPLY_BAD_VALUE },
    { record: [7, 0, 1, 0, 0, 0], opcode: 7, code: REPLY_UNKNOWN_KEY },
    { record: [7, 200, 1, 0, 0, 0], opcode: 7, code: REPLY_UNKNOWN_KEY },
  ])("$record", ({ record, opcode, code }) => {
    const board = connected();
    const info = board.info();
    expect(ask(board, record)).toEqual({ kind: "reply", opcode, code });
    expect(board.info()).toEqual(info);
    expect(board.stored).toBeUndefined();
  });
});

describe("settings", () => {
  it("show in the info record at once and outlive a restart", () => {
    const board = connected(2);
    send(board, { op: "name", name: "Zoë" });
    send(board, { op: "store", setting: { key: "diameterMm", value: 123.4 } });
    send(board, { op: "store", setting: { key: "mounting", value: "two" } });
    send(board, { op: "store", setting: { key: "rollAxis", value: "y-" } });
    send(board, { op: "store", setting: { key: "channels", value: 2 } });
    const expected = { name: "Zoë", diameterMm: 123.4, mounting: "two", rollAxis: "y-", channels: 2 };
    expect(decodeRecord(board.info())).toMatchObject(expected);
    const again = createFakeBoard({ cells: 2, stored: board.stored });
    again.start();
    expect(decodeRecord(again.info())).toMatchObject(expected);
  });

  it("are written to flash only when nothing streams", () => {
    const board = createStreamingBoard();
    const before = board.stored;
    send(board, { op: "store", setting: { key: "diameterMm", value: 99 } });
    expect(board.stored).toEqual(before);
    expect(decodeRecord(board.info())).toMatchObject({ diameterMm: 99 });
    board.subscribe(false);
    expect(board.stored).toEqual(["Test", 990, 1, 1, 1, 10, 0]);
  });

  it("say so when the flash refuses them", () => {
    const board = connected();
    board.flashWorks = false;
    expect(send(board, { op: "name", name: "X" })).toMatchObject({ code: REPLY_NOT_STORED });
    expect(decodeRecord(board.info())).toMatchObject({ name: "X" });
  });

  it.each([[[]], [["", 1, 99, -1, 7]], ["x"], [17], [null], [{}]])("fall back one by one: %o", (stored) => {
    const board = createFakeBoard({ stored });
    board.start();
    expect(decodeRecord(board.info())).toMatchObject({
      kind: "info",
      name: "Inchworm",
      diameterMm: 150,
      mounting: "unknown",
      rollAxis: "unknown",
      channels: 1,
    });
  });

  it("a second converter joins and leaves a running stream", () => {
    const board = createStreamingBoard({ cells: 2, payload: 50 });
    send(board, { op: "store", setting: { key: "channels", value: 1 } });
    send(board, { op: "store", setting: { key: "channels", value: 2 } });
    board.sent.length = 0;
    for (const cell of board.cells) cell.waiting = 5;
    board.ticks += 315;
    board.sample([1, 2, 3, 4, 5, 6]);
    expect(board.frames().map((frame) => decodeRecord(frame))).toMatchObject([
      { load: [{ channel: 0 }, { channel: 1 }] },
    ]);
  });
});

it("identify blinks the LED seven times and leaves it off", () => {
  const board = connected();
  send(board, { op: "identify" });
  const [{ led, timesMs } = { led: "bad", timesMs: [] }] = board.led;
  expect(led).toBe("good");
  expect(timesMs).toEqual(Array.from({ length: 2 * 7 - 1 }, () => 150));
});
