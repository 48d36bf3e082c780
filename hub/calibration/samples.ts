// A recording's samples on one time axis: what the whole procedure works on.
//
// The stages of the signal core put every sample to the time it was true at (hub/signal/sampleAxis.ts: true rates, reading
// latency, group delay; hub/signal/clockSync.ts: device clock → hub clock), so that the calibration sees angle and load at
// the same instants as the core will. Unlike the core it may look at all data before it maps the first sample.
import { ClockSync } from "#hub/signal/clockSync.ts";
import { Intake } from "#hub/signal/intake.ts";
import { SampleAxis } from "#hub/signal/sampleAxis.ts";
import type { DeviceInfo } from "#shared/domain/device.ts";
import type { RawFrame } from "#shared/domain/frame.ts";

/** Columns of equal length, hub time growing. Vectors are along the IMU's x, y, z. */
export interface Samples {
  readonly imuMs: Float64Array;
  /** Specific force, g, and rate, °/s, as the sensor gives them: no bias taken off. */
  readonly force: readonly [Float64Array, Float64Array, Float64Array];
  readonly rate: readonly [Float64Array, Float64Array, Float64Array];
  readonly loadMs: Float64Array;
  /** Raw counts, one column a channel. */
  readonly counts: readonly Float64Array[];
  /** Share of load readings at the converter's end of scale, and whether it repeats itself. */
  readonly saturatedRatio: number;
  /** Arrival of the newest frame, hub clock, ms; NaN without frames. */
  readonly endMs: number;
}

/** |counts| from here on is the converter's end. */
const END_OF_SCALE = 8_388_600;
/** |LSB| from here on is the end of scale. */
const END_OF_SCALE_LSB = 32_700;
/** Conversions stamped as an IMU sample are polled with it; this many without the coincidence say otherwise. */
const POLLED_MEMORY = 50;
const LOST_PERIODS = 1.5;

class Column {
  #data = new Float64Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.#data.length) {
      const larger = new Float64Array(2 * this.length);
      larger.set(this.#data);
      this.#data = larger;
    }
    this.#data[this.length] = value;
    this.length += 1;
  }

  /** What was pushed, without a copy. */
  view(): Float64Array {
    return this.#data.subarray(0, this.length);
  }
}

export class SampleCollector {
  readonly #device: DeviceInfo;
  readonly #imu = Array.from({ length: 7 }, () => new Column());
  readonly #load: Column[];
  #clock = new ClockSync();
  #intake = new Intake(this.#clock);
  readonly #imuAxis: SampleAxis;
  readonly #loadAxis: SampleAxis;
  #imuFrom = 0;
  #loadFrom = 0;
  #imuStampMs = Number.NaN;
  #loadStampMs = Number.NaN;
  /** The stamp of the IMU sample before the newest: the board looked at the converter then. */
  #lookedMs = Number.NaN;
  #lost = false;
  #polled = 0;
  #saturated = 0;
  #endMs = Number.NaN;

