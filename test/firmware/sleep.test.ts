// Sleep and what wakes, and what the LEDs say meanwhile.
import { describe, expect, it } from "vitest";

import { decodeRecord } from "#shared/protocol/index.ts";
import { createFakeBoard, createStreamingBoard } from "#test/firmware/fakeHal.ts";
import type { FakeBoard } from "#test/firmware/fakeHal.ts";

const SHAKEN = { acc: { x: 900, y: 0, z: 8192 }, gyro: { x: 0, y: 0, z: 0 } };

function seconds(board: FakeBoard, count: number): void {
  for (let second = 0; second < count; second++) board.second();
}

function started(minutes = 10): FakeBoard {
  const board = createFakeBoard({ stored: ["Test", 1500, 0, 0, 1, minutes, 0] });
  board.start();
  return board;
}

describe("sleep", () => {
  it.each([1, 10])("comes after %i minutes without a central, and motion ends it", (minutes) => {
    const board = started(minutes);
    seconds(board, minutes * 60 - 1);
    expect(board.advertising).toBe(true);
    seconds(board, 2);
    expect(board.advertising).toBe(false);
    board.motion?.(SHAKEN);
    seconds(board, 1);
    expect(board.advertising).toBe(true);
  });

  it.each([
    ["its pin's events", { time: 100, lastTime: 99.8 }],
    ["a long time between two of them", { time: 100, lastTime: 40 }],
    ["the sensor's events", SHAKEN],
  ])("motion that goes on is no press: %s", (_name, event) => {
    const board = started(1);
    seconds(board, 61);
    board.sent.length = 0;
    for (let shake = 0; shake < 5; shake++) board.motion?.(event);
    seconds(board, 5);
    expect(board.advertising).toBe(true);
    expect(board.statuses().map((record) => decodeRecord(record).kind)).toEqual(Array(5).fill("status"));
  });

  it("never comes when it is set to 0", () => {
    const board = started(0);
    seconds(board, 3 * 3600);
    expect(board.advertising).toBe(true);
  });

  it("never comes while a central is connected", () => {
    const board = started(1);
    board.connect();
    seconds(board, 600);
    expect(board.advertising).toBe(true);
    board.disconnect();
    seconds(board, 59);
    expect(board.advertising).toBe(true);
  });

  it("is told before, ends the stream and the connection, and a press ends it", () => {
    const board = createStreamingBoard({ payload: 50 });
    board.press(6);
    seconds(board, 1);
    expect(board.imuHz).toBe(0);
    expect(board.statuses().map((record) => decodeRecord(record))).toContainEqual(
      expect.objectContaining({ kind: "event", type: "sleep" }),
    );
    seconds(board, 1);
    expect(board.connected).toBe(false);
    expect(board.advertising).toBe(false);
    board.sent.length = 0;
    seconds(board, 100);
    expect(board.sent).toEqual([]);
    board.press(0.1);
    seconds(board, 1);
    expect(board.advertising).toBe(true);
    board.connect();
    board.subscribe(true);
    expect(board.imuHz).toBe(104);
  });
});

describe("the LEDs", () => {
  const blinks = (board: FakeBoard, led: "good" | "bad"): number[] =>
    board.led.flatMap((pulse) => (pulse.led === led ? [(pulse.timesMs.length + 1) / 2] : []));

  it("green: one blink is searching, two are connected, three are streaming; once in four seconds", () => {
    const board = started();
    seconds(board, 4);
    board.connect();
    seconds(board, 4);
    board.subscribe(true);
    for (let second = 0; second < 4; second++) {
      board.sample([0, 0, 8192, 0, 0, 0]);
      for (const cell of board.cells) cell.waiting = 1;
      board.sample([0, 0, 8192, 0, 0, 0]);
      board.second();
    }
    expect(blinks(board, "good")).toEqual([1, 2, 3]);
    expect(blinks(board, "bad")).toEqual([]);
  });

  it("red: one blink is a low battery, two are an error", () => {
    const board = started();
    board.batteryV = 2.5;
    seconds(board, 1);
    board.batteryV = 3.9;
    board.connect();
    board.subscribe(true);
    seconds(board, 2);
    expect(blinks(board, "bad")).toEqual([1, 2]);
  });

  it("are lit for a fiftieth of a second a blink", () => {
    const board = started();
    seconds(board, 8);
    for (const { timesMs } of board.led) expect(timesMs.filter((_, index) => index % 2 === 0)).toEqual([20]);
  });
});
