// The same records over a serial line.
import { describe, expect, it } from "vitest";

import { createDeframer, decodeRecord, encodeControl, encodeSerial } from "#shared/protocol/index.ts";
import type { ControlCommand } from "#shared/protocol/index.ts";
import { createFakeBoard } from "#test/firmware/fakeHal.ts";

function plugIn() {
  const deframer = createDeframer();
  const records: ReturnType<typeof decodeRecord>[] = [];
  let receive: (chunk: string) => void = () => {};
  const board = createFakeBoard({
    serial: {
      write(...parts) {
        for (const part of parts) records.push(...deframer.push(part).map((payload) => decodeRecord(payload)));
      },
      on(_event, listener) {
        receive = listener;
      },
    },
  });
  board.start();
  const type = (bytes: Uint8Array, chunk = bytes.length) => {
    for (let at = 0; at < bytes.length; at += chunk) receive(String.fromCharCode(...bytes.subarray(at, at + chunk)));
  };
  const send = (command: ControlCommand, chunk?: number) => type(encodeSerial(encodeControl(command)), chunk);
  const roll = (samples: number) => {
    for (let index = 0; index < samples; index++) {
      board.ticks += 315;
      for (const cell of board.cells) cell.waiting = index;
      board.sample([index, 0, 0, 0, 0, 0]);
    }
  };
  return { board, records, deframer, type, send, roll };
}

describe("a serial line", () => {
  it("streams large frames from start to stop", () => {
    const { records, send, roll, deframer } = plugIn();
    roll(2);
    expect(records).toEqual([]);
    send({ op: "start" });
    roll(6);
    send({ op: "stop" });
    roll(2);
    expect(records.map(({ kind }) => kind)).toEqual(["reply", "imuBatch", "imuBatch", "imuBatch", "reply"]);
    expect(records[1]).toMatchObject({ seq: 0, imu: [{ axes: [0, 0, 0, 0, 0, 0] }, { axes: [1, 0, 0, 0, 0, 0] }] });
    expect(deframer.garbageBytes()).toBe(0);
  });

  it("streams for three minutes after the last start, and then the roller sleeps as it is set to", () => {
    const { board, send } = plugIn();
    const seconds = (count: number) => {
      for (let second = 0; second < count; second++) board.second();
    };
    send({ op: "start" });
    for (let minute = 0; minute < 20; minute++) {
      seconds(60);
      send({ op: "start" });
    }
    seconds(179);
    expect(board.imuHz).toBe(104);
    seconds(1);
    expect(board.imuHz).toBe(0);
    expect(board.advertising).toBe(true);
    seconds(602);
    expect(board.advertising).toBe(false);
    send({ op: "start" });
    expect(board.imuHz).toBe(0);
    board.press(0.1);
    seconds(1);
    send({ op: "start" });
    expect(board.imuHz).toBe(104);
  });

  it("loses no sample when start is said again", () => {
    const { records, send, roll } = plugIn();
    send({ op: "start" });
    roll(3);
    send({ op: "start" });
    roll(3);
    const samples = records.flatMap((record) =>
      record.kind === "imuBatch" ? record.imu.map(({ axes }) => axes[0]) : [],
    );
    expect(samples).toEqual([0, 1, 2, 0, 1, 2]);
  });

  it("answers a request for info with the record itself", () => {
    const { records, send } = plugIn();
    send({ op: "requestInfo" });
    expect(records).toMatchObject([
      { kind: "info", deviceId: "fake-1" },
      { kind: "reply", code: 0 },
    ]);
  });

  it("sends status and events", () => {
    const { board, records } = plugIn();
    board.second();
    board.press(0.1);
    expect(records.map(({ kind }) => kind)).toEqual(["status", "event"]);
  });

  it.each([1, 2, 3, 5, 7])("understands commands that come in pieces of %i bytes", (chunk) => {
    const { records, send } = plugIn();
    send({ op: "name", name: "Zoë" }, chunk);
    send({ op: "requestInfo" }, chunk);
    expect(records.at(-2)).toMatchObject({ kind: "info", name: "Zoë" });
  });

  it("finds commands again after garbage, false sync marks and broken frames", () => {
    const { records, type, send } = plugIn();
    const broken = encodeSerial(encodeControl({ op: "start" }));
    broken[4] = 0x77;
    type(Uint8Array.of(0, 0xa5, 0x5a, 0, 0xa5, 0x5a, 200, 0xa5, 0xa5));
    type(broken);
    send({ op: "identify" });
    expect(records).toEqual([{ kind: "reply", opcode: 5, code: 0 }]);
  });

  it("steps back while a central is subscribed over the radio: frames go one way", () => {
    const { board, records, send, roll } = plugIn();
    send({ op: "start" });
    board.connect();
    board.subscribe(true);
    records.length = 0;
    roll(4);
    expect(records).toEqual([]);
    expect(board.frames().length).toBeGreaterThan(0);
    board.disconnect();
    roll(4);
    expect(records.map(({ kind }) => kind)).toEqual(["imuBatch", "imuBatch"]);
  });
});
