// What stands in the messages of the MCAP export, as JSON schemas: viewers build their panels from them.
import { FLAG_NAMES, QUALITY_LEVELS } from "#shared/domain/features.ts";

const number = (description: string) => ({ type: "number", description });
const text = { type: "string" };

const frame = {
  title: "inchworm.Frame",
  type: "object",
  properties: {
    k: text,
    rxMs: number("when it arrived, ms since 1970"),
    seq: number("frame count, 0 to 65535"),
    imu: { type: "array", items: { type: "array", items: number("device ms, ax, ay, az, gx, gy, gz: raw steps") } },
    load: { type: "array", items: { type: "array", items: number("device ms, counts of each channel") } },
  },
};

const tick = {
  title: "inchworm.Tick",
  type: "object",
  properties: {
    k: text,
    tMs: number("the time the values refer to, ms since 1970"),
    speedMmS: number("speed along the limb, mm/s; absent: not known"),
    forceN: number("force on the roller, N; absent: not known"),
    forceSdN: number("1 sigma of the force, N"),
    contact: { type: "boolean" },
    tremorN: number("shake of the force at 8 to 12 Hz, N"),
    breathN: number("breathing in the force during a hold, N"),
    breathHz: number("breaths a second"),
    positionMm: number("place along the limb, mm; absent: not known"),
    quality: { type: "string", enum: QUALITY_LEVELS },
    flags: { type: "array", items: { type: "string", enum: FLAG_NAMES } },
    publishedMs: number("when the core knew, ms since 1970"),
  },
};

const event = {
  title: "inchworm.Event",
  type: "object",
  properties: {
    k: text,
    startMs: number("ms since 1970"),
    endMs: number("ms since 1970"),
    tMs: number("ms since 1970"),
  },
};

export const MCAP_CHANNELS = [
  { topic: "/raw/frame", schema: frame },
  { topic: "/tick", schema: tick },
  { topic: "/event", schema: event },
] as const;
