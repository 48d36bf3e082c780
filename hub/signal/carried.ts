// In the hands: lifted, carried or tilted rollers show an axle that does not lie level, turns about the other axes, or
// gravity that is not 1 g. Gravity must not correct the roll angle then, and R·ω is no speed along a limb.
//
// Each sign is smoothed over 0.15 s. With the load cell saying that a body lies on the roller, only a strong tilt counts.

import { RAD_PER_DEG } from "#shared/domain/units.ts";

import type { ImuSample } from "./imuSample.ts";

const SMOOTH_MS = 150;
/** Sine of the axle's tilt that means "picked up", free and under load; and "put down again". */
const TILT_FREE = Math.sin(22 * RAD_PER_DEG);
const TILT_LOADED = Math.sin(40 * RAD_PER_DEG);
const TILT_DOWN = Math.sin(14 * RAD_PER_DEG);
/** Turning about the axes across the axle, squared, rad²/s². */
const TURN_FREE = (45 * RAD_PER_DEG) ** 2;
const TURN_DOWN = (15 * RAD_PER_DEG) ** 2;
/** Deviation of the specific force from 1 g. */
const SHAKE_FREE_G = 0.25;
const SHAKE_DOWN_G = 0.06;
/** Quiet for this long before it counts as put down, ms. */
const DOWN_MS = 250;
/** What one sample may count for, after a gap and at the start, ms. */
const MOST_STEP_MS = 50;
const FIRST_STEP_MS = 10;

export class Carried {
  /** Whether the roller is in the hands. */
  active = false;
  /** Sine of the axle's tilt, smoothed; + when the axis points up. */
  tiltSin = Number.NaN;
  /** Length of the last sample's specific force, g. */
  lengthG = 0.5;
  #turn = Number.NaN;
  #shake = Number.NaN;
  #downMs = 0.5;

  constructor() {
    this.reset();
  }

  reset(): void {
    this.active = false;
    this.tiltSin = Number.NaN;
    this.#turn = 0;
    this.#shake = 0;
    this.#downMs = 0;
  }

  /** `loaded`: the load cell is sure that a body lies on the roller. */
  step(sample: ImuSample, loaded: boolean): void {
    const dtMs = sample.dtS > 0 ? Math.min(1000 * sample.dtS, MOST_STEP_MS) : FIRST_STEP_MS;
    const fA = sample.accAxis;
    const length = Math.sqrt(fA * fA + sample.accT1 * sample.accT1 + sample.accT2 * sample.accT2);
    this.lengthG = length;
    const tilt = length > 0.2 ? fA / length : 1;
    const turn = sample.gyroT1 * sample.gyroT1 + sample.gyroT2 * sample.gyroT2;
    const shake = Math.abs(length - 1);
    const gain = dtMs / (SMOOTH_MS + dtMs);
    if (this.tiltSin !== this.tiltSin) this.tiltSin = tilt;
    this.tiltSin += gain * (tilt - this.tiltSin);
    this.#turn += gain * (turn - this.#turn);
    this.#shake += gain * (shake - this.#shake);

    const steep = Math.abs(this.tiltSin);
    if (loaded) {
      this.active = steep > (this.active ? TILT_FREE : TILT_LOADED);
      this.#downMs = 0;
    } else if (!this.active) {
      this.active = steep > TILT_FREE || this.#turn > TURN_FREE || this.#shake > SHAKE_FREE_G;
      this.#downMs = 0;
    } else if (steep < TILT_DOWN && this.#turn < TURN_DOWN && this.#shake < SHAKE_DOWN_G) {
      this.#downMs += dtMs;
      if (this.#downMs >= DOWN_MS) this.active = false;
    } else this.#downMs = 0;
  }
}
