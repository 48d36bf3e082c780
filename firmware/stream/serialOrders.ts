// Control records come over a serial line framed as records go out. Orders are rare and at most 20 bytes long: here a
// loop over bytes is affordable.
import { CONTROL_MAX_BYTES } from "#shared/protocol/controlCodes.ts";
import { SERIAL_CRC_BYTES, SERIAL_HEAD_BYTES, SYNC_0, SYNC_1 } from "#shared/protocol/serialLayout.ts";
import { bound } from "#firmware/bound.ts";
import type { Roller } from "#firmware/roller.ts";

import { onCommand } from "./commands.ts";

const SYNC = String.fromCharCode(SYNC_0, SYNC_1);

function onData(roller: Roller, chunk: string): void {
  const hal = roller.hal;
  roller.pending += chunk;
  for (;;) {
    const start = roller.pending.indexOf(SYNC);
    // The last byte may be half a mark.
    const text = roller.pending.substr(start);
    // NaN: the length has not come yet.
    const end = SERIAL_HEAD_BYTES + text.charCodeAt(2);
    const isOrder = !(end > SERIAL_HEAD_BYTES + CONTROL_MAX_BYTES);
    roller.pending = text;
    if (start < 0 || (isOrder && !(text.length >= end + SERIAL_CRC_BYTES))) return;
    const record = hal.bytesOf(text.substring(SERIAL_HEAD_BYTES, end));
    const crc = new Uint32Array(hal.bytesOf(text.substr(end, SERIAL_CRC_BYTES)).buffer)[0];
    const good = isOrder && crc === hal.crc32(record);
    roller.pending = text.substr(good ? end + SERIAL_CRC_BYTES : 1);
    if (good) onCommand(roller, record, true);
  }
}

export function startSerial(roller: Roller): void {
  roller.hal.serial.on("data", bound(roller, onData));
}
