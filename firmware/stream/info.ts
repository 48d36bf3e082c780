// The roller's own words about itself.
import {
  FULL_RATE_HZ,
  SETTING_CHANNELS,
  SETTING_DIAMETER,
  SETTING_MOUNTING,
  SETTING_ROLL_AXIS,
} from "#shared/protocol/controlCodes.ts";
import { LARGE_PAYLOAD, SMALL_PAYLOAD } from "#shared/protocol/frameLayout.ts";
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
    },
    hal.bytesOf,
  );
}

/** A central is there, or what it knows has changed: the info characteristic is brought up to date. */
export function greet(roller: Roller): void {
  const radio = roller.hal.radio;
  // The board cannot learn its MTU: small frames until the hub, which can, writes the payload size.
  roller.payload = roller.payload || SMALL_PAYLOAD;
  // Left alone, the interval falls back to 200 ms.
  radio.setConnectionInterval({ minInterval: 7.5, maxInterval: 15 });
  // Kept by the radio itself: as a part of the services it would stay in the interpreter's memory.
  radio.updateServices(characteristicUpdate(PLACE_INFO, infoRecord(roller)));
}
