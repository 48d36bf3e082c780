// Records other than frames, to whoever listens: status, events, replies, info.
import { encodeEvent } from "#shared/protocol/event.ts";
import { PLACE_STATUS } from "#shared/protocol/uuids.ts";
import type { Roller } from "#firmware/roller.ts";

import { characteristicUpdate } from "./characteristicUpdate.ts";
import { serialSender } from "./serial.ts";

/** `place`: the radio's characteristic for it; a serial line knows a record by its kind. */
export function sendRecord(roller: Roller, place: number, record: Uint8Array): void {
  roller.hal.radio.updateServices(characteristicUpdate(place, record));
}

export function sendToAll(roller: Roller, record: Uint8Array): void {
  sendRecord(roller, PLACE_STATUS, record);
  if (roller.hal.hasSerial) serialSender(roller, record)();
}

export function sendEvent(roller: Roller, type: number, tick: number): void {
  sendToAll(roller, encodeEvent(type, roller.events++, tick));
}
