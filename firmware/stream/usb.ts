// The same records over a serial line (Serial1 or USB, 115200 baud): sync, length, payload, native CRC-32.
// Nothing is escaped, so no byte is looped over on the way out. Control records come framed the same way.
import { LARGE_PAYLOAD } from "#shared/protocol/frameLayout.ts";
import { SERIAL_CRC_BYTES, SERIAL_HEAD_BYTES, SYNC_0, SYNC_1 } from "#shared/protocol/serialLayout.ts";
import { CONTROL_MAX_BYTES } from "#shared/protocol/controlCodes.ts";
import type { SerialIo } from "#firmware/io.ts";

import type { Send } from "./batcher.ts";
import type { Commands } from "./commands.ts";
import type { Output } from "./output.ts";

export interface UsbOptions {
  readonly serial: SerialIo;
  readonly crc32: (bytes: Uint8Array) => number;
  readonly command: Commands;
}

export function createUsb(options: UsbOptions): Output {
  const serial = options.serial;
  const crc32 = options.crc32;
  const sync = String.fromCharCode(SYNC_0, SYNC_1);
  let pending = "";

  function createSender(record: Uint8Array): Send {
    const head = new Uint8Array([SYNC_0, SYNC_1, record.length]);
    const crc = new Uint32Array(1);
    const crcBytes = new Uint8Array(crc.buffer);
    return function sendRecord() {
      crc[0] = crc32(record);
      serial.write(head, record, crcBytes);
    };
  }

  function sendOnce(record: Uint8Array): void {
    createSender(record)();
  }

  const usb: Output = {
    subscribed: false,
    override: undefined,
    payload: LARGE_PAYLOAD,
    sender: createSender,
    send: sendOnce,
    reply: sendOnce,
    setInfo: sendOnce,
  };

  function bytesOf(text: string): Uint8Array {
    const bytes = new Uint8Array(text.length);
    for (let index = 0; index < text.length; index++) bytes[index] = text.charCodeAt(index);
    return bytes;
  }

  /** Orders are rare and at most 20 bytes long: here a loop over bytes is affordable. */
  function take(): boolean {
    const start = pending.indexOf(sync);
    if (start < 0) {
      pending = pending.substr(-1) === sync.charAt(0) ? sync.charAt(0) : "";
      return false;
    }
    pending = pending.substr(start);
    if (pending.length < SERIAL_HEAD_BYTES) return false;
    const end = SERIAL_HEAD_BYTES + pending.charCodeAt(2);
    if (end <= SERIAL_HEAD_BYTES || end > SERIAL_HEAD_BYTES + CONTROL_MAX_BYTES) {
      pending = pending.substr(1);
      return true;
    }
    if (pending.length < end + SERIAL_CRC_BYTES) return false;
    const record = bytesOf(pending.substring(SERIAL_HEAD_BYTES, end));
    const crc = new Uint32Array(bytesOf(pending.substr(end, SERIAL_CRC_BYTES)).buffer)[0];
    if (crc === crc32(record)) {
      pending = pending.substr(end + SERIAL_CRC_BYTES);
      options.command(record, usb);
    } else pending = pending.substr(1);
    return true;
  }

  serial.on("data", function onData(chunk) {
    pending += chunk;
    while (take());
  });
  return usb;
}
