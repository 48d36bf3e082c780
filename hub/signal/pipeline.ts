// The signal core: frames in, ticks and events out, in the order the data go.
//
//   intake → clock map → sample axes → calibrate → roll angle → 100 Hz grid → pace → contact → position, strokes, holds …
//                                     ↘ force at the angle of its own time ↗
//
// Driven by frames only: no clock, no timers, no randomness. The same frames give the same output, byte for byte.
// A tick is given out one lookahead after its own time; ticks of a gap when the next frame comes.

import type { DeviceInfo, RollAxis, RollerInfo } from "#shared/domain/device.ts";
import type { FeatureSink } from "#shared/domain/features.ts";
import { TICK_MS } from "#shared/domain/features.ts";
import type { ImuRow, LoadRow, RawFrame } from "#shared/domain/frame.ts";
import type { Calibration } from "#shared/schema/calibration.ts";

import { AxisFinder } from "./axisFinder.ts";
import { LoadJudge } from "./calibrateLoad.ts";
import { ImuCalibration } from "./calibrateImu.ts";
import { ClockSync } from "./clockSync.ts";
import { Features } from "./featureStage.ts";
import { Force } from "./force.ts";
import { createImuSample } from "./imuSample.ts";
import { Intake, isTime } from "./intake.ts";
import { createLoadSample } from "./loadSample.ts";
import { MotionHistory } from "./motionHistory.ts";
import { Orientation } from "./orientation.ts";
import { SampleAxis } from "./sampleAxis.ts";

export interface PipelineSettings {
  readonly device: DeviceInfo;
  readonly roller: RollerInfo;
  readonly calibration?: Calibration;
}

export interface Pipeline {
  push(frame: RawFrame): void;
  /** Gives out what is still held back and closes open events. */
  finish(): void;
}

/** Part of the nominal radius that a loaded roller rolls on when nobody has measured it. */
const LOADED_RADIUS_PART = 0.9875;
/** Ticks wait for this much data at the start, so that the clock map has seen a quick frame, ms. */
const START_MS = 300;
/** Time goes on by at least this from sample to sample, ms. */
const LEAST_STEP_MS = 0.01;
/** What the converter's word can hold: signed 24 bit. */
const MOST_COUNTS = 2 ** 23;
/** IMU samples this many periods apart had another between them. */
const LOST_PERIODS = 1.5;
/** Conversions stamped as an IMU sample are polled with it; this many without the coincidence say otherwise. */
const POLLED_MEMORY = 50;
/** A hole longer than this is not filled with ticks, ms. */
const MOST_FILL_MS = 600_000;

export function createPipeline(settings: PipelineSettings, sink: FeatureSink): Pipeline {
  return new SignalCore(settings, sink);
}

class SignalCore implements Pipeline {
  readonly #channels: number;
  readonly #clock = new ClockSync();
  readonly #intake: Intake;
  readonly #imuAxis: SampleAxis;
  readonly #loadAxis: SampleAxis;
  readonly #imu: ImuCalibration;
  readonly #finder = new AxisFinder();
  /** The axis somebody vouches for, and the one in use (0 … 2; −1 while open). */
  readonly #saidAxis: KnownAxis | undefined;
  readonly #orientation: Orientation;
  readonly #history = new MotionHistory();
  readonly #force: Force;
  readonly #loadJudge = new LoadJudge();
  readonly #features: Features;
  readonly #imuSample = createImuSample();
  readonly #loadSample = createLoadSample();
  #axis = -1;
  #nextMs = Number.NaN;
  #firstStampMs = Number.NaN;
  #lastStampMs = Number.NaN;
  #lastRowMs = Number.NaN;
  #usedMs = Number.NaN;
  #lost = false;
  /** The stamp of the IMU sample before the newest: the board looked at the converter then. */
  #lookedMs = Number.NaN;
  #polled = 0;

