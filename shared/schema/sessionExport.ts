// A session's JSON export: docs/exports.md. Unknown numbers are absent, times are ms on the hub clock.
import * as z from "zod/mini";

import { FLAG_NAMES, QUALITY_LEVELS } from "#shared/domain/features.ts";
import { DeviceHeader } from "#shared/schema/recording.ts";
import { Calibration } from "#shared/schema/calibration.ts";
import { SessionSummary } from "#shared/schema/session.ts";

const finite = z.number();
const count = z.number().check(z.nonnegative());

/** One of 100 a second, the very line that `analyze` writes. */
export const TickLine = z.strictObject({
  k: z.literal("tick"),
  tMs: finite,
  speedMmS: z.optional(finite),
  forceN: z.optional(finite),
  forceSdN: z.optional(finite),
  contact: z.boolean(),
  tremorN: z.optional(finite),
  breathN: z.optional(finite),
  breathHz: z.optional(finite),
  positionMm: z.optional(finite),
  quality: z.enum(QUALITY_LEVELS),
  flags: z.optional(z.array(z.enum(FLAG_NAMES))),
  publishedMs: finite,
});

/** What the core found, as `analyze` writes it; or a line of the journal, as docs/recording.md has it. */
export const EventLine = z.looseObject({ k: z.string() });

export const DataQuality = z.object({
  ticks: count,
  goodMs: count,
  reducedMs: count,
  unknownMs: count,
  /** With the roller under load. */
  contactMs: count,
  /** How long each reason for less held. */
  flagsMs: z.partialRecord(z.enum(FLAG_NAMES), count),
  frames: count,
  lostFrames: count,
  /** Lines of the journal that could not be read. */
  badLines: count,
  /** Its last line was cut off. */
  truncated: z.optional(z.boolean()),
  damage: z.optional(z.string()),
});

export const SessionExport = z.object({
  format: z.literal("inchworm-session"),
  version: z.literal(1),
  scope: z.string(),
  session: z.optional(SessionSummary),
  name: z.optional(z.string()),
  device: DeviceHeader,
  roller: z.looseObject({ diameterMm: finite }),
  calibration: z.optional(Calibration),
  ticks: z.array(TickLine),
  events: z.array(EventLine),
  quality: DataQuality,
});

export type TickLine = z.infer<typeof TickLine>;
export type DataQuality = z.infer<typeof DataQuality>;
export type SessionExport = z.infer<typeof SessionExport>;
