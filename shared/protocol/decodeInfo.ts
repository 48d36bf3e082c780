// The info record: bytes → values. Values outside what a roller can be are refused here, once.
import { BAD } from "./bad.ts";
import type { DecodeError } from "./bad.ts";
import { SMALL_PAYLOAD } from "./frameLayout.ts";
import { INFO_FIXED_BYTES, MAX_DIAMETER_MM, MIN_DIAMETER_MM, MOUNTING_CODES, ROLL_AXIS_CODES } from "./infoLayout.ts";
import type { InfoRecord } from "./infoLayout.ts";
import { fromUtf8 } from "./text.ts";

const TEXTS = 4;

/** A later firmware may append fields: bytes after the fourth text are ignored. */
export function decodeInfo(bytes: Uint8Array, view: DataView): InfoRecord | DecodeError {
  if (bytes.length < INFO_FIXED_BYTES + TEXTS) return BAD.wrongLength;
  const texts: string[] = [];
  let at = INFO_FIXED_BYTES;
  for (let index = 0; index < TEXTS; index++) {
    const length = bytes[at];
    if (length === undefined || at + 1 + length > bytes.length) return BAD.wrongLength;
    const text = fromUtf8(bytes.subarray(at + 1, at + 1 + length));
    if (text === undefined) return BAD.badText;
    texts.push(text);
    at += 1 + length;
  }
  const [deviceId = "", board = "", firmware = "", name = ""] = texts;
  const channels = view.getUint8(2);
  const info: InfoRecord = {
    kind: "info",
    protocolVersion: view.getUint8(1),
    channels: channels === 2 ? 2 : 1,
    mounting: MOUNTING_CODES[view.getUint8(3)] ?? "unknown",
    rollAxis: ROLL_AXIS_CODES[view.getUint8(4)] ?? "unknown",
    maxPayload: view.getUint8(5),
    diameterMm: view.getUint16(6, true) / 10,
    gyroDpsPerLsb: view.getUint32(8, true) / 1e9,
    accelGPerLsb: view.getUint32(12, true) / 1e9,
    imuNominalHz: view.getUint16(16, true) / 100,
    loadNominalHz: view.getUint16(18, true) / 100,
    imuGroupDelayMs: view.getUint16(20, true) / 100,
    loadGroupDelayMs: view.getUint16(22, true) / 100,
    deviceId,
    board,
    firmware,
    name,
  };
  const usable =
    (channels === 1 || channels === 2) &&
    info.maxPayload >= SMALL_PAYLOAD &&
    info.diameterMm >= MIN_DIAMETER_MM &&
    info.diameterMm <= MAX_DIAMETER_MM &&
    info.gyroDpsPerLsb > 0 &&
    info.accelGPerLsb > 0 &&
    info.imuNominalHz > 0 &&
    info.loadNominalHz > 0 &&
    deviceId.length > 0 &&
    deviceId.length <= 64;
  return usable ? info : BAD.badValue;
}
