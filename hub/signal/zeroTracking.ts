// Drift of a load channel's offset (creep, temperature), followed only while nobody is on the roller.
//
// A scalar Kalman filter: the drift walks 0.3 N/√min; half a second of readings of the free roller is worth 0.5 N (the dead
// weight's own uncertainty). Readings beyond a few newtons are a hand on the roller, not drift, and the roller must rest: carried about
// it is pushed and shaken.

import { CONTACT_OFF_N } from "./contact.ts";
import type { LoadChannel } from "./calibrateLoad.ts";
import type { LoadSample } from "./loadSample.ts";

const WALK_N2_PER_S = 0.3 ** 2 / 60;
const READING_SD_N = 0.5;
/** However often it was read, the offset is never surer than this, N. */
const LEAST_SD_N = 0.3;
/** Readings are alike for about this long, s. */
const CORRELATION_S = 0.5;
const HAND_N = CONTACT_OFF_N / 3;
/** The roller must have been free and quiet this long, s. */
const FREE_S = 0.8;

export class ZeroTracking {
  readonly #channel: LoadChannel;
  readonly #second: boolean;
  #freeS = 0.5;

  /** `second`: the channel is the second of two. */
  constructor(channel: LoadChannel, second: boolean) {
    this.#channel = channel;
    this.#second = second;
    this.#freeS = 0;
  }

  /** `free`: off contact and at rest. */
  step(sample: LoadSample, free: boolean): void {
    const dtS = sample.dtS > 0 && sample.dtS < 1 ? sample.dtS : 0.01;
    const channel = this.#channel;
    channel.zeroVariance += WALK_N2_PER_S * dtS;
    if (!free) {
      this.#freeS = 0;
      return;
    }
    const counts = this.#second ? sample.counts1 : sample.counts0;
    const z = channel.newtons(counts, Math.sin(sample.phi), Math.cos(sample.phi));
    this.#freeS = Math.abs(z) < HAND_N ? this.#freeS + dtS : 0;
    if (this.#freeS < FREE_S) return;
    const noise = READING_SD_N ** 2 * Math.max(1, CORRELATION_S / dtS);
    const gain = channel.zeroVariance / (channel.zeroVariance + noise);
    channel.zeroN += gain * z;
    channel.zeroVariance = Math.max((1 - gain) * channel.zeroVariance, LEAST_SD_N ** 2);
  }
}