  constructor(settings: PipelineSettings, sink: FeatureSink) {
    const { device, roller, calibration } = settings;
    this.#channels = device.loadCell.channels;
    const radiusMm = calibration?.rollingRadiusMm ?? (LOADED_RADIUS_PART * roller.diameterMm) / 2;
    this.#intake = new Intake(this.#clock);
    this.#imuAxis = new SampleAxis({
      nominalHz: device.imu.nominalHz,
      groupDelayMs: device.imu.groupDelayMs,
      delayFrom: "sample",
      fitted: true,
    });
    const loadDelayMs = calibration?.loadDelayMs ?? device.loadCell.groupDelayMs;
    this.#loadAxis = new SampleAxis({
      nominalHz: device.loadCell.nominalHz,
      groupDelayMs: loadDelayMs,
      delayFrom: calibration?.loadDelayMs === undefined ? "sample" : "stamp",
      fitted: device.loadCell.channels === 1,
    });
    this.#imu = new ImuCalibration(device.imu, calibration);
    this.#orientation = new Orientation({ radiusMm, calibration });
    this.#force = new Force({ calibration, channels: device.loadCell.channels, radiusMm });
    this.#features = new Features({
      force: this.#force,
      orientation: this.#orientation,
      sink,
      radiusMm,
      imuPeriodMs: 1000 / device.imu.nominalHz,
      loadCell: device.loadCell,
    });
    this.#saidAxis = saidAxis(device.imu.rollAxis, calibration);
    if (this.#saidAxis) this.#useAxis(indexOf(this.#saidAxis));
  }

  push(frame: RawFrame): void {
    const verdict = this.#intake.judge(frame);
    if (verdict === "drop") return;
    if (verdict === "restart") this.#restart();
    this.#clock.observe(frame.rxMs, this.#intake.newestMs);
    const { imu, load } = frame;
    let i = 0;
    let j = 0;
    while (i < imu.length || j < load.length) {
      if (j >= load.length || (i < imu.length && imu[i]![0] <= load[j]![0]!)) {
        this.#takeImu(imu[i]!);
        i += 1;
      } else {
        this.#takeLoad(load[j]!);
        j += 1;
      }
    }
  }

  finish(): void {
    this.#features.finish();
  }

  #restart(): void {
    this.#clock.reset();
    this.#imuAxis.reset();
    this.#loadAxis.reset();
    this.#orientation.restart();
    this.#force.restart();
    this.#history.reset();
    this.#features.restart();
    this.#firstStampMs = Number.NaN;
    this.#lastStampMs = Number.NaN;
    this.#lastRowMs = Number.NaN;
    this.#imuSample.tMs = Number.NaN;
    this.#usedMs = Number.NaN;
    this.#loadSample.stampMs = Number.NaN;
    this.#loadSample.tMs = Number.NaN;
  }

  #takeImu(row: ImuRow): void {
    const stampMs = row[0];
    if (!isTime(stampMs) || stampMs <= this.#lastStampMs || stampMs > this.#intake.newestMs) return;
    const sample = this.#imuSample;
    if (!this.#imu.judge(row, sample)) {
      this.#features.imuFault = true;
      return;
    }
    const axis = this.#imuAxis;
    if (this.#firstStampMs !== this.#firstStampMs) this.#firstStampMs = stampMs;
    this.#lastStampMs = stampMs;
    if (!(stampMs <= this.#lastRowMs)) this.#lastRowMs = stampMs;
    axis.stampMs = stampMs;
    axis.step(false);
    if (stampMs - sample.stampMs > LOST_PERIODS * axis.periodMs) this.#lost = true;
    this.#lookedMs = sample.stampMs;
    sample.stampMs = stampMs;
    // The fitted axis may step back by a hair when its line moves: time itself must not.
    const tMs = axis.tMs > sample.tMs || sample.tMs !== sample.tMs ? axis.tMs : sample.tMs + LEAST_STEP_MS;
    sample.dtS = ((tMs - this.#usedMs) / 1000) * this.#clock.rate;
    sample.tMs = tMs;
    const usable = !sample.gyroSaturated && !sample.fault;
    // A roller that never lies level may turn about another axis than it says.
    if (usable && (this.#axis < 0 || this.#orientation.carried.active)) this.#findAxis(row);
    let rate = Number.NaN;
    let phi = Number.NaN;
    if (this.#axis >= 0) {
      const { filter } = this.#orientation;
      if (usable) {
        this.#imu.step(row, sample);
        this.#orientation.step(sample, this.#features.loaded);
        this.#usedMs = tMs;
        if (this.#orientation.placed) rate = filter.rate;
      }
      phi = filter.phi;
    } else this.#usedMs = tMs;
    this.#history.push(tMs, rate, phi);
    this.#features.noteImu(sample);
    this.#emit();
  }

  #takeLoad(row: LoadRow): void {
    const stampMs = row[0]!;
    const sample = this.#loadSample;
    const counts0 = row[1]!;
    const counts1 = this.#channels > 1 ? row[2]! : counts0;
    if (!isTime(stampMs) || stampMs <= sample.stampMs || stampMs > this.#intake.newestMs) return;
    if (!(Math.abs(counts0) <= MOST_COUNTS) || !(Math.abs(counts1) <= MOST_COUNTS)) {
      this.#features.loadFault = true;
      return;
    }
    const axis = this.#loadAxis;
    if (stampMs === this.#lastStampMs) this.#polled = POLLED_MEMORY;
    else if (this.#polled > 0) this.#polled -= 1;
    axis.pollMs = this.#polled > 0 ? this.#imuAxis.periodMs : 0;
    axis.stampMs = stampMs;
    axis.sinceLookMs = this.#lost || stampMs !== this.#lastStampMs ? Number.NaN : stampMs - this.#lookedMs;
    axis.step(this.#lost);
    this.#lost = false;
    sample.stampMs = stampMs;
    // Its line may move, and a number may be wrong: time itself goes on.
    sample.tMs = axis.tMs > sample.tMs || sample.tMs !== sample.tMs ? axis.tMs : sample.tMs + LEAST_STEP_MS;
    sample.counts0 = counts0;
    sample.counts1 = counts1;
    if (!(stampMs <= this.#lastRowMs)) this.#lastRowMs = stampMs;
    this.#loadJudge.judge(sample);
    this.#history.atMs = sample.tMs;
    sample.phi = this.#history.read() ? this.#history.phi : Number.NaN;
    this.#features.takeLoad(sample);
  }

  #findAxis(row: ImuRow): void {
    const finder = this.#finder;
    finder.step(row, this.#imu, this.#imuSample.dtS, this.#axis);
    if (finder.axis < 0 || finder.axis === this.#axis) return;
    if (this.#axis >= 0) this.#orientation.changeAxis();
    this.#useAxis(finder.axis);
  }

  #useAxis(axis: number): void {
    const said = this.#saidAxis;
    const asSaid = said !== undefined && indexOf(said) === axis;
    this.#axis = axis;
    this.#imu.setAxis(asSaid ? said : PLUS_AXES[axis]!);
    this.#features.axisWrong = said !== undefined && !asSaid;
  }

  /** Gives out every tick whose lookahead the newest sample covers. */
  #emit(): void {
    const sample = this.#imuSample;
    const clock = this.#clock;
    if (sample.stampMs - this.#firstStampMs < START_MS) return;
    clock.deviceMs = sample.tMs;
    clock.map();
    const nowMs = clock.hubMs;
    if (nowMs < this.#nextMs) return;
    if (this.#nextMs !== this.#nextMs) {
      clock.deviceMs = sample.tMs - (sample.stampMs - this.#firstStampMs);
      clock.map();
      this.#nextMs = Math.ceil(clock.hubMs / TICK_MS) * TICK_MS;
    }
    if (nowMs - this.#nextMs > MOST_FILL_MS) this.#nextMs = Math.ceil(nowMs / TICK_MS) * TICK_MS;
    const features = this.#features;
    clock.deviceMs = this.#lastRowMs;
    clock.map();
    features.publishedMs = clock.hubMs;
    while (this.#nextMs <= nowMs) {
      features.gridMs = this.#nextMs;
      clock.hubMs = this.#nextMs;
      clock.locate();
      features.deviceMs = clock.deviceMs;
      features.step(this.#history);
      this.#nextMs += TICK_MS;
    }
  }
}

type KnownAxis = Exclude<RollAxis, "unknown">;
const PLUS_AXES = ["x+", "y+", "z+"] as const;

function indexOf(axis: KnownAxis): number {
  return "xyz".indexOf(axis.charAt(0));
}

/** The roll axis somebody vouches for: the calibration was made with it, else what the device says. */
function saidAxis(said: RollAxis, calibration: Calibration | undefined): KnownAxis | undefined {
  const axis = calibration && calibration.rollAxis !== "unknown" ? calibration.rollAxis : said;
  return axis === "unknown" ? undefined : axis;
}
