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
import type { Hal } from "#firmware/hal.ts";
import type { Battery } from "#firmware/sensors/battery.ts";
import { channelsOf } from "#firmware/settings.ts";
import type { Settings } from "#firmware/settings.ts";

import type { Counters } from "./counters.ts";
import { sendAll } from "./output.ts";
import type { Output } from "./output.ts";
import type { Sampler } from "./sampler.ts";

const STATUS_PERIOD_MS = 1000;

export interface TelemetryOptions {
  readonly hal: Hal;
  readonly battery: Battery;
  readonly counters: Counters;
  readonly settings: Settings;
  readonly sampler: Sampler;
  readonly outputs: readonly Output[];
}

export function startTelemetry(options: TelemetryOptions): void {
  const hal = options.hal;
  const counters = options.counters;
  const sampler = options.sampler;
  const outputs = options.outputs;
  let previousTicks = hal.ticks();
  let previousStreamingHz = 0;
  let uptimeS = 0;

  function stateBits(): number {
    let state = 0;
    if (sampler.streamingHz) state += STATE_STREAMING;
    for (const output of outputs) {
      if (output.subscribed) state |= STATE_SUBSCRIBED;
      if (output.subscribed && output.payload === LARGE_PAYLOAD) state |= STATE_LARGE_PAYLOAD;
    }
    if (sampler.rateHz !== FULL_RATE_HZ) state += STATE_HALF_RATE;
    return state;
  }

  function errorBits(): number {
    let errors = 0;
    // Judged only over a second that was streamed from end to end.
    if (sampler.streamingHz && previousStreamingHz) {
      if (!counters.imu) errors += ERROR_IMU_SILENT;
      if (!counters.load) errors += ERROR_LOAD_SILENT;
      if (!counters.load1 && channelsOf(options.settings) === 2) errors += ERROR_LOAD1_SILENT;
    }
    if (options.battery.low) errors += ERROR_LOW_BATTERY;
    if (options.settings.unreadable) errors += ERROR_SETTINGS_UNREADABLE;
    return errors;
  }

  hal.every(function sendStatus() {
    const now = hal.ticks();
    const perSecond = TICK_HZ / ((now - previousTicks) >>> 0);
    uptimeS++;
    options.battery.measure(sampler.streamingHz === 0);
    const record = encodeStatus({
      state: stateBits(),
      batteryV: options.battery.volts,
      temperatureC: options.battery.temperatureC,
      imuHz: counters.imu * perSecond,
      loadHz: counters.load * perSecond,
      lostSamples: counters.lost,
      queueDrops: counters.drops,
      errors: errorBits(),
      uptimeS: uptimeS,
    });
    previousTicks = now;
    previousStreamingHz = sampler.streamingHz;
    counters.imu = 0;
    counters.load = 0;
    counters.load1 = 0;
    sendAll(outputs, record);
  }, STATUS_PERIOD_MS);
}
