// Control records from the hub: each is carried out or refused, and answered with a code.
import {
  CALIBRATION_WRITE_HEAD_BYTES,
  CONTROL_MAX_BYTES,
  FULL_RATE_HZ,
  HALF_RATE_HZ,
  OP_CALIBRATION_COMMIT,
  OP_CALIBRATION_READ,
  OP_CALIBRATION_WRITE,
  OP_IDENTIFY,
  OP_NAME,
  OP_PAYLOAD_SIZE,
  OP_RATE,
  OP_START,
  OP_STOP,
  OP_STORE,
  REPLY_BAD_VALUE,
  REPLY_NOT_STORED,
  REPLY_OK,
  REPLY_UNKNOWN_OPCODE,
  REPLY_WRONG_LENGTH,
  SERIAL_START_HOLDS_S,
} from "#shared/protocol/controlCodes.ts";
import { LARGE_PAYLOAD, SMALL_PAYLOAD } from "#shared/protocol/frameLayout.ts";
import { encodeReply } from "#shared/protocol/reply.ts";
import { PLACE_CONTROL } from "#shared/protocol/uuids.ts";
import { calibrationPiece, commitCalibration, writeCalibration } from "#firmware/calibration.ts";
import { identify } from "#firmware/lights.ts";
import type { Roller } from "#firmware/roller.ts";
import { applyName, applySetting, saveSettings } from "#firmware/settings.ts";

import { greet, infoRecord } from "./info.ts";
import { sendRecord } from "./records.ts";
import { updateStream } from "./sampler.ts";
import { serialSender } from "./serial.ts";

function answer(roller: Roller, record: Uint8Array, overSerial: boolean): void {
  if (roller.hal.hasSerial && overSerial) serialSender(roller, record)();
  else sendRecord(roller, PLACE_CONTROL, record);
}

/** Lengths by opcode; negative: at least that long, and no longer than a control record may be. */
function isLong(record: Uint8Array, length: number): boolean {
  return length < 0 ? record.length >= -length && record.length <= CONTROL_MAX_BYTES : record.length === length;
}

function wordAt(record: Uint8Array, at: number): number {
  return (record[at] || 0) | ((record[at + 1] || 0) << 8);
}

/** Settings changed: they hold at once, and go to flash when nothing streams. */
function keepSettings(roller: Roller, code: number, overSerial: boolean): number {
  if (code !== REPLY_OK) return code;
  roller.unsaved = 1;
  // A central that comes later is greeted with them.
  if (!roller.hal.hasSerial || !overSerial) greet(roller);
  updateStream(roller);
  return saveSettings(roller) ? REPLY_OK : REPLY_NOT_STORED;
}

function carryOut(roller: Roller, record: Uint8Array, overSerial: boolean): number {
  const opcode = record[0];
  const length = [0, 1, 1, 2, 2, 1, -2, 6, 1, 3, -1 - CALIBRATION_WRITE_HEAD_BYTES, 7][opcode || 0];
  if (!length) return REPLY_UNKNOWN_OPCODE;
  if (!isLong(record, length)) return REPLY_WRONG_LENGTH;
  const value = record[1];
  let name = "";
  switch (opcode) {
    case OP_START:
      if (roller.hal.hasSerial && overSerial) {
        roller.serialOnS = SERIAL_START_HOLDS_S;
        // Only said again: a batch that has begun goes on.
        if (roller.streamingHz) return REPLY_OK;
      } else roller.override = 1;
      break;
    case OP_STOP:
      if (roller.hal.hasSerial && overSerial) roller.serialOnS = 0;
      else roller.override = 0;
      break;
    case OP_RATE:
      if (value !== FULL_RATE_HZ && value !== HALF_RATE_HZ) return REPLY_BAD_VALUE;
      roller.rateHz = value;
      break;
    case OP_PAYLOAD_SIZE:
      if (value !== SMALL_PAYLOAD && value !== LARGE_PAYLOAD) return REPLY_BAD_VALUE;
      if (!overSerial) roller.payload = value;
      break;
    case OP_IDENTIFY:
      identify(roller);
      return REPLY_OK;
    case OP_NAME:
      for (let index = 1; index < record.length; index++) name += String.fromCharCode(record[index] || 0);
      return keepSettings(roller, applyName(roller, name), overSerial);
    case OP_STORE:
      return keepSettings(
        roller,
        applySetting(roller, value || 0, wordAt(record, 2) | (wordAt(record, 4) << 16)),
        overSerial,
      );
    case OP_CALIBRATION_READ:
      answer(roller, calibrationPiece(roller, wordAt(record, 1)), overSerial);
      return REPLY_OK;
    case OP_CALIBRATION_WRITE:
      return writeCalibration(roller, record, wordAt(record, 1));
    case OP_CALIBRATION_COMMIT:
      return commitCalibration(roller, wordAt(record, 1), (wordAt(record, 3) | (wordAt(record, 5) << 16)) >>> 0);
    default:
      if (roller.hal.hasSerial && overSerial) answer(roller, infoRecord(roller), true);
      else greet(roller);
      return REPLY_OK;
  }
  updateStream(roller);
  return REPLY_OK;
}

export function onCommand(roller: Roller, record: Uint8Array, overSerial: boolean): void {
  answer(roller, encodeReply(record[0] || 0, carryOut(roller, record, overSerial)), overSerial);
}
