// The calibration that a roller can carry in its flash, in few bytes. The board keeps it; the hub neither writes nor reads it
// there yet. Layout: docs/protocol.md. Not everything a hub knows of a calibration travels: how it was made stays with that hub.
// A CRC-32 of its own ends it, so that what a flash lost is seen; the board checks another one when it is written.
import { crc32 } from "./crc.ts";
import { CALIBRATION_MAX_BYTES } from "./controlCodes.ts";
import { MOUNTING_CODES, ROLL_AXIS_CODES } from "./infoLayout.ts";
import type { InfoFields } from "./infoLayout.ts";

export interface CarriedChannel {
  readonly offsetCounts: number;
  readonly offsetSdCounts: number;
  readonly countsPerN: number;
  readonly gainRelSd: number;
  /** Over one turn, uniform from 0; as many points as the roller carries, see `CARRIED_POINTS`. */
  readonly g: readonly number[];
  readonly gSd: number;
  readonly deadWeightN: readonly [number, number];
  readonly deadWeightSdN: number;
}

/** Named as in the hub's calibration. */
export interface CarriedCalibration {
  readonly createdMs: number;
  readonly mounting: InfoFields["mounting"];
  readonly rollAxis: InfoFields["rollAxis"];
  readonly load: readonly CarriedChannel[];
  readonly gyro: {
    readonly biasDps: readonly [number, number, number];
    readonly biasSdDps: number;
    readonly scale: number;
    readonly scaleSd: number;
  };
  readonly accelBiasG: readonly [number, number, number];
  readonly rollingRadiusMm: number;
  readonly rollingRadiusSdMm: number;
}

const FORMAT = 1;
/** The table of a channel over a turn: every four degrees. */
export const CARRIED_POINTS = 90;
/** One table value, on the wire i16. */
const G_PER_LSB = 1 / 8192;

const HEAD_BYTES = 56;
const CHANNEL_BYTES = 32;
const CRC_BYTES = 4;

/** `undefined`: more channels than a roller has, or a table that cannot be carried. */
export function encodeCalibration(calibration: CarriedCalibration): Uint8Array | undefined {
  const { load, gyro, accelBiasG } = calibration;
  const length = HEAD_BYTES + load.length * (CHANNEL_BYTES + 2 * CARRIED_POINTS) + CRC_BYTES;
  if (load.length > 2 || length > CALIBRATION_MAX_BYTES) return undefined;
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, FORMAT);
  view.setUint8(1, load.length);
  view.setUint8(2, MOUNTING_CODES.indexOf(calibration.mounting));
  view.setUint8(3, ROLL_AXIS_CODES.indexOf(calibration.rollAxis));
  view.setFloat64(4, calibration.createdMs, true);
  const head = [...gyro.biasDps, gyro.biasSdDps, gyro.scale, gyro.scaleSd, ...accelBiasG];
  head.push(calibration.rollingRadiusMm, calibration.rollingRadiusSdMm);
  head.forEach((value, index) => view.setFloat32(12 + 4 * index, value, true));
  let at = HEAD_BYTES;
  for (const channel of load) {
    if (channel.g.length === 0 || channel.g.some((value) => Math.abs(value) >= 4)) return undefined;
    const { offsetCounts, offsetSdCounts, countsPerN, gainRelSd, gSd, deadWeightN, deadWeightSdN } = channel;
    const values = [offsetCounts, offsetSdCounts, countsPerN, gainRelSd, gSd, ...deadWeightN, deadWeightSdN];
    for (const value of values) {
      view.setFloat32(at, value, true);
      at += 4;
    }
    for (let point = 0; point < CARRIED_POINTS; point++, at += 2)
      view.setInt16(at, Math.round(tableAt(channel.g, point / CARRIED_POINTS) / G_PER_LSB), true);
  }
  view.setUint32(at, crc32(bytes, 0, at), true);
  return bytes;
}

/** `undefined`: not whole, of another format, or of values no calibration has. */
export function decodeCalibration(bytes: Uint8Array): CarriedCalibration | undefined {
  const at = bytes.length - CRC_BYTES;
  if (at < HEAD_BYTES) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const channels = view.getUint8(1);
  if (
    view.getUint8(0) !== FORMAT ||
    channels > 2 ||
    at !== HEAD_BYTES + channels * (CHANNEL_BYTES + 2 * CARRIED_POINTS)
  )
    return undefined;
  if (view.getUint32(at, true) !== crc32(bytes, 0, at)) return undefined;
  const head = (index: number): number => view.getFloat32(12 + 4 * index, true);
  const calibration: CarriedCalibration = {
    createdMs: view.getFloat64(4, true),
    mounting: MOUNTING_CODES[view.getUint8(2)] ?? "unknown",
    rollAxis: ROLL_AXIS_CODES[view.getUint8(3)] ?? "unknown",
    gyro: { biasDps: [head(0), head(1), head(2)], biasSdDps: head(3), scale: head(4), scaleSd: head(5) },
    accelBiasG: [head(6), head(7), head(8)],
    rollingRadiusMm: head(9),
    rollingRadiusSdMm: head(10),
    load: Array.from({ length: channels }, (_, channel) => decodeChannel(view, channel)),
  };
  return isUsable(calibration) ? calibration : undefined;
}

function decodeChannel(view: DataView, channel: number): CarriedChannel {
  const from = HEAD_BYTES + channel * (CHANNEL_BYTES + 2 * CARRIED_POINTS);
  const value = (index: number): number => view.getFloat32(from + 4 * index, true);
  const table = from + CHANNEL_BYTES;
  return {
    offsetCounts: value(0),
    offsetSdCounts: value(1),
    countsPerN: value(2),
    gainRelSd: value(3),
    gSd: value(4),
    deadWeightN: [value(5), value(6)],
    deadWeightSdN: value(7),
    g: Array.from({ length: CARRIED_POINTS }, (_, point) => view.getInt16(table + 2 * point, true) * G_PER_LSB),
  };
}

function isUsable({
  createdMs,
  gyro,
  accelBiasG,
  rollingRadiusMm,
  rollingRadiusSdMm,
  load,
}: CarriedCalibration): boolean {
  const spreads = [gyro.biasSdDps, gyro.scaleSd, rollingRadiusSdMm];
  const values = [createdMs, ...gyro.biasDps, ...accelBiasG];
  for (const { offsetSdCounts, gainRelSd, gSd, deadWeightSdN, offsetCounts, countsPerN, deadWeightN } of load) {
    spreads.push(offsetSdCounts, gainRelSd, gSd, deadWeightSdN);
    values.push(offsetCounts, 1 / countsPerN, ...deadWeightN);
  }
  const isPositive = (value: number): boolean => value > 0 && value < Infinity;
  return (
    values.every(Number.isFinite) &&
    spreads.every((value) => value === 0 || isPositive(value)) &&
    isPositive(gyro.scale) &&
    isPositive(rollingRadiusMm)
  );
}

/** A periodic table at `turn` of a turn, linear between its points. */
function tableAt(table: readonly number[], turn: number): number {
  const place = turn * table.length;
  const before = Math.floor(place);
  const from = table[before % table.length] ?? 0;
  const to = table[(before + 1) % table.length] ?? 0;
  return from + (to - from) * (place - before);
}
