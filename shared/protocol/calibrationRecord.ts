// A piece of the calibration that a roller keeps, as the board sends it and as the hub reads it.
import { BAD } from "./bad.ts";
import type { DecodeError } from "./bad.ts";
import { KIND_CALIBRATION } from "./kinds.ts";

/** Kind, a zero, u16 offset, u16 total length. */
export const CALIBRATION_HEAD_BYTES = 6;
/** So that a piece fits the smallest payload. */
export const CALIBRATION_PIECE_BYTES = 14;

export interface CalibrationPiece {
  readonly kind: "calibration";
  readonly offset: number;
  /** Length of the whole; 0: the roller keeps none. */
  readonly total: number;
  readonly bytes: Uint8Array;
}

/** The piece of `stored` from `offset` on; empty behind its end. The board packs it with this very code. */
export function packCalibration(stored: Uint8Array, offset: number): Uint8Array {
  let count = stored.length - offset;
  if (count > CALIBRATION_PIECE_BYTES) count = CALIBRATION_PIECE_BYTES;
  if (count < 0) count = 0;
  const bytes = new Uint8Array(CALIBRATION_HEAD_BYTES + count);
  bytes.set([KIND_CALIBRATION, 0, offset, offset >> 8, stored.length, stored.length >> 8], 0);
  // The board's `subarray` does not end where its array ends.
  if (count) bytes.set(stored.subarray(offset, offset + count), CALIBRATION_HEAD_BYTES);
  return bytes;
}

export function decodeCalibrationPiece(bytes: Uint8Array, view: DataView): CalibrationPiece | DecodeError {
  if (bytes.length < CALIBRATION_HEAD_BYTES) return BAD.wrongLength;
  return {
    kind: "calibration",
    offset: view.getUint16(2, true),
    total: view.getUint16(4, true),
    bytes: bytes.slice(CALIBRATION_HEAD_BYTES),
  };
}