  constructor(device: DeviceInfo) {
    this.#device = device;
    const { imu, loadCell } = device;
    this.#load = Array.from({ length: loadCell.channels + 1 }, () => new Column());
    this.#imuAxis = new SampleAxis({
      nominalHz: imu.nominalHz,
      groupDelayMs: imu.groupDelayMs,
      delayFrom: "sample",
      fitted: true,
    });
    this.#loadAxis = new SampleAxis({
      nominalHz: loadCell.nominalHz,
      groupDelayMs: loadCell.groupDelayMs,
      delayFrom: "sample",
      fitted: loadCell.channels === 1,
    });
  }

  push(frame: RawFrame): void {
    const verdict = this.#intake.judge(frame);
    if (verdict === "drop") return;
    if (verdict === "restart") this.#restart();
    this.#clock.observe(frame.rxMs, this.#intake.newestMs);
    if (!(frame.rxMs <= this.#endMs)) this.#endMs = frame.rxMs;
    let j = 0;
    for (const row of frame.imu) {
      for (; j < frame.load.length && (frame.load[j]?.[0] ?? Number.NaN) < row[0]; j += 1)
        this.#takeLoad(frame.load[j]);
      this.#takeImu(row);
    }
    for (; j < frame.load.length; j += 1) this.#takeLoad(frame.load[j]);
  }

  /** Everything so far. The collector may go on; what was given out stays as it is. */
  samples(): Samples {
    const [imuMs, fx, fy, fz, wx, wy, wz] = this.#imu.map((column) => column.view().slice());
    const [loadMs, ...counts] = this.#load.map((column) => column.view().slice());
    const none = new Float64Array(0);
    const imu = imuMs ?? none;
    const load = loadMs ?? none;
    this.#map(imu, this.#imuFrom);
    this.#map(load, this.#loadFrom);
    return {
      imuMs: imu,
      force: [fx ?? none, fy ?? none, fz ?? none],
      rate: [wx ?? none, wy ?? none, wz ?? none],
      loadMs: load,
      counts,
      saturatedRatio: load.length > 0 ? this.#saturated / (load.length + this.#saturated) : 0,
      endMs: this.#endMs,
    };
  }

  /** Device times of the timeline under way become hub times; those before it are already. */
  #map(times: Float64Array, from: number): void {
    const clock = this.#clock;
    let before = from > 0 ? (times[from - 1] ?? -Infinity) : -Infinity;
    for (let i = from; i < times.length; i += 1) {
      clock.deviceMs = times[i] ?? Number.NaN;
      clock.map();
      // A reboot must not make time go backwards.
      before = Math.max(clock.hubMs, before + 1e-3);
      times[i] = before;
    }
  }

  #restart(): void {
    const [imuMs] = this.#imu;
    const [loadMs] = this.#load;
    if (imuMs && loadMs && this.#clock.known) {
      this.#map(imuMs.view(), this.#imuFrom);
      this.#map(loadMs.view(), this.#loadFrom);
      this.#imuFrom = imuMs.length;
      this.#loadFrom = loadMs.length;
    }
    this.#clock.reset();
    this.#imuAxis.reset();
    this.#loadAxis.reset();
    this.#imuStampMs = Number.NaN;
    this.#loadStampMs = Number.NaN;
  }

  #takeImu(row: RawFrame["imu"][number]): void {
    const [stampMs] = row;
    if (!row.every(Number.isFinite) || stampMs <= this.#imuStampMs) return;
    const axis = this.#imuAxis;
    if (stampMs - this.#imuStampMs > LOST_PERIODS * axis.periodMs) this.#lost = true;
    this.#lookedMs = this.#imuStampMs;
    this.#imuStampMs = stampMs;
    axis.stampMs = stampMs;
    axis.step(false);
    for (let k = 1; k < 7; k += 1) if (Math.abs(row[k] ?? 0) >= END_OF_SCALE_LSB) return;
    const { accelGPerLsb, gyroDpsPerLsb } = this.#device.imu;
    this.#imu[0]?.push(axis.tMs);
    for (let k = 1; k < 7; k += 1) this.#imu[k]?.push((row[k] ?? 0) * (k < 4 ? accelGPerLsb : gyroDpsPerLsb));
  }

  #takeLoad(row: readonly number[] | undefined): void {
    const stampMs = row?.[0] ?? Number.NaN;
    const { channels } = this.#device.loadCell;
    if (row === undefined || row.length <= channels || !row.every(Number.isFinite) || stampMs <= this.#loadStampMs)
      return;
    if (stampMs === this.#imuStampMs) this.#polled = POLLED_MEMORY;
    else if (this.#polled > 0) this.#polled -= 1;
    const axis = this.#loadAxis;
    axis.pollMs = this.#polled > 0 ? this.#imuAxis.periodMs : 0;
    axis.stampMs = stampMs;
    axis.sinceLookMs = this.#lost || stampMs !== this.#imuStampMs ? Number.NaN : stampMs - this.#lookedMs;
    axis.step(this.#lost);
    this.#lost = false;
    this.#loadStampMs = stampMs;
    for (let c = 1; c <= channels; c += 1) {
      if (Math.abs(row[c] ?? 0) < END_OF_SCALE) continue;
      this.#saturated += 1;
      return;
    }
    this.#load[0]?.push(axis.tMs);
    for (let c = 1; c <= channels; c += 1) this.#load[c]?.push(row[c] ?? 0);
  }
}

/** All samples of a recording's frames. */
export function collectSamples(device: DeviceInfo, frames: Iterable<RawFrame>): Samples {
  const collector = new SampleCollector(device);
  for (const frame of frames) collector.push(frame);
  return collector.samples();
}

/** Index of the first value ≥ `value` in a growing column. */
export function firstFrom(column: Float64Array, value: number): number {
  let low = 0;
  let high = column.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((column[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
