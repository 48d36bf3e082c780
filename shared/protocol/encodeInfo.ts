// The info record: values → bytes, for tests and tools. The board makes it with packInfo.
import { INFO_TEXT_MAX_BYTES, MOUNTING_CODES, NAME_MAX_BYTES, ROLL_AXIS_CODES } from "./infoLayout.ts";
import type { InfoFields } from "./infoLayout.ts";
import { packInfo } from "./packInfo.ts";
import { toByteText } from "./text.ts";

/** Texts that are too long are cut at a whole character. */
export function encodeInfo(info: InfoFields): Uint8Array {
  const coded = {
    ...info,
    mountingCode: MOUNTING_CODES.indexOf(info.mounting),
    rollAxisCode: ROLL_AXIS_CODES.indexOf(info.rollAxis),
    texts: [
      toByteText(info.deviceId, INFO_TEXT_MAX_BYTES),
      toByteText(info.board, INFO_TEXT_MAX_BYTES),
      toByteText(info.firmware, INFO_TEXT_MAX_BYTES),
      toByteText(info.name, NAME_MAX_BYTES),
    ],
  } as const;
  return packInfo(coded, (text) => Uint8Array.from(text, (letter) => letter.charCodeAt(0)));
}
