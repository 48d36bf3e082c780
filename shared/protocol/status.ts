// The status record, about once a second: how the board is doing. The board encodes it with this very code.
import { BAD } from "./bad.ts";
import type { DecodeError } from "./bad.ts";
import { KIND_STATUS } from "./kinds.ts";
import { putU16, putU32 } from "./put.ts";

export const STATUS_BYTES = 20;

export const STATE_STREAMING = 1;
export const STATE_SUBSCRIBED = 2;
export const STATE_LARGE_PAYLOAD = 4;
export const STATE_HALF_RATE = 8;

/** Bits of `errors`. */
export const ERROR_IMU_SILENT = 1;
export const ERROR_LOAD_SILENT = 2;
export const ERROR_LOAD1_SILENT = 4;
export const ERROR_LOW_BATTERY = 8;
export const ERROR_SETTINGS_UNREADABLE = 16;

/** The same by name, for hosts. */
export const ERROR_BITS = {
  imuSilent: ERROR_IMU_SILENT,
  loadSilent: ERROR_LOAD_SILENT,
  load1Silent: ERROR_LOAD1_SILENT,
  lowBattery: ERROR_LOW_BATTERY,
  settingsUnreadable: ERROR_SETTINGS_UNREADABLE,
} as const;

/** Sent as temperature when the board has none. */
const TEMPERATURE_UNKNOWN = -0x8000;

export interface StatusFields {
  readonly batteryV: number;
  /** NaN: unknown. */
  readonly temperatureC: number;
  /** Rates achieved over the last second. */
  readonly imuHz: number;
  readonly loadHz: number;
  /** Samples the board knows it missed, since it started. */
  readonly lostSamples: number;
  /** Frames the board could not hand to its radio, since it started. */
  readonly queueDrops: number;
  /** Bits of `ERROR_*`. */
  readonly errors: number;
  /** Stays at 65535 after 18 hours. */
  readonly uptimeS: number;
  /** Bits of `STATE_*`. */
  readonly state: number;
}

export interface StatusRecord extends StatusFields {
  readonly kind: "status";
  readonly streaming: boolean;
}

export function encodeStatus(status: StatusFields): Uint8Array {
  const bytes = new Uint8Array(STATUS_BYTES);
  const temperature = status.temperatureC * 100;
  bytes[0] = KIND_STATUS;
  bytes[1] = status.state;
  putU16(bytes, 2, status.batteryV * 1000);
  const known = temperature > TEMPERATURE_UNKNOWN && temperature < -TEMPERATURE_UNKNOWN;
  // Two's complement: a negative number counted from 65536 down.
  putU16(bytes, 4, known && temperature > -0.5 ? temperature : 0x10000 + (known ? temperature : TEMPERATURE_UNKNOWN));
  putU16(bytes, 6, status.imuHz * 100);
  putU16(bytes, 8, status.loadHz * 100);
  putU32(bytes, 10, status.lostSamples);
  putU16(bytes, 14, status.queueDrops);
  putU16(bytes, 16, status.errors);
  putU16(bytes, 18, status.uptimeS);
  return bytes;
}

/** Longer records are read too: a later firmware may append fields. */
export function decodeStatus(bytes: Uint8Array, view: DataView): StatusRecord | DecodeError {
  if (bytes.length < STATUS_BYTES) return BAD.wrongLength;
  const state = view.getUint8(1);
  const temperature = view.getInt16(4, true);
  return {
    kind: "status",
    state,
    streaming: (state & STATE_STREAMING) !== 0,
    batteryV: view.getUint16(2, true) / 1000,
    temperatureC: temperature === TEMPERATURE_UNKNOWN ? Number.NaN : temperature / 100,
    imuHz: view.getUint16(6, true) / 100,
    loadHz: view.getUint16(8, true) / 100,
    lostSamples: view.getUint32(10, true),
    queueDrops: view.getUint16(14, true),
    errors: view.getUint16(16, true),
    uptimeS: view.getUint16(18, true),
  };
}
