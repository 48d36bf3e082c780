// The info record as the board makes it: codes instead of words, and byte texts, one character a byte, UTF-8 already.
// (The board's strings are 8-bit and it has no TextEncoder.) Hosts use encodeInfo.
import { INFO_FIXED_BYTES } from "./infoLayout.ts";
import type { InfoFields } from "./infoLayout.ts";
import { KIND_INFO, PROTOCOL_VERSION } from "./kinds.ts";
import { putU16, putU32 } from "./put.ts";

export interface CodedInfo extends Omit<
  InfoFields,
  "mounting" | "rollAxis" | "deviceId" | "board" | "firmware" | "name"
> {
  readonly mountingCode: number;
  readonly rollAxisCode: number;
  /** Device id, board, firmware, name: byte texts. */
  readonly texts: readonly [string, string, string, string];
}

export function packInfo(info: CodedInfo): Uint8Array {
  const texts = info.texts;
  const bytes = new Uint8Array(INFO_FIXED_BYTES + texts.length + texts.join("").length);
  const view = new DataView(bytes.buffer);
  bytes[0] = KIND_INFO;
  bytes[1] = PROTOCOL_VERSION;
  bytes[2] = info.channels;
  bytes[3] = info.mountingCode;
  bytes[4] = info.rollAxisCode;
  bytes[5] = info.maxPayload;
  putU16(view, 6, info.diameterMm * 10);
  putU32(view, 8, info.gyroDpsPerLsb * 1e9);
  putU32(view, 12, info.accelGPerLsb * 1e9);
  putU16(view, 16, info.imuNominalHz * 100);
  putU16(view, 18, info.loadNominalHz * 100);
  putU16(view, 20, info.imuGroupDelayMs * 100);
  putU16(view, 22, info.loadGroupDelayMs * 100);
  let at = INFO_FIXED_BYTES;
  for (const text of texts) {
    bytes[at++] = text.length;
    for (let index = 0; index < text.length; index++) bytes[at++] = text.charCodeAt(index);
  }
  return bytes;
}
