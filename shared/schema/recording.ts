// Recording format v1: one JSON value a line. The hub's journal, the import and the analysis input.
// Unknown keys and unknown `k` lines are kept by readers and ignored by the core.
import * as z from "zod/mini";

import { STEP_TYPES } from "#shared/domain/calibrationSteps.ts";
import { MOUNTINGS, ROLL_AXES } from "#shared/domain/device.ts";
import { Calibration } from "#shared/schema/calibration.ts";

const finite = z.number();
const positive = z.number().check(z.positive());
const notNegative = z.number().check(z.nonnegative());

/** Times are of this world (a Date's range, ms): adding a tick to one always moves on. */
export const MAX_TIME_MS = 8.64e15;
const time = z.number().check(z.minimum(-MAX_TIME_MS), z.maximum(MAX_TIME_MS));

export const DeviceHeader = z.looseObject({
  id: z.string().check(z.minLength(1), z.maxLength(64)),
  board: z.string(),
  firmware: z.string(),
  imu: z.looseObject({
    gyroDpsPerLsb: positive,
    accelGPerLsb: positive,
    nominalHz: positive,
    rollAxis: z.enum(ROLL_AXES),
    groupDelayMs: notNegative,
  }),
  loadCell: z.looseObject({
    nominalHz: positive,
    channels: z.int().check(z.minimum(1), z.maximum(2)),
    mounting: z.enum(MOUNTINGS),
    groupDelayMs: notNegative,
  }),
});

export const RecordingHeader = z.looseObject({
  format: z.literal("inchworm-recording"),
  version: z.literal(1),
  device: DeviceHeader,
  roller: z.looseObject({ diameterMm: z.number().check(z.minimum(40), z.maximum(400)) }),
  calibration: z.optional(Calibration),
});

const ImuRow = z.tuple([time, finite, finite, finite, finite, finite, finite]);
const LoadRow = z.union([z.tuple([time, finite]), z.tuple([time, finite, finite])]);

export const FrameLine = z.looseObject({
  k: z.literal("frame"),
  rxMs: time,
  seq: finite,
  imu: z.array(ImuRow),
  load: z.array(LoadRow),
});

export const StepLine = z.looseObject({
  k: z.literal("step"),
  type: z.enum(STEP_TYPES),
  startMs: time,
  endMs: time,
  turns: z.optional(finite),
  weightKg: z.optional(positive),
  scaleKg: z.optional(finite),
  distanceMm: z.optional(positive),
});

/** What the user did: any keys beside `k`. `tMs` is hub clock. */
export const MarkLine = z.looseObject({ k: z.literal("mark"), tMs: z.optional(time), mark: z.optional(z.string()) });

/** A new signal core takes the frames from here on: at a session's start, and whenever the line made one anew. */
export const CoreLine = z.looseObject({
  k: z.literal("core"),
  tMs: time,
  /** So many frames follow that came before the session: the core gets them, what it gives for them is not the session's. */
  prerollFrames: z.optional(notNegative),
  /** What the core was given; absent: what the header says. */
  settings: z.optional(
    z.object({
      device: DeviceHeader,
      roller: z.looseObject({ diameterMm: positive }),
      calibration: z.optional(Calibration),
    }),
  ),
});

export type RecordingHeader = z.infer<typeof RecordingHeader>;
export type FrameLine = z.infer<typeof FrameLine>;
export type StepLine = z.infer<typeof StepLine>;
export type MarkLine = z.infer<typeof MarkLine>;
export type CoreLine = z.infer<typeof CoreLine>;
/** A line of a kind this version does not know: kept, not used. */
export type OtherLine = { readonly k: string } & Readonly<Record<string, unknown>>;
export type RecordingLine = FrameLine | StepLine | MarkLine | CoreLine | OtherLine;
