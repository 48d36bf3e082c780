// The status record, once a second: rates achieved, losses, supply, what is wrong. The only place that divides.
import { FULL_RATE_HZ } from "#shared/protocol/controlCodes.ts";
import { LARGE_PAYLOAD, TICK_HZ } from "#shared/protocol/frameLayout.ts";
import {
  encodeStatus,
  ERROR_IMU_SILENT,
  ERROR_LOAD1_SILENT,
  ERROR_LOAD_SILENT,
  ERROR_LOW_BATTERY,
  ERROR_SETTINGS_UNREADABLE,
  STATE_HALF_RATE,
  STATE_LARGE_PAYLOAD,
  STATE_STREAMING,
  STATE_SUBSCRIBED,
} from "#shared/protocol/status.ts";
import { onPress } from "#firmware/button.ts";
import { bound } from "#firmware/bound.ts";
import { showState } from "#firmware/lights.ts";
import type { Roller } from "#firmware/roller.ts";
import { hasTwoCells } from "#firmware/settings.ts";
import { ASLEEP } from "#firmware/rest.ts";
import { stepRest } from "#firmware/sleep.ts";

import { sendToAll } from "./records.ts";
import { effectiveRateHz } from "./sampler.ts";

const STATUS_PERIOD_MS = 1000;

export function startTelemetry(roller: Roller): void {
  roller.hal.every(bound(roller, onSecond), STATUS_PERIOD_MS);
}

function stateBits(roller: Roller): number {
  let state = 0;
  if (roller.streamingHz) state += STATE_STREAMING;
  if (roller.subscribed) state += STATE_SUBSCRIBED;
  if (roller.subscribed ? roller.payload === LARGE_PAYLOAD : roller.serialOnS) state += STATE_LARGE_PAYLOAD;
  if (effectiveRateHz(roller) !== FULL_RATE_HZ) state += STATE_HALF_RATE;
  return state;
}

function errorBits(roller: Roller, batteryV: number): number {
  const counters = roller.counters;
  let errors = 0;
  // Judged only over a second that was streamed from end to end.
  if (roller.streamingHz && roller.previousHz) {
    if (!counters.imu) errors += ERROR_IMU_SILENT;
    if (!counters.load) errors += ERROR_LOAD_SILENT;
    if (!counters.load1 && hasTwoCells(roller)) errors += ERROR_LOAD1_SILENT;
  }
  if (batteryV < roller.hal.lowBatteryV) errors += ERROR_LOW_BATTERY;
  if (roller.unreadable) errors += ERROR_SETTINGS_UNREADABLE;
  return errors;
}

function onSecond(roller: Roller): void {
  stepRest(roller, bound(roller, onPress));
  if (roller.rest >= ASLEEP) return;
  const hal = roller.hal;
  const counters = roller.counters;
  const now = hal.ticks();
  const perSecond = TICK_HZ / ((now - roller.previousTicks) >>> 0);
  roller.uptimeS++;
  if (!roller.streamingHz) roller.temperatureC = hal.temperatureC();
  const batteryV = hal.batteryV();
  const errors = errorBits(roller, batteryV);
  sendToAll(
    roller,
    encodeStatus({
      state: stateBits(roller),
      batteryV: batteryV,
      temperatureC: roller.temperatureC,
      imuHz: counters.imu * perSecond,
      loadHz: counters.load * perSecond,
      lostSamples: counters.lost,
      queueDrops: counters.drops,
      errors: errors,
      uptimeS: roller.uptimeS,
    }),
  );
  roller.previousTicks = now;
  roller.previousHz = roller.streamingHz;
  counters.imu = counters.load = counters.load1 = 0;
  showState(roller, errors);
}
