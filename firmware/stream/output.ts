// Where frames go: to the radio when it wants them, else down the serial line.
import { PLACE_FRAME } from "#shared/protocol/uuids.ts";
import type { Roller } from "#firmware/roller.ts";

import { characteristicUpdate } from "./characteristicUpdate.ts";
import { radioWants } from "./demand.ts";
import { serialSender } from "./serial.ts";

/** Hands the record it was made for over, whatever it holds at the time; `false`: refused. */
export type Send = () => boolean | void;

/**
 * For the stream's main frame. To the radio it is the one value among the services as they were set up: the same in a
 * record of its own would cost the board twenty variables.
 */
export function mainSender(roller: Roller, record: Uint8Array): Send {
  roller.frame.value = record;
  return roller.hal.hasSerial && !radioWants(roller)
    ? serialSender(roller, record)
    : roller.hal.radio.updateServices.bind(roller.hal.radio, roller.services);
}

/** For a second kind of frame, over the radio only. */
export function sideSender(roller: Roller, record: Uint8Array): Send {
  return roller.hal.radio.updateServices.bind(roller.hal.radio, characteristicUpdate(PLACE_FRAME, record));
}
