// The calibration that travels with the roller: bytes the hub makes and understands, in the flash of the board. Written
// in pieces that are kept aside, and stored only as a whole whose length and CRC-32 are what the hub says.
import {
  CALIBRATION_MAX_BYTES,
  CALIBRATION_WRITE_HEAD_BYTES,
  REPLY_BAD_VALUE,
  REPLY_BUSY,
  REPLY_NOT_STORED,
  REPLY_OK,
} from "#shared/protocol/controlCodes.ts";
import { packCalibration } from "#shared/protocol/calibrationRecord.ts";

import type { Roller } from "./roller.ts";

/** The piece of the stored calibration from `at` on, as a record. */
export function calibrationPiece(roller: Roller, at: number): Uint8Array {
  return packCalibration(new Uint8Array(roller.hal.readCalibration() || []), at);
}

export function writeCalibration(roller: Roller, record: Uint8Array, at: number): number {
  const piece = record.subarray(CALIBRATION_WRITE_HEAD_BYTES);
  if (at + piece.length > CALIBRATION_MAX_BYTES) return REPLY_BAD_VALUE;
  if (!roller.calibration) roller.calibration = new Uint8Array(CALIBRATION_MAX_BYTES);
  roller.calibration.set(piece, at);
  return REPLY_OK;
}

/** Stores the first `length` bytes of what was written when `crc` is their CRC-32. */
export function commitCalibration(roller: Roller, length: number, crc: number): number {
  if (roller.streamingHz) return REPLY_BUSY;
  const written = roller.calibration;
  roller.calibration = undefined;
  const whole = written && length <= CALIBRATION_MAX_BYTES ? written.subarray(0, length) : new Uint8Array(0);
  if (length && (!whole.length || roller.hal.crc32(whole) !== crc)) return REPLY_BAD_VALUE;
  return roller.hal.writeCalibration(whole) ? REPLY_OK : REPLY_NOT_STORED;
}
