// The calibration a roller keeps: written in pieces, valid as a whole or not at all.
import { describe, expect, it } from "vitest";

import {
  CALIBRATION_MAX_BYTES,
  CALIBRATION_WRITE_BYTES,
  crc32,
  decodeRecord,
  encodeControl,
  REPLY_BAD_VALUE,
  REPLY_BUSY,
  REPLY_NOT_STORED,
  REPLY_OK,
  REPLY_WRONG_LENGTH,
} from "#shared/protocol/index.ts";
import type { ControlCommand } from "#shared/protocol/index.ts";
import { createFakeBoard } from "#test/firmware/fakeHal.ts";
import type { FakeBoard } from "#test/firmware/fakeHal.ts";

const STORED = Uint8Array.from({ length: 100 }, (_, index) => index * 7);

function connected(): FakeBoard {
  const board = createFakeBoard();
  board.start();
  board.connect();
  return board;
}

function send(board: FakeBoard, command: ControlCommand): number {
  board.write(encodeControl(command));
  const reply = decodeRecord(board.replies().at(-1) ?? new Uint8Array(0));
  if (reply.kind !== "reply") throw new Error(reply.kind);
  return reply.code;
}

function writePieces(board: FakeBoard, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; at += CALIBRATION_WRITE_BYTES) {
    const piece = bytes.subarray(at, at + CALIBRATION_WRITE_BYTES);
    expect(send(board, { op: "writeCalibration", offset: at, bytes: piece })).toBe(REPLY_OK);
  }
}

function readBack(board: FakeBoard): Uint8Array {
  const bytes: number[] = [];
  for (let total = 1; bytes.length < total;) {
    send(board, { op: "readCalibration", offset: bytes.length });
    const piece = decodeRecord(board.replies().at(-2) ?? new Uint8Array(0));
    if (piece.kind !== "calibration") throw new Error(piece.kind);
    expect(piece.offset).toBe(bytes.length);
    total = piece.total;
    bytes.push(...piece.bytes);
  }
  return Uint8Array.from(bytes);
}

const commitOf = (bytes: Uint8Array): ControlCommand => ({
  op: "commitCalibration",
  length: bytes.length,
  crc: crc32(bytes),
});

it("is written in pieces, committed, and read back as it was, also by another hub", () => {
  const board = connected();
  expect(readBack(board)).toEqual(new Uint8Array(0));
  writePieces(board, STORED);
  expect(send(board, commitOf(STORED))).toBe(REPLY_OK);
  board.disconnect();
  board.connect();
  expect(readBack(board)).toEqual(STORED);
});

describe("an unfinished one never becomes valid", () => {
  it.each<[string, (board: FakeBoard) => void]>([
    ["a piece is missing", (board) => writePieces(board, STORED.subarray(0, 60))],
    [
      "the central left in between",
      (board) => {
        writePieces(board, STORED);
        board.disconnect();
        board.connect();
      },
    ],
    ["nothing was written", () => {}],
  ])("%s", (_why, prepare) => {
    const board = connected();
    board.calibration = Uint8Array.of(1, 2, 3);
    prepare(board);
    expect(send(board, commitOf(STORED))).toBe(REPLY_BAD_VALUE);
    expect(readBack(board)).toEqual(Uint8Array.of(1, 2, 3));
  });
});

it("is bounded", () => {
  const board = connected();
  const bytes = new Uint8Array(4);
  expect(send(board, { op: "writeCalibration", offset: CALIBRATION_MAX_BYTES - 3, bytes })).toBe(REPLY_BAD_VALUE);
  expect(send(board, { op: "commitCalibration", length: CALIBRATION_MAX_BYTES + 1, crc: 0 })).toBe(REPLY_BAD_VALUE);
  expect(send(board, { op: "writeCalibration", offset: 0, bytes: new Uint8Array(0) })).toBe(REPLY_WRONG_LENGTH);
  expect(send(board, { op: "readCalibration", offset: 9999 })).toBe(REPLY_OK);
});

it("is erased by a commit of length 0", () => {
  const board = connected();
  board.calibration = STORED.slice();
  expect(send(board, { op: "commitCalibration", length: 0, crc: 0 })).toBe(REPLY_OK);
  expect(readBack(board)).toEqual(new Uint8Array(0));
});

it("is not stored while samples come in, and says when the flash refuses it", () => {
  const board = connected();
  board.subscribe(true);
  writePieces(board, STORED);
  expect(send(board, commitOf(STORED))).toBe(REPLY_BUSY);
  board.subscribe(false);
  board.flashWorks = false;
  expect(send(board, commitOf(STORED))).toBe(REPLY_NOT_STORED);
});
