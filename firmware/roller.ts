// One roller's whole state. Functions get it as their first argument, so that a simulator can run many; the build knows
// that a board has one, and makes plain variables of these fields.
import { FULL_RATE_HZ } from "#shared/protocol/controlCodes.ts";
import { LARGE_PAYLOAD } from "#shared/protocol/frameLayout.ts";

import type { Hal } from "./hal.ts";
import type { Characteristic, Services } from "./io.ts";
import { createCounters } from "./stream/counters.ts";
import type { Counters } from "./stream/counters.ts";

/** A boolean costs the board a variable more than a small number. */
export type Flag = 0 | 1;

export interface Roller {
  readonly hal: Hal;
  readonly counters: Counters;

  /** Byte text: UTF-8, one character a byte. */
  name: string;
  /** Stored numbers by key, as on the wire; entry 0 is not used. */
  values: number[];
  /** Something in the flash could not be used; its default holds. */
  unreadable: Flag;
  /** Settings wait for the stream's end to be written. */
  unsaved: Flag;
  /** A calibration being written; `undefined`: none is. */
  calibration: Uint8Array | undefined;

  /** As the radio was given them, and of them the one for frames: its value is what is sent next. */
  services: Services;
  frame: Characteristic;
  /** The central subscribed to the frame characteristic. A serial line cannot subscribe: it says `start`. */
  subscribed: Flag;
  /** `start` or `stop` was ordered over the radio; holds until the subscription changes. */
  override: Flag | undefined;
  /** Largest frame the central takes; 0: no central is connected. */
  payload: number;
  /** Seconds for which the serial line's `start` still holds; 0: it wants no frames. */
  serialOnS: number;
  /** Bytes from the serial line that are no whole record yet. */
  pending: string;

  /** As asked for. */
  rateHz: number;
  /** Of the running stream; 0 while nothing streams. */
  streamingHz: number;
  /** Of the stream a second ago. */
  previousHz: number;
  previousTicks: number;
  uptimeS: number;
  /** NaN until it was measured. */
  temperatureC: number;

  events: number;
  /** From awake to asleep and back: see rest.ts. */
  rest: number;
  /** Seconds without a central. */
  idleS: number;
}

export function createRoller(hal: Hal): Roller {
  return {
    hal: hal,
    counters: createCounters(),
    name: "Inchworm",
    // Diameter 150.0 mm, mounting and roll axis unknown, one channel, asleep after ten minutes, no passkey.
    values: [0, 1500, 0, 0, 1, 10, 0],
    unreadable: 0,
    unsaved: 0,
    calibration: undefined,
    services: {},
    frame: { notify: 1, maxLen: LARGE_PAYLOAD },
    subscribed: 0,
    override: undefined,
    payload: 0,
    serialOnS: 0,
    pending: "",
    rateHz: FULL_RATE_HZ,
    streamingHz: 0,
    previousHz: 0,
    previousTicks: hal.ticks(),
    uptimeS: 0,
    temperatureC: NaN,
    events: 0,
    rest: 0,
    idleS: 0,
  };
}
