// The true-rate time axis of one sensor.
//
// A sensor samples with its own steady oscillator; the board stamps when it came to read: stamp = c + p·k + latency,
// latency ≥ 0. The converter is polled when the IMU is read, so its stamps sit on the IMU's raster. The lower line
// (lowerLine.ts) of stamps over the sample number k gives period p and phase c; missed samples are gaps in k. Exact
// stamps (recordings from elsewhere) are the same case with no latency.
// A sensor that does not keep a steady rate is noticed (the mean latency grows past a period) and its stamps are used.

import { LowerLine } from "./lowerLine.ts";

export interface SampleAxisSettings {
  readonly nominalHz: number;
  /** The sensor's own delay, taken off every time, ms. */
  readonly groupDelayMs: number;
}

const BUCKET_MS = 250;
const WINDOW_BUCKETS = 40;
const LOCK_SAMPLES = 96;
const FORGET_GAP_MS = 5000;
/** Weight of one sample in the running mean of the latency. */
const LATENCY_GAIN = 1 / 64;

export class SampleAxis {
  /** Fitted period, ms. */
  periodMs: number;
  /** Period at which the board looks for a new sample; 0 when it is told at once, ms. */
  pollMs = 0.5;
  /** The group delay was measured from the stamps, mean latency included: only what differs from it is taken off. */
  keepMean = false;
  /** Result of the last `step`: the device time at which the sensor's value was true, ms. */
  tMs = 0.5;

  readonly #settings: SampleAxisSettings;
  readonly #line: LowerLine;
  readonly #nominalMs: number;
  #index = 0;
  #samples = 0;
  #originMs = 0.5;
  #lastStampMs = Number.NaN;
  #lastLatencyMs = 0.5;
  #meanLatencyMs = 0.5;

  constructor(settings: SampleAxisSettings) {
    this.#settings = settings;
    this.#nominalMs = 1000 / settings.nominalHz;
    this.periodMs = this.#nominalMs;
    this.pollMs = 0;
    this.#line = new LowerLine({
      bucketWidth: BUCKET_MS / this.#nominalMs,
      buckets: WINDOW_BUCKETS,
      solveEvery: 1,
      maxSlope: 0.3 * this.#nominalMs,
      proofY: 0,
    });
    this.reset();
  }

  reset(): void {
    this.#line.reset();
    this.#index = 0;
    this.#samples = 0;
    this.#lastStampMs = Number.NaN;
    this.#lastLatencyMs = this.pollMs / 2;
    this.#meanLatencyMs = this.pollMs / 2;
    this.periodMs = this.#nominalMs;
  }

  /** Takes a stamp (device clock, ms, not going backwards) and sets `tMs`. */
  step(stampMs: number): void {
    const since = stampMs - this.#lastStampMs;
    if (!(since < FORGET_GAP_MS)) {
      this.reset();
      this.#originMs = stampMs;
    } else this.#index += this.#periodsSince(since);
    this.#lastStampMs = stampMs;
    this.#samples += 1;

    const stamp = stampMs - this.#originMs;
    const x = this.#index;
    this.#line.add(x, stamp - x * this.#nominalMs);
    let latency = stamp - x * this.#nominalMs - this.#line.at(x);
    if (this.#samples >= LOCK_SAMPLES) {
      this.periodMs = this.#nominalMs + this.#line.slope;
      this.#meanLatencyMs += (latency - this.#meanLatencyMs) * LATENCY_GAIN;
      if (this.#meanLatencyMs > 0.9 * this.periodMs) {
        this.reset();
        this.#originMs = stampMs;
        this.#lastStampMs = stampMs;
      }
    } else latency = this.pollMs / 2;
    this.#lastLatencyMs = latency;
    const mean = this.keepMean ? this.#meanLatencyMs : 0;
    this.tMs = stampMs - Math.min(latency, this.periodMs) + mean - this.#settings.groupDelayMs;
  }

  /** How many sample periods after the last one this sample was taken. */
  #periodsSince(sinceMs: number): number {
    const period = this.periodMs;
    if (this.#samples < LOCK_SAMPLES) {
      // The rate is only nominally known: a sample counts as missed when nothing else explains the wait.
      const most = 1.6 * period + this.pollMs;
      return sinceMs <= most ? 1 : Math.max(1, Math.round(sinceMs / period));
    }
    return Math.max(1, Math.round((sinceMs + this.#lastLatencyMs - this.#meanLatencyMs) / period));
  }
}
