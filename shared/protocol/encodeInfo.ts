// The info record: values → bytes. The board encodes with this very code, so texts are byte texts here:
// one character a byte, UTF-8 already (`toByteText`). The board's strings are 8-bit and have no TextEncoder.
import { INFO_FIXED_BYTES, MOUNTING_CODES, ROLL_AXIS_CODES } from "./infoLayout.ts";
import type { InfoFields } from "./infoLayout.ts";
import { KIND_INFO, PROTOCOL_VERSION } from "./kinds.ts";

export function encodeInfo(info: InfoFields): Uint8Array {
  const texts = [info.deviceId, info.board, info.firmware, info.name];
  let length = INFO_FIXED_BYTES;
  for (const text of texts) length += 1 + text.length;

  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, KIND_INFO);
  view.setUint8(1, PROTOCOL_VERSION);
  view.setUint8(2, info.channels);
  view.setUint8(3, MOUNTING_CODES.indexOf(info.mounting));
  view.setUint8(4, ROLL_AXIS_CODES.indexOf(info.rollAxis));
  view.setUint8(5, info.maxPayload);
  view.setUint16(6, Math.round(info.diameterMm * 10), true);
  view.setUint32(8, Math.round(info.gyroDpsPerLsb * 1e9), true);
  view.setUint32(12, Math.round(info.accelGPerLsb * 1e9), true);
  view.setUint16(16, Math.round(info.imuNominalHz * 100), true);
  view.setUint16(18, Math.round(info.loadNominalHz * 100), true);
  view.setUint16(20, Math.round(info.imuGroupDelayMs * 100), true);
  view.setUint16(22, Math.round(info.loadGroupDelayMs * 100), true);
  let at = INFO_FIXED_BYTES;
  for (const text of texts) {
    bytes[at++] = text.length;
    for (let index = 0; index < text.length; index++) bytes[at++] = text.charCodeAt(index);
  }
  return bytes;
}
