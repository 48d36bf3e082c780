// The roller's own words about itself.
import {
  FULL_RATE_HZ,
  SETTING_CHANNELS,
  SETTING_DIAMETER,
  SETTING_MOUNTING,
  SETTING_ROLL_AXIS,
} from "#shared/protocol/controlCodes.ts";
import { LARGE_PAYLOAD } from "#shared/protocol/frameLayout.ts";
import { packInfo } from "#shared/protocol/packInfo.ts";
import { PLACE_INFO } from "#shared/protocol/uuids.ts";
import type { Roller } from "#firmware/roller.ts";
import { valueOf } from "#firmware/settings.ts";
import { FIRMWARE_VERSION } from "#firmware/version.ts";

import { characteristicUpdate } from "./characteristicUpdate.ts";

export function infoRecord(roller: Roller): Uint8Array {
  const hal = roller.hal;
  return packInfo(
    {
    channels: valueOf(roller, SETTING_CHANNELS),
    mountingCode: valueOf(roller, SETTING_MOUNTING),
    rollAxisCode: valueOf(roller, SETTING_ROLL_AXIS),
    maxPayload: LARGE_PAYLOAD,
    diameterMm: valueOf(roller, SETTING_DIAMETER) / 10,
    gyroDpsPerLsb: hal.gyroDpsPerLsb,
    accelGPerLsb: hal.accelGPerLsb,
    imuNominalHz: FULL_RATE_HZ,
    loadNominalHz: hal.loadNominalHz,
    imuGroupDelayMs: hal.imuGroupDelayMs,
    loadGroupDelayMs: hal.loadGroupDelayMs,
    texts: [hal.deviceId, hal.board, FIRMWARE_VERSION, roller.name],
  }, hal.bytesOf);
}

/** Brings the characteristic up to date. */
export function offerInfo(roller: Roller): void {
  roller.hal.radio.updateServices(characteristicUpdate(PLACE_INFO, infoRecord(roller)));
}
