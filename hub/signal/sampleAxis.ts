// The true-rate time axis of one sensor.
//
// A sensor samples with its own steady oscillator; the board stamps when it came to read: stamp = c + p·k + latency,
// latency ≥ 0. The converter is polled when the IMU is read, so its stamps sit on the IMU's raster. The mean interval of
// the first second gives p within a percent; from then on the lower line (lowerLine.ts) of stamps over the sample number k
// gives p and c. Samples are numbered by what can have happened: one period further, unless the wait is too long for that
// or samples are known to be lost. Exact stamps (recordings from elsewhere) are the same case with no latency.
// A sensor that does not keep a steady rate is noticed (the latency grows past what reading can cost) and starts over.

import { LowerLine } from "./lowerLine.ts";

export interface SampleAxisSettings {
  readonly nominalHz: number;
  /** The sensor's own delay, taken off every time, ms. */
  readonly groupDelayMs: number;
  /**
   * The delay was measured from the stamps, mean latency included: only what differs from the mean is taken off.
   * For rows that combine two converters nothing is fitted at all.
   */
  readonly delayFrom: "sample" | "stamp";
  readonly fitted: boolean;
}

const BUCKET_MS = 250;
const WINDOW_BUCKETS = 40;
const LEARN_MS = 1000;
const LEARN_SAMPLES = 40;
const FORGET_GAP_MS = 5000;
/** How far the period of the first second may be off, relative. */
const PERIOD_ERROR = 0.015;
/** Waits up to this many periods (and a poll) are one sample while the rate is only nominally known. */
const ONE_PERIOD = 1.6;
/** Reading late by more than this part of a period, on top of the poll, does not happen for long. */
const MOST_LATENCY = 0.45;
/** How far the line may lie above a stamp before it is pulled down, ms. */
const SLACK_MS = 0.4;
/** A latency this far out of its range is a wrong number, ms. */
const WRONG_MS = 1.2;
/** The line has found the least latency by then. */
const SETTLED_SAMPLES = 200;
/** Weight of one sample in the running mean of the latency. */
const LATENCY_GAIN = 1 / 64;

export class SampleAxis {
  /** Fitted period, ms. */
  periodMs = 0.5;
  /** Period at which the board looks for a new sample; 0 when it is told at once, ms. */
  pollMs = 0.5;
  /** What `step` takes: the board's stamp, device clock, ms, not going backwards. */
  stampMs = 0.5;
  /** Result of `step`: the device time at which the sensor's value was true, ms. */
  tMs = 0.5;

  readonly #settings: SampleAxisSettings;
  readonly #line: LowerLine;
  readonly #nominalMs: number = 0.5;
  #learned = false;
  #referenceMs = 0.5;
  #index = 0;
  #samples = 0;
  #originMs = 0.5;
  #lastStampMs = Number.NaN;
  #latencyMs = 0.5;
  #lastLatencyMs = 0.5;
  #meanLatencyMs = 0.5;

  constructor(settings: SampleAxisSettings) {
    this.#settings = settings;
    this.#nominalMs = 1000 / settings.nominalHz;
    this.pollMs = 0;
    this.#line = new LowerLine({
      bucketWidth: BUCKET_MS / this.#nominalMs,
      buckets: WINDOW_BUCKETS,
      solveEvery: 4,
      maxSlope: PERIOD_ERROR * this.#nominalMs,
      proofY: Number.POSITIVE_INFINITY,
      mostSlope: 0,
    });
    this.reset();
  }

  reset(): void {
    this.periodMs = this.#nominalMs;
    this.#lastStampMs = Number.NaN;
    this.#begin();
  }

  /** Takes `stampMs` and sets `tMs`; `lost`: samples since the last one are known to be lost. */
  step(lost: boolean): void {
    const { stampMs } = this;
    const sinceMs = stampMs - this.#lastStampMs;
    this.#lastStampMs = stampMs;
    if (!(sinceMs < FORGET_GAP_MS)) this.#begin();
    else this.#index += this.#periodsIn(sinceMs, lost);
    this.#samples += 1;
    this.#latencyMs = this.pollMs / 2;
    if (this.#settings.fitted) this.#fit();
    const usual = this.#settings.delayFrom === "stamp" ? this.#meanLatencyMs : 0;
    this.tMs = stampMs - this.#latencyMs + usual - this.#settings.groupDelayMs;
  }

  #begin(): void {
    this.#line.reset();
    this.#learned = false;
    this.#referenceMs = this.periodMs;
    this.#index = 0;
    this.#samples = 0;
    this.#originMs = this.stampMs;
    this.#lastLatencyMs = this.pollMs / 2;
    this.#meanLatencyMs = this.pollMs / 2;
  }

  /** Finds how long after it was ready the sample was read, once the rate is known. */
  #fit(): void {
    const sinceMs = this.stampMs - this.#originMs;
    if (!this.#learned) {
      if (sinceMs < LEARN_MS || this.#samples < LEARN_SAMPLES) return;
      this.#learned = true;
      this.#referenceMs = sinceMs / this.#index;
      this.#index = 0;
      this.#originMs = this.stampMs;
    }
    const line = this.#line;
    this.#place();
    // Nothing is read before it is ready, nor after the next one is: then the number was wrong.
    const seen = line.y - line.at(line.x);
    if (this.#index > SETTLED_SAMPLES && (seen < -WRONG_MS || seen > this.periodMs + WRONG_MS)) {
      this.#index += seen < 0 ? -1 : 1;
      this.#place();
    }
    line.take();
    const latencyMs = line.above;
    this.periodMs = this.#referenceMs + line.slope;
    this.#lastLatencyMs = latencyMs;
    this.#meanLatencyMs += (latencyMs - this.#meanLatencyMs) * LATENCY_GAIN;
    if (this.#meanLatencyMs > this.pollMs / 2 + MOST_LATENCY * this.periodMs) {
      this.periodMs = this.#nominalMs;
      this.#begin();
    } else this.#latencyMs = latencyMs < this.periodMs ? latencyMs : this.periodMs;
  }

  /** The stamp as a point of the line. */
  #place(): void {
    this.#line.x = this.#index;
    this.#line.y = this.stampMs - this.#originMs - this.#index * this.#referenceMs;
  }

  /** How many sample periods after the last one this sample was taken. */
  #periodsIn(sinceMs: number, lost: boolean): number {
    const period = this.periodMs;
    if (!this.#learned) {
      if (!lost && sinceMs <= ONE_PERIOD * period + this.pollMs) return 1;
      return Math.max(1, Math.round(sinceMs / period));
    }
    if (this.pollMs === 0) return sinceMs < 1.5 * period ? 1 : Math.round(sinceMs / period);
    const latencyMs = this.#lastLatencyMs + sinceMs - period;
    if (!lost && latencyMs < this.pollMs + MOST_LATENCY * period) return 1;
    // What is read is the newest sample: its latency lies between none and a period.
    return Math.max(1, Math.floor((sinceMs + this.#lastLatencyMs + SLACK_MS) / period));
  }
}
