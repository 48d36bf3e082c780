// One record's bytes → a value; the only door for bytes from a roller. Never throws.
import { BAD } from "./bad.ts";
import type { DecodeError } from "./bad.ts";
import { decodeCalibrationPiece } from "./calibrationRecord.ts";
import type { CalibrationPiece } from "./calibrationRecord.ts";
import { decodeBatch, decodeImuShort, decodeLoadShort } from "./decodeFrame.ts";
import { decodeInfo } from "./decodeInfo.ts";
import { decodeEvent } from "./event.ts";
import type { EventRecord } from "./event.ts";
import type { SampleFrame } from "./frame.ts";
import type { InfoRecord } from "./infoLayout.ts";
import {
  KIND_BATCH,
  KIND_CALIBRATION,
  KIND_EVENT,
  KIND_IMU_SHORT,
  KIND_INFO,
  KIND_LOAD_SHORT,
  KIND_REPLY,
  KIND_STATUS,
} from "./kinds.ts";
import { decodeReply } from "./reply.ts";
import type { ReplyRecord } from "./reply.ts";
import { decodeStatus } from "./status.ts";
import type { StatusRecord } from "./status.ts";

export type DecodedRecord = SampleFrame | StatusRecord | InfoRecord | ReplyRecord | EventRecord | CalibrationPiece;

export function decodeRecord(bytes: Uint8Array): DecodedRecord | DecodeError {
  if (bytes.length === 0) return BAD.empty;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (bytes[0]) {
    case KIND_BATCH:
      return decodeBatch(bytes, view);
    case KIND_IMU_SHORT:
      return decodeImuShort(bytes, view);
    case KIND_LOAD_SHORT:
      return decodeLoadShort(bytes, view);
    case KIND_STATUS:
      return decodeStatus(bytes, view);
    case KIND_INFO:
      return decodeInfo(bytes, view);
    case KIND_REPLY:
      return decodeReply(bytes);
    case KIND_CALIBRATION:
      return decodeCalibrationPiece(bytes, view);
    case KIND_EVENT:
      return decodeEvent(bytes, view);
    default:
      return BAD.unknownKind;
  }
}
