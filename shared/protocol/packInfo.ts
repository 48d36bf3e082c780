// The info record as the board makes it: codes instead of words, and byte texts, one character a byte, UTF-8 already.
// (The board's strings are 8-bit and it has no TextEncoder.) Hosts use encodeInfo.
import { INFO_FIXED_BYTES, INFO_MAX_BYTES } from "./infoLayout.ts";
import type { InfoFields } from "./infoLayout.ts";
import { KIND_INFO, PROTOCOL_VERSION } from "./kinds.ts";
import { putU16, putU32 } from "./put.ts";

const INFO_TEXTS = 4;

export interface CodedInfo extends Omit<
  InfoFields,
  "channels" | "mounting" | "rollAxis" | "deviceId" | "board" | "firmware" | "name"
> {
  readonly channels: number;
  readonly mountingCode: number;
  readonly rollAxisCode: number;
  /** Device id, board, firmware, name: byte texts. */
  readonly texts: readonly [string, string, string, string];
}

/** `bytesOf`: the bytes of such a text. */
export function packInfo(info: CodedInfo, bytesOf: (text: string) => Uint8Array): Uint8Array {
  const bytes = new Uint8Array(INFO_MAX_BYTES);
  bytes[0] = KIND_INFO;
  bytes[1] = PROTOCOL_VERSION;
  bytes[2] = info.channels;
  bytes[3] = info.mountingCode;
  bytes[4] = info.rollAxisCode;
  bytes[5] = info.maxPayload;
  putU16(bytes, 6, info.diameterMm * 10);
  putU32(bytes, 8, info.gyroDpsPerLsb * 1e9);
  putU32(bytes, 12, info.accelGPerLsb * 1e9);
  putU16(bytes, 16, info.imuNominalHz * 100);
  putU16(bytes, 18, info.loadNominalHz * 100);
  putU16(bytes, 20, info.imuGroupDelayMs * 100);
  putU16(bytes, 22, info.loadGroupDelayMs * 100);
  let at = INFO_FIXED_BYTES;
  for (let index = 0; index < INFO_TEXTS; index++) {
    const text = bytesOf(info.texts[index] || "");
    bytes[at] = text.length;
    bytes.set(text, at + 1);
    at += 1 + text.length;
  }
  return bytes.subarray(0, at);
}
