// The whole procedure: a recording's samples and its steps in, a calibration with its uncertainty and a verdict on each
// step out. It works with what it gets; what cannot be known is absent.
//
//   samples → still moments (gyro zero) → roll axis → rolling (gyro scale, accelerometer circle) → load cells, radius
import { fitAngles } from "#hub/calibration/angleModel.ts";
import type { AngleModel } from "#hub/calibration/angleModel.ts";
import { at3 } from "#hub/calibration/path.ts";
import { loadReadings } from "#hub/calibration/loadReadings.ts";
import { channelResult } from "#hub/calibration/loadResult.ts";
import { loadStage } from "#hub/calibration/loadStage.ts";
import type { LoadResult } from "#hub/calibration/loadStage.ts";
import { notesOn } from "#hub/calibration/notes.ts";
import { radiusFromTape, surpriseOf, withNominal } from "#hub/calibration/rollingRadius.ts";
import type { RadiusReading } from "#hub/calibration/rollingRadius.ts";
import { rollingOf } from "#hub/calibration/rolling.ts";
import type { Rolling } from "#hub/calibration/rolling.ts";
import type { Samples } from "#hub/calibration/samples.ts";
import { setScene } from "#hub/calibration/scene.ts";
import type { Scene } from "#hub/calibration/scene.ts";
import { judgeStep } from "#hub/calibration/stepVerdicts.ts";
import type { Findings } from "#hub/calibration/stepVerdicts.ts";
import { STEP_TYPES } from "#shared/domain/calibrationSteps.ts";
import type { DeviceInfo, RollerInfo } from "#shared/domain/device.ts";
import type {
  Calibration,
  CalibrationQuality,
  LoadChannelCalibration,
  MeasuredMs,
} from "#shared/schema/calibration.ts";
import { inEnglish } from "#shared/domain/sentences/english.ts";
import type { StepLine } from "#shared/schema/recording.ts";

export interface CalibrateOptions {
  readonly device: DeviceInfo;
  readonly roller: RollerInfo;
  readonly samples: Samples;
  readonly steps: readonly StepLine[];
}

export interface CalibrationOutcome {
  /** Undefined: nothing could be measured, or no step was good enough. */
  readonly calibration: Calibration | undefined;
  readonly quality: CalibrationQuality;
}

/** Without rolling: what the data sheet says of the gyro's scale. */
const UNMEASURED_SCALE_SD = 0.015;
/** An accelerometer's zero and a floor's slope, 1 σ, g: which of the two the force along the axle is. */
const ACCEL_ZERO_G = 0.02;
const FLOOR_SLOPE_G = 0.014;
/** A radius that differs from the roller's size by more is a wrong tape. */
const RADIUS_SURPRISE = 3.5;
/** Where scale and weight contradict each other one of them is believed, and could be the wrong one. */
const DOUBTFUL_GAIN_SD = 0.025;

export function calibrate(options: CalibrateOptions): CalibrationOutcome {
  const scene = setScene(options);
  const rollings = new Map<number, Rolling>();
  for (const window of scene.windows) {
    const turning =
      window.step.type === "emptyTurns" || window.step.type === "weightTurns" || window.step.type === "tapedRoll";
    const rolling = turning ? rollingOf(scene, window) : undefined;
    if (rolling !== undefined) rollings.set(window.index, rolling);
  }
  const angles = anglesOf(scene, rollings);
  const readings = loadReadings(scene, rollings, angles);
  const load =
    scene.rollAxis === undefined || angles.opposed ? ({ kind: "noLoad" } as const) : loadStage(scene, readings, angles);
  const radii = radiusReadings(scene, rollings, angles);
  const findings: Findings = { scene, rollings, angles, readings, load, radii, radiusSurprise: RADIUS_SURPRISE };
  const steps = scene.windows.map((window) => judgeStep(findings, window));
  const channels = channelsOf(load);
  const radius = [...radii.values()].find(
    (reading) => Math.abs(surpriseOf(reading, scene.roller.diameterMm)) < RADIUS_SURPRISE,
  );
  const measured = measuredMs(scene, rollings, channels, radius);
  const known = Object.keys(measured).length > 0 && steps.some(({ good }) => good);
  const notes = notesOn(findings);
  const forceRelSd = channels === undefined ? undefined : relativeSd(channels);
  const whole = STEP_TYPES.every((type) => steps.some((step) => step.type === type && step.good));
  const grade = channels === undefined ? "partial" : whole && steps.every(({ good }) => good) ? "good" : "reduced";
  const quality: CalibrationQuality = {
    grade,
    ...(forceRelSd === undefined ? {} : { forceRelSd: rounded(forceRelSd, 5) }),
    steps,
    notes: notes.map((note) => inEnglish([note])),
    notesTold: notes.map((note) => [note]),
  };
  if (!known) return { calibration: undefined, quality };
  return {
    calibration: calibrationOf({ scene, angles, channels, load, radius, measured, quality, rollings }),
    quality,
  };
}

function anglesOf(scene: Scene, rollings: ReadonlyMap<number, Rolling>): AngleModel {
  const { axle, runs, roller, biasSdDps } = scene;
  const stills =
    axle === undefined
      ? []
      : runs
          .map(({ force }) => ({
            along: force[at3(axle.frame.axis)],
            f1: force[at3(axle.frame.t1)],
            f2: axle.frame.t2Sign * force[at3(axle.frame.t2)],
          }))
          .filter(({ along }) => Math.abs(along) < 0.1);
  return fitAngles({
    paths: [...rollings.values()].flatMap(({ paths }) => paths),
    stills,
    radiusMm: roller.diameterMm / 2,
    biasSdDps,
  });
}

