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
import { Intake, newestStamp } from "./intake.ts";
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
/** A hole longer than this is not filled with ticks, ms. */
const MOST_FILL_MS = 600_000;

export function createPipeline(settings: PipelineSettings, sink: FeatureSink): Pipeline {
  return new SignalCore(settings, sink);
}

class SignalCore implements Pipeline {
  readonly #settings: PipelineSettings;
  readonly #clock = new ClockSync();
  readonly #intake: Intake;
  readonly #imuAxis: SampleAxis;
  readonly #loadAxis: SampleAxis;
  readonly #imu: ImuCalibration;
  readonly #finder: AxisFinder | undefined;
  readonly #orientation: Orientation;
  readonly #history = new MotionHistory();
  readonly #force: Force;
  readonly #loadJudge = new LoadJudge();
  readonly #features: Features;
  readonly #imuSample = createImuSample();
  readonly #loadSample = createLoadSample();
  readonly #loadDelayMs: number;
  readonly #radiusMm: number;
  #axisKnown: boolean;
  #nextMs = Number.NaN;
  #firstStampMs = Number.NaN;
  #lastStampMs = Number.NaN;
  #lastRowMs = Number.NaN;
  #newestMs = Number.NaN;

  constructor(settings: PipelineSettings, sink: FeatureSink) {
    this.#settings = settings;
    const { device, roller, calibration } = settings;
    this.#radiusMm = calibration?.rollingRadiusMm ?? (LOADED_RADIUS_PART * roller.diameterMm) / 2;
    this.#intake = new Intake(this.#clock);
    this.#imuAxis = new SampleAxis({ nominalHz: device.imu.nominalHz, groupDelayMs: device.imu.groupDelayMs });
    this.#loadDelayMs = calibration?.loadDelayMs ?? device.loadCell.groupDelayMs;
    this.#loadAxis = new SampleAxis({ nominalHz: device.loadCell.nominalHz, groupDelayMs: this.#loadDelayMs });
    this.#loadAxis.keepMean = calibration?.loadDelayMs !== undefined;
    this.#imu = new ImuCalibration(device.imu, calibration);
    this.#orientation = new Orientation({ radiusMm: this.#radiusMm, calibration });
    this.#force = new Force({ calibration, channels: device.loadCell.channels, radiusMm: this.#radiusMm });
    this.#features = new Features({
      force: this.#force,
      orientation: this.#orientation,
      sink,
      radiusMm: this.#radiusMm,
      imuPeriodMs: 1000 / device.imu.nominalHz,
    });
    const rollAxis = knownAxis(device.imu.rollAxis, calibration);
    this.#axisKnown = rollAxis !== undefined;
    if (rollAxis) this.#imu.setAxis(rollAxis);
    else this.#finder = new AxisFinder();
  }

  push(frame: RawFrame): void {
    const verdict = this.#intake.judge(frame);
    if (verdict === "drop") return;
    if (verdict === "restart") this.#restart();
    this.#clock.observe(frame.rxMs, newestStamp(frame));
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
    if (this.#newestMs === this.#newestMs) this.#features.finish();
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
    this.#loadSample.stampMs = Number.NaN;
  }

  #takeImu(row: ImuRow): void {
    if (!isImuRow(row) || row[0] <= this.#lastStampMs) return;
    const stampMs = row[0];
    const sample = this.#imuSample;
    if (this.#firstStampMs !== this.#firstStampMs) this.#firstStampMs = stampMs;
    const dtS = stampMs - this.#lastStampMs < 1000 ? (stampMs - this.#lastStampMs) / 1000 : 0.01;
    this.#lastStampMs = stampMs;
    this.#lastRowMs = Math.max(stampMs, this.#lastRowMs || stampMs);
    this.#imuAxis.step(stampMs);
    sample.stampMs = stampMs;
    // The fitted axis may step back by a hair when its line moves: time itself must not.
    sample.tMs = sample.tMs >= this.#imuAxis.tMs && dtS < 1 ? sample.tMs + 0.01 : this.#imuAxis.tMs;
    this.#imu.judge(row, sample);
    if (this.#finder) this.#findAxis(row, dtS);
    if (this.#axisKnown) {
      this.#imu.step(row, sample);
      this.#orientation.step(sample, this.#features.loaded, this.#clock.rate);
      const { filter, placed } = this.#orientation;
      const usable = placed && !sample.gyroSaturated && !sample.fault;
      this.#history.push(sample.tMs, usable ? filter.rate : Number.NaN, filter.phi);
    } else this.#history.push(sample.tMs, Number.NaN, Number.NaN);
    this.#features.noteImu(sample);
    this.#emit(stampMs);
  }

  #takeLoad(row: LoadRow): void {
    const stampMs = row[0]!;
    const sample = this.#loadSample;
    const counts0 = row[1]!;
    const counts1 = this.#settings.device.loadCell.channels > 1 ? row[2]! : counts0;
    if (!Number.isFinite(stampMs) || !Number.isFinite(counts0) || !Number.isFinite(counts1)) return;
    if (stampMs <= sample.stampMs) return;
    this.#loadAxis.pollMs = stampMs === this.#lastStampMs ? this.#imuAxis.periodMs : 0;
    this.#loadAxis.step(stampMs);
    sample.stampMs = stampMs;
    sample.tMs = this.#loadAxis.tMs;
    sample.counts0 = counts0;
    sample.counts1 = counts1;
    this.#lastRowMs = Math.max(stampMs, this.#lastRowMs || stampMs);
    this.#loadJudge.judge(sample);
    const known = this.#history.read(sample.tMs) && this.#history.phi === this.#history.phi;
    this.#features.takeLoad(sample, known ? this.#history.phi : Number.NaN);
  }

  #findAxis(row: ImuRow, dtS: number): void {
    const finder = this.#finder;
    if (!finder || this.#axisKnown) return;
    finder.step(row, this.#imu, dtS);
    if (finder.axis < 0) return;
    this.#imu.setAxis(AXES[finder.axis]!);
    this.#axisKnown = true;
  }

  /** Gives out every tick whose lookahead the newest sample covers. */
  #emit(stampMs: number): void {
    const sample = this.#imuSample;
    if (stampMs - this.#firstStampMs < START_MS) return;
    const nowMs = this.#clock.hubOf(sample.tMs);
    const publishedMs = this.#clock.hubOf(Math.max(stampMs, this.#lastRowMs));
    if (this.#nextMs !== this.#nextMs) {
      const startMs = this.#clock.hubOf(sample.tMs - (stampMs - this.#firstStampMs));
      this.#nextMs = Math.ceil(startMs / TICK_MS) * TICK_MS;
    }
    if (nowMs - this.#nextMs > MOST_FILL_MS) {
      this.#nextMs = Math.ceil(nowMs / TICK_MS) * TICK_MS;
    }
    this.#newestMs = nowMs;
    while (this.#nextMs <= nowMs) {
      this.#features.step(this.#nextMs, this.#clock.deviceOf(this.#nextMs), publishedMs, this.#history);
      this.#nextMs += TICK_MS;
    }
  }
}

const AXES = ["x+", "y+", "z+"] as const;

/** The roll axis somebody vouches for: the calibration was made with it, else what the device says. */
function knownAxis(said: RollAxis, calibration: Calibration | undefined): Exclude<RollAxis, "unknown"> | undefined {
  const axis = calibration && calibration.rollAxis !== "unknown" ? calibration.rollAxis : said;
  return axis === "unknown" ? undefined : axis;
}

function isImuRow(row: ImuRow): boolean {
  for (let k = 0; k < 7; k += 1) if (!Number.isFinite(row[k])) return false;
  return true;
}
