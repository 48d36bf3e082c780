// The roller's own service: frames, status and events, control with replies, info.
// Espruino's UART is off in production: nobody gets a JavaScript prompt on the roller.
import { CONTROL_MAX_BYTES, SETTING_PASSKEY } from "#shared/protocol/controlCodes.ts";
import { INFO_MAX_BYTES } from "#shared/protocol/infoLayout.ts";
import { STATUS_BYTES } from "#shared/protocol/status.ts";
import {
  PLACE_CONTROL,
  PLACE_FRAME,
  PLACE_INFO,
  PLACE_SERVICE,
  PLACE_STATUS,
  rollerUuid,
} from "#shared/protocol/uuids.ts";
import { bound } from "#firmware/bound.ts";
import type { Characteristic, WriteEvent } from "#firmware/io.ts";
import type { Roller } from "#firmware/roller.ts";
import { valueOf } from "#firmware/settings.ts";

import { onCommand } from "./commands.ts";
import { greet } from "./info.ts";
import { updateStream } from "./sampler.ts";

/** Espruino's own 375 ms make a hub search for more than a second. */
const ADVERTISING_MS = 50;

export function startBle(roller: Roller): void {
  const radio = roller.hal.radio;
  const passkey = valueOf(roller, SETTING_PASSKEY);
  const info: Characteristic = { readable: 1, maxLen: INFO_MAX_BYTES };
  const control: Characteristic = {
    writable: 1,
    notify: 1,
    maxLen: CONTROL_MAX_BYTES,
    onWrite: bound(roller, onWrite),
  };
  if (passkey) {
    const needed = { mitm: 1, encrypted: 1 };
    info.security = control.security = { read: needed, write: needed };
    radio.setSecurity({ passkey: ("00000" + passkey).substr(-6), mitm: 1, display: 1 });
  }
  const characteristics: Record<string, Characteristic> = {};
  roller.frame.onWriteDesc = bound(roller, onSubscription);
  characteristics[rollerUuid(PLACE_FRAME)] = roller.frame;
  characteristics[rollerUuid(PLACE_STATUS)] = { notify: 1, readable: 1, maxLen: STATUS_BYTES };
  characteristics[rollerUuid(PLACE_CONTROL)] = control;
  characteristics[rollerUuid(PLACE_INFO)] = info;
  roller.services[rollerUuid(PLACE_SERVICE)] = characteristics;
  // Both 128-bit services do not fit the advertisement: a development build is found by its name.
  radio.setServices(
    roller.services,
    roller.hal.open ? { uart: true } : { uart: false, advertise: [rollerUuid(PLACE_SERVICE)] },
  );
  radio.setAdvertising({}, { name: roller.name, interval: ADVERTISING_MS });
  radio.on("connect", bound(roller, greet));
  radio.on("disconnect", bound(roller, onDisconnect));
}

function onWrite(roller: Roller, event: WriteEvent): void {
  onCommand(roller, new Uint8Array(event.data), false);
}

function onSubscription(roller: Roller, event: WriteEvent): void {
  roller.subscribed = new Uint8Array(event.data)[0] ? 1 : 0;
  roller.override = undefined;
  updateStream(roller);
}

function onDisconnect(roller: Roller): void {
  roller.payload = 0;
  roller.subscribed = 0;
  roller.override = undefined;
  roller.calibration = undefined;
  updateStream(roller);
}
