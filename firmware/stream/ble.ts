// The roller's own service: frames, status and events, control with replies, info.
// Espruino's UART is off in production: nobody gets a JavaScript prompt on the roller.
import { CONTROL_MAX_BYTES } from "#shared/protocol/controlCodes.ts";
import { LARGE_PAYLOAD, SMALL_PAYLOAD } from "#shared/protocol/frameLayout.ts";
import { INFO_MAX_BYTES } from "#shared/protocol/infoLayout.ts";
import { STATUS_BYTES } from "#shared/protocol/status.ts";
import { CONTROL_UUID, FRAME_UUID, INFO_UUID, SERVICE_UUID, STATUS_UUID } from "#shared/protocol/uuids.ts";
import type { Hal } from "#firmware/hal.ts";
import type { Characteristic, Services } from "#firmware/io.ts";

import type { Commands } from "./commands.ts";
import type { Output } from "./output.ts";

export interface BleOptions {
  readonly hal: Hal;
  readonly name: string;
  readonly info: Uint8Array;
  /** Subscription or connection changed. */
  changed(): void;
  readonly command: Commands;
}

export function createBle(options: BleOptions): Output {
  const hal = options.hal;
  const radio = hal.radio;

  function valueOf(uuid: string, characteristic: Characteristic): Services {
    const characteristics: Record<string, Characteristic> = {};
    const services: Services = {};
    characteristics[uuid] = characteristic;
    services[SERVICE_UUID] = characteristics;
    return services;
  }

  const ble: Output = {
    subscribed: false,
    override: undefined,
    // The board cannot learn its MTU: small frames until the hub, which can, writes the payload size.
    payload: SMALL_PAYLOAD,
    sender(record) {
      return radio.updateServices.bind(radio, valueOf(FRAME_UUID, { value: record, notify: true }));
    },
    send(record) {
      radio.updateServices(valueOf(STATUS_UUID, { value: record, notify: true }));
    },
    reply(record) {
      radio.updateServices(valueOf(CONTROL_UUID, { value: record, notify: true }));
    },
    setInfo(record) {
      radio.updateServices(valueOf(INFO_UUID, { value: record }));
    },
  };

  function setSubscribed(subscribed: boolean): void {
    ble.subscribed = subscribed;
    ble.override = undefined;
    options.changed();
  }

  const characteristics: Record<string, Characteristic> = {};
  characteristics[FRAME_UUID] = {
    notify: true,
    maxLen: LARGE_PAYLOAD,
    onWriteDesc(event) {
      setSubscribed(((new Uint8Array(event.data)[0] || 0) & 1) !== 0);
    },
  };
  characteristics[STATUS_UUID] = { notify: true, readable: true, maxLen: STATUS_BYTES };
  characteristics[CONTROL_UUID] = {
    writable: true,
    notify: true,
    maxLen: CONTROL_MAX_BYTES,
    onWrite(event) {
      options.command(new Uint8Array(event.data), ble);
    },
  };
  characteristics[INFO_UUID] = { readable: true, value: options.info, maxLen: INFO_MAX_BYTES };
  const services: Services = {};
  services[SERVICE_UUID] = characteristics;

  // Both 128-bit services do not fit the advertisement: a development build is found by its name.
  radio.setServices(services, hal.facts.open ? { uart: true } : { uart: false, advertise: [SERVICE_UUID] });
  radio.setAdvertising({}, { name: options.name });
  radio.on("connect", function onConnect() {
    ble.payload = SMALL_PAYLOAD;
    // Left alone, the interval falls back to 200 ms.
    radio.setConnectionInterval({ minInterval: 7.5, maxInterval: 15 });
  });
  radio.on("disconnect", function onDisconnect() {
    ble.payload = SMALL_PAYLOAD;
    setSubscribed(false);
  });
  return ble;
}