function radiusReadings(
  scene: Scene,
  rollings: ReadonlyMap<number, Rolling>,
  angles: AngleModel,
): Map<number, RadiusReading> {
  const found = new Map<number, RadiusReading>();
  for (const { step, index } of scene.windows) {
    const rolling = rollings.get(index);
    if (step.type !== "tapedRoll" || step.distanceMm === undefined || rolling === undefined || angles.opposed) continue;
    const reading = radiusFromTape(rolling, angles, step.distanceMm, scene.roller.diameterMm);
    if (reading !== undefined) found.set(index, reading);
  }
  return found;
}

function channelsOf(load: LoadResult): LoadChannelCalibration[] | undefined {
  if (load.kind !== "found") return undefined;
  const { fit, feltWeightKg } = load.outcome;
  const channels = fit.options.rough.map((_, c) => channelResult(fit, c));
  const sound = channels.every(({ g, countsPerN, gainRelSd, offsetCounts }) =>
    [...g, countsPerN, gainRelSd, offsetCounts].every(Number.isFinite),
  );
  if (!sound || channels.some(({ countsPerN }) => countsPerN === 0)) return undefined;
  const doubt = feltWeightKg.size > 0 ? DOUBTFUL_GAIN_SD : 0;
  return channels.map((channel) => ({
    offsetCounts: rounded(channel.offsetCounts, 2),
    offsetSdCounts: rounded(channel.offsetSdCounts, 2),
    countsPerN: rounded(channel.countsPerN, 4),
    gainRelSd: rounded(Math.hypot(channel.gainRelSd, doubt), 6),
    g: channel.g.map((value) => rounded(value, 6)),
    gSd: rounded(channel.gSd, 6),
    deadWeightN: [rounded(channel.deadWeightN[0], 4), rounded(channel.deadWeightN[1], 4)],
    deadWeightSdN: rounded(channel.deadWeightSdN, 4),
  }));
}

function relativeSd(channels: readonly LoadChannelCalibration[]): number {
  const squares = channels.map(({ gainRelSd, gSd }) => gainRelSd ** 2 + gSd ** 2);
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length);
}

function measuredMs(
  { samples, bias, axle }: Scene,
  rollings: ReadonlyMap<number, Rolling>,
  channels: readonly LoadChannelCalibration[] | undefined,
  radius: RadiusReading | undefined,
): MeasuredMs {
  const atMs = Math.round(samples.endMs);
  if (!Number.isFinite(atMs)) return {};
  const turned = [...rollings.values()].some(({ turns }) => turns > 0.7);
  return {
    ...(bias === undefined ? {} : { gyroBias: atMs }),
    ...(axle !== undefined && turned ? { gyroScale: atMs, accel: atMs } : {}),
    ...(channels === undefined ? {} : { load: atMs }),
    ...(radius === undefined ? {} : { radius: atMs }),
  };
}

interface Parts {
  readonly scene: Scene;
  readonly angles: AngleModel;
  readonly channels: readonly LoadChannelCalibration[] | undefined;
  readonly load: LoadResult;
  readonly radius: RadiusReading | undefined;
  readonly measured: MeasuredMs;
  readonly quality: CalibrationQuality;
  readonly rollings: ReadonlyMap<number, Rolling>;
}

function calibrationOf({ scene, angles, channels, load, radius, measured, quality, rollings }: Parts): Calibration {
  const { device, bias, rollAxis, roller } = scene;
  const turned = measured.gyroScale !== undefined;
  const rolls = withNominal(radius, roller.diameterMm);
  const mounting = load.kind === "found" ? load.outcome.fit.options.shape.mounting : device.loadCell.mounting;
  const dps = bias?.dps ?? [0, 0, 0];
  return {
    format: "inchworm-calibration",
    version: 1,
    deviceId: device.id,
    createdMs: Math.round(scene.samples.endMs),
    source: "home",
    mounting,
    rollAxis: rollAxis ?? "unknown",
    ...(channels === undefined ? {} : { load: [...channels] }),
    gyro: {
      biasDps: [rounded(dps[0], 5), rounded(dps[1], 5), rounded(dps[2], 5)],
      biasSdDps: rounded(scene.biasSdDps, 5),
      scale: turned ? rounded(angles.scale, 6) : 1,
      scaleSd: turned ? rounded(angles.scaleSd, 6) : UNMEASURED_SCALE_SD,
    },
    accelBiasG: accelBias(scene, angles, rollings),
    rollingRadiusMm: rounded(rolls.radiusMm, 3),
    rollingRadiusSdMm: rounded(rolls.sdMm, 3),
    quality,
    measuredMs: measured,
  };
}

/** Along the axle a slope of the floor looks like a zero offset: each gets its likely part. */
function accelBias(
  { axle }: Scene,
  angles: AngleModel,
  rollings: ReadonlyMap<number, Rolling>,
): [number, number, number] {
  if (axle === undefined) return [0, 0, 0];
  const { frame } = axle;
  const tilts = [...rollings.values()].map(({ tiltSin }) => tiltSin).filter(Number.isFinite);
  const slope = tilts.reduce((sum, tilt) => sum + tilt, 0) / Math.max(1, tilts.length);
  const believed = ACCEL_ZERO_G ** 2 / (ACCEL_ZERO_G ** 2 + FLOOR_SLOPE_G ** 2 / Math.max(1, tilts.length));
  const bias: [number, number, number] = [0, 0, 0];
  bias[at3(frame.axis)] = rounded(frame.axisSign * believed * slope, 6);
  bias[at3(frame.t1)] = rounded(angles.c1, 6);
  bias[at3(frame.t2)] = rounded(frame.t2Sign * angles.c2, 6);
  return bias;
}

/** Free of the last bits, and of −0. */
function rounded(value: number, digits: number): number {
  const steps = 10 ** digits;
  return Math.round(value * steps) / steps + 0;
}
