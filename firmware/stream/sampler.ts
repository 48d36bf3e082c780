// Starts and stops the sensors with demand and picks the batcher that fits payload, rate and converters.
// Frames go one way at a time, the radio first: sending twice does not fit the board's budget.
import { HALF_RATE_HZ } from "#shared/protocol/controlCodes.ts";
import { LARGE_PAYLOAD } from "#shared/protocol/frameLayout.ts";
import type { Roller } from "#firmware/roller.ts";
import { restCells, selectCell } from "#firmware/sensors/loadCell.ts";
import { LEAVING } from "#firmware/rest.ts";
import { hasTwoCells, saveSettings } from "#firmware/settings.ts";

import { createBatcher } from "./batcher.ts";
import { radioWants } from "./demand.ts";
import { createShortBatcher } from "./shortBatcher.ts";

/** Two converters share the one SPI, set up anew for each read: that fits the period of 52 Hz. */
export function effectiveRateHz(roller: Roller): number {
  return hasTwoCells(roller) ? HALF_RATE_HZ : roller.rateHz;
}

/** Call after anything that bears on the stream changed. */
export function updateStream(roller: Roller): void {
  const hal = roller.hal;
  const rateHz = effectiveRateHz(roller);
  if (roller.rest < LEAVING && (radioWants(roller) || roller.serialOnS)) {
    const short = radioWants(roller) && roller.payload < LARGE_PAYLOAD;
    if (hal.cells === 2) hal.pdSck1.reset();
    selectCell(hal, hal.dout, hal.pdSck);
    const before = roller.streamingHz;
    roller.streamingHz = rateHz;
    hal.listenImu(short ? createShortBatcher(roller) : createBatcher(roller));
    // Starting the IMU anew costs samples: only for another rate.
    if (before !== rateHz) hal.startImu(rateHz);
  } else if (roller.streamingHz) {
    roller.streamingHz = 0;
    hal.listenImu(undefined);
    hal.stopImu();
    restCells(hal);
    saveSettings(roller);
  }
}
