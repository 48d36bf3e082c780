// The true-rate time axis of one sensor.
//
// A sensor samples with its own steady oscillator; the board stamps when it came to read: stamp = c + p·k + latency,
// latency ≥ 0. The converter is polled when the IMU is read, so its stamps sit on the IMU's raster. The mean interval of
// the first second gives p within a percent; from then on the lower line (lowerLine.ts) of stamps over the sample number k
// gives p and c. Samples are numbered by what can have happened: one period further, unless the wait is too long for that
// or samples are known to be lost. A converter was ready after the board looked the last time, or it would have been read then:
// a number that says otherwise by far is corrected, and such a sample does not move the line. Exact stamps (recordings from elsewhere) are the same case with no latency.
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
/** A latency out of its range by more than this, and nearer to it with another number, has a wrong number, ms. */
const WRONG_MS = 1.5;
/** After a loss the number is a guess for so many samples: then a smaller misfit corrects it, ms. */
const GUESSED_SAMPLES = 16;
const GUESSED_WRONG_MS = 0.3;
/** So many wrong numbers in a row say that the line is wrong. */
const MOST_WRONG = 12;
/** The line has found the least latency by then. */
const SETTLED_SAMPLES = 200;
/** Weight of one sample in the running mean of the latency. */
const LATENCY_GAIN = 1 / 64;

export class SampleAxis {
  /** Fitted period, ms. */
  periodMs = 0.5;
  /** Period at which the board looks for a new sample; 0 when it is told at once, ms. */
  pollMs = 0.5;
  /** How long before its stamp the board looked the last time; NaN when that is not known, ms. */
  sinceLookMs = 0.5;
  /** What `step` takes: the board's stamp, device clock, ms, not going backwards. */
  stampMs = 0.5;
  /** Result of `step`: the device time at which the sensor's value was true, ms. */
  tMs = 0.5;

  readonly #settings: SampleAxisSettings;
  readonly #line: LowerLine;
  readonly #nominalMs: number;
  #learned = false;
  #referenceMs = 0.5;
  #index = 0;
  #lastIndex = -1;
  #samples = 0;
  #wrong = 0;
  #guessed = 0;
  #originMs = 0.5;
  #lastStampMs = Number.NaN;
  #latencyMs = 0.5;
  #lastLatencyMs = 0.5;
  #meanLatencyMs = 0.5;

  constructor(settings: SampleAxisSettings) {
    this.#settings = settings;
    this.#nominalMs = 1000 / settings.nominalHz;
    this.pollMs = 0;
    this.sinceLookMs = Number.NaN;
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
    else {
      this.#lastIndex = this.#index;
      this.#index += this.#periodsIn(sinceMs, lost);
    }
    this.#samples += 1;
    this.#latencyMs = this.pollMs / 2;
    if (this.#settings.fitted) this.#fit(lost);
    const usual = this.#settings.delayFrom === "stamp" ? this.#meanLatencyMs : 0;
    this.tMs = stampMs - this.#latencyMs + usual - this.#settings.groupDelayMs;
  }

  #begin(): void {
    this.#line.reset();
    this.#learned = false;
    this.#referenceMs = this.periodMs;
    this.#index = 0;
    this.#lastIndex = -1;
    this.#samples = 0;
    this.#wrong = 0;
    this.#guessed = 0;
    this.#originMs = this.stampMs;
    this.#lastLatencyMs = this.pollMs / 2;
    this.#meanLatencyMs = this.pollMs / 2;
  }

  /** Finds how long after it was ready the sample was read, once the rate is known. */
  #fit(lost: boolean): void {
    const sinceMs = this.stampMs - this.#originMs;
    if (!this.#learned) {
      if (sinceMs < LEARN_MS || this.#samples < LEARN_SAMPLES) return;
      this.#learned = true;
      this.#referenceMs = sinceMs / this.#index;
      this.#index = 0;
      this.#lastIndex = -1;
      this.#originMs = this.stampMs;
    }
    const line = this.#line;
    this.#place();
    this.#guessed = lost ? GUESSED_SAMPLES : this.#guessed > 0 ? this.#guessed - 1 : 0;
    if (this.#index > SETTLED_SAMPLES && this.#renumber()) this.#wrong += 1;
    else {
      this.#wrong = 0;
      // While the number is a guess it is no fact that brings the line down.
      if (this.#guessed === 0 || line.y >= line.at(line.x)) line.take();
    }
    const above = line.y - line.at(line.x);
    const latencyMs = above > 0 ? above : 0;
    this.periodMs = this.#referenceMs + line.slope;
    this.#lastLatencyMs = latencyMs;
    this.#meanLatencyMs += (latencyMs - this.#meanLatencyMs) * LATENCY_GAIN;
    if (this.#meanLatencyMs > this.pollMs / 2 + MOST_LATENCY * this.periodMs || this.#wrong > MOST_WRONG) {
      this.periodMs = this.#nominalMs;
      this.#begin();
    } else {
      const most = this.sinceLookMs > this.periodMs ? this.sinceLookMs : this.periodMs;
      this.#latencyMs = latencyMs < most ? latencyMs : most;
    }
  }

  /** Gives the sample another number when its latency fits that far better; whether it did. */
  #renumber(): boolean {
    const line = this.#line;
    const known = this.pollMs > 0 && this.sinceLookMs > 0;
    const mostMs = known ? this.sinceLookMs : this.periodMs;
    const offMs = line.y - line.at(line.x) - mostMs / 2;
    const far = (this.#guessed > 0 ? GUESSED_WRONG_MS : WRONG_MS) + Math.max(mostMs, this.periodMs) / 2;
    if (offMs < far && offMs > -far) return false;
    const number = this.#index + Math.round(offMs / this.periodMs);
    // No two samples have the same number; but that of the one before may have been the wrong guess.
    const least = this.#guessed > 0 ? this.#lastIndex : this.#lastIndex + 1;
    this.#index = number > least ? number : least;
    this.#place();
    return true;
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
