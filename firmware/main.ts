// The roller's firmware, put together in the order of a sample's way:
// sensors → sampler and batchers → radio and serial line → status beside it, commands back.
import { FULL_RATE_HZ, SETTING_DIAMETER, SETTING_MOUNTING, SETTING_ROLL_AXIS } from "#shared/protocol/controlCodes.ts";
import { LARGE_PAYLOAD } from "#shared/protocol/frameLayout.ts";
import { packInfo } from "#shared/protocol/packInfo.ts";

import { startButton } from "./button.ts";
import type { Hal } from "./hal.ts";
import { createIdentify } from "./identify.ts";
import { createBattery } from "./sensors/battery.ts";
import { channelsOf, loadSettings, storeSettings } from "./settings.ts";
import { createBle } from "./stream/ble.ts";
import { createCommands } from "./stream/commands.ts";
import type { Commands } from "./stream/commands.ts";
import { createCounters } from "./stream/counters.ts";
import type { Output } from "./stream/output.ts";
import { createSampler } from "./stream/sampler.ts";
import { startTelemetry } from "./stream/telemetry.ts";
import { FIRMWARE_VERSION } from "./version.ts";

/** `createSerial`: the board has a serial line too; boards without one leave its code out of their bundle. */
export function startRoller(hal: Hal, createSerial?: (command: Commands) => Output): void {
  const settings = loadSettings(hal.store, hal.loadCells.length);
  const counters = createCounters();
  const battery = createBattery(hal);
  const outputs: Output[] = [];
  let unsaved = false;

  function info(): Uint8Array {
    const facts = hal.facts;
    const values = settings.values;
    return packInfo({
      channels: channelsOf(settings) === 2 ? 2 : 1,
      mountingCode: values[SETTING_MOUNTING] || 0,
      rollAxisCode: values[SETTING_ROLL_AXIS] || 0,
      maxPayload: LARGE_PAYLOAD,
      diameterMm: (values[SETTING_DIAMETER] || 0) / 10,
      gyroDpsPerLsb: facts.gyroDpsPerLsb,
      accelGPerLsb: facts.accelGPerLsb,
      imuNominalHz: FULL_RATE_HZ,
      loadNominalHz: facts.loadNominalHz,
      imuGroupDelayMs: facts.imuGroupDelayMs,
      loadGroupDelayMs: facts.loadGroupDelayMs,
      texts: [facts.deviceId, facts.board, FIRMWARE_VERSION, settings.name],
    });
  }

  /** Writing flash blocks: never while samples come in. */
  function save(): boolean {
    if (!unsaved) return true;
    unsaved = false;
    return storeSettings(hal.store, settings);
  }

  const sampler = createSampler({
    hal: hal,
    counters: counters,
    outputs: outputs,
    settings: settings,
    stopped: save,
  });

  const commands = createCommands({
    sampler: sampler,
    settings: settings,
    converters: hal.loadCells.length,
    keepSettings() {
      const record = info();
      unsaved = true;
      outputs.forEach((output) => output.setInfo(record));
      sampler.update();
      return sampler.streamingHz ? true : save();
    },
    identify: createIdentify(hal),
    sendInfo(to) {
      to.setInfo(info());
    },
  });

  outputs.push(createBle({ hal: hal, name: settings.name, info: info(), changed: sampler.update, command: commands }));
  if (createSerial) outputs.push(createSerial(commands));

  startTelemetry({
    hal: hal,
    battery: battery,
    counters: counters,
    settings: settings,
    sampler: sampler,
    outputs: outputs,
  });
  startButton(hal, outputs);
}
