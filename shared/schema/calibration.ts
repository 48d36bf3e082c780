// A roller's calibration: what turns raw counts and LSB into N and mm/s, with its uncertainty.
//
// The load channels' model (φ as in shared/domain/angle.ts, β the lean of the load line):
//   counts = offsetCounts + countsPerN · ( F·g(φ − β) + deadWeightN[0]·cos φ + deadWeightN[1]·sin φ )
// g is a table over one turn, uniform from φ = 0, linear between points, periodic.
import * as z from "zod/mini";

import { STEP_TYPES } from "#shared/domain/calibrationSteps.ts";
import { MOUNTINGS, ROLL_AXES } from "#shared/domain/device.ts";
import { ToldText } from "#shared/schema/told.ts";

const finite = z.number();
const positive = z.number().check(z.positive());
const notNegative = z.number().check(z.nonnegative());

export const LoadChannelCalibration = z.object({
  offsetCounts: finite,
  offsetSdCounts: notNegative,
  /** Negative when the cell is wired the other way round. */
  countsPerN: z.number().check(z.refine((value) => value !== 0, "countsPerN must not be 0")),
  gainRelSd: notNegative,
  /** Response over a turn, relative; mean of |g| is 1 unless the mounting needs otherwise. */
  g: z.array(finite).check(z.minLength(8), z.maxLength(720)),
  /** 1 σ of one table value. */
  gSd: notNegative,
  deadWeightN: z.tuple([finite, finite]),
  deadWeightSdN: notNegative,
});

/** A sentence or two. */
const words = z.string().check(z.maxLength(1000));

/** How one step of a calibration at home went. */
export const StepVerdict = z.object({
  type: z.enum(STEP_TYPES),
  /** As the person told it, hub clock, ms. */
  startMs: finite,
  endMs: finite,
  good: z.boolean(),
  /** Why it was not good enough, and what to do. */
  why: z.optional(words),
  whyTold: z.optional(ToldText),
  /** What was found, in a few words. */
  measured: z.optional(words),
  measuredTold: z.optional(ToldText),
});

/** What there is to say about a calibration beside its numbers. */
export const CalibrationQuality = z.object({
  /** good: everything measured and every step good; reduced: force is known, something is missing or was not good; partial: force is not known. */
  grade: z.enum(["good", "reduced", "partial"]),
  /** 1 σ to expect of a shown force, relative, before the lean of the load line; absent without force. */
  forceRelSd: z.optional(notNegative),
  steps: z.array(StepVerdict),
  /** What is missing or was assumed, one plain sentence each. */
  notes: z.array(words),
  /** The same, for other languages. */
  notesTold: z.optional(z.array(ToldText)),
});

/** When each part was measured, hub clock, ms; an absent part is assumed. */
export const MeasuredMs = z.object({
  gyroBias: z.optional(finite),
  gyroScale: z.optional(finite),
  accel: z.optional(finite),
  load: z.optional(finite),
  radius: z.optional(finite),
  /** A tare after that. */
  offset: z.optional(finite),
  /** The response's shape, refined from rolling after that. */
  shape: z.optional(finite),
});

export const Calibration = z.looseObject({
  format: z.literal("inchworm-calibration"),
  version: z.literal(1),
  deviceId: z.string().check(z.maxLength(64)),
  /** Hub clock (epoch ms) at which it was made. */
  createdMs: finite,
  /** Where the values come from. */
  source: z.enum(["home", "simulator-truth", "manual"]),
  mounting: z.enum(MOUNTINGS),
  rollAxis: z.enum(ROLL_AXES),
  /** Absent: force stays unknown, speed works. One entry a channel. */
  load: z.optional(z.array(LoadChannelCalibration).check(z.minLength(1), z.maxLength(2))),
  gyro: z.object({
    biasDps: z.tuple([finite, finite, finite]),
    biasSdDps: notNegative,
    /** True rate = measured · scale, for the roll axis. */
    scale: positive,
    scaleSd: notNegative,
  }),
  /** Accelerometer zero offset, g, IMU axes. */
  accelBiasG: z.tuple([finite, finite, finite]),
  /** Radius the loaded roller rolls on. */
  rollingRadiusMm: positive,
  rollingRadiusSdMm: notNegative,
  /** Delay of the force behind its time stamp, when measured; else the header's value holds. */
  loadDelayMs: z.optional(notNegative),
  quality: z.optional(CalibrationQuality),
  measuredMs: z.optional(MeasuredMs),
});

export type StepVerdict = z.infer<typeof StepVerdict>;
export type CalibrationQuality = z.infer<typeof CalibrationQuality>;
export type MeasuredMs = z.infer<typeof MeasuredMs>;
export type LoadChannelCalibration = z.infer<typeof LoadChannelCalibration>;
export type Calibration = z.infer<typeof Calibration>;
