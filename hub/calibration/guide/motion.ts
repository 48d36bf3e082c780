// What the roller does while it is calibrated, live and roughly: still or not, how far it was turned, whether a load is
// held. Good enough for a progress bar; the procedure itself looks at the samples once more and better.
import type { Motion } from "#hub/calibration/guide/guide.ts";
import type { DeviceInfo } from "#shared/domain/device.ts";
import type { RawFrame } from "#shared/domain/frame.ts";

/** Faster is moving, °/s; a gyro whose zero is not known yet may be this far off. Slower for so long it learns its zero, s. */
const MOVING_DPS = 2.5;
const UNKNOWN_DPS = 8;
const LEARN_S = 0.5;
const SMOOTH_S = 0.15;
const ZERO_S = 1;
/** A load moves the cell by so many times its own noise; held evenly it stays within this part. */
const LOAD_TIMES = 60;
const EVEN_PART = 0.2;
const MOST_STEP_S = 0.1;
const LEAST_NOISE = 5;
const FREE_S = 0.5;
/** Held for less than this it was not a press yet, s. */
const PRESS_S = 0.7;

export class MotionWatch {
  readonly #dpsPerLsb: number;
  readonly #channels: number;
  readonly #zero = [0, 0, 0];
  readonly #rate = [0, 0, 0];
  readonly #mean: number[];
  readonly #free: number[];
  readonly #noise: number[];
  readonly #held: number[];
  #zeroKnown = false;
  #lastMs = Number.NaN;
  #lastLoadMs = Number.NaN;
  #rxMs = Number.NaN;
  #quietS = 0;
  #stillS = 0;
  #heldS = 0;
  #brokeS = Infinity;
  #turned = [0, 0, 0];
  #ways = [0, 0, 0];
  #forward = 0;
  #back = 0;
  #firstWay = 0;

  constructor(device: DeviceInfo) {
    this.#dpsPerLsb = device.imu.gyroDpsPerLsb;
    this.#channels = device.loadCell.channels;
    const each = (value: number) => Array.from({ length: this.#channels }, () => value);
    this.#mean = each(Number.NaN);
    this.#free = each(Number.NaN);
    this.#noise = each(Number.NaN);
    this.#held = each(Number.NaN);
  }

  /** Turns and holds are counted anew from here. */
  reset(): void {
    this.#turned = [0, 0, 0];
    this.#ways = [0, 0, 0];
    this.#forward = 0;
    this.#back = 0;
    this.#firstWay = 0;
    this.#stillS = 0;
    this.#heldS = 0;
    this.#brokeS = Infinity;
    for (let c = 0; c < this.#channels; c += 1) {
      this.#free[c] = this.#mean[c] ?? Number.NaN;
      this.#held[c] = Number.NaN;
    }
  }

  push(frame: RawFrame): void {
    if (Number.isFinite(frame.rxMs)) this.#rxMs = frame.rxMs;
    for (const row of frame.imu) this.#takeImu(row);
    for (const row of frame.load) this.#takeLoad(row);
  }

  motion(nowMs: number): Motion {
    const age = (nowMs - this.#rxMs) / 1000;
    return {
      stillS: this.#stillS,
      forwardTurns: this.#forward / 360,
      backTurns: this.#back / 360,
      rateDps: Math.max(...this.#rate.map(Math.abs)),
      heldS: this.#heldS,
      brokeS: this.#brokeS,
      ageS: Number.isFinite(age) ? Math.max(0, age) : Infinity,
    };
  }

  #takeImu(row: RawFrame["imu"][number]): void {
    const [tMs] = row;
    const dtS = Math.min(MOST_STEP_S, (tMs - this.#lastMs) / 1000);
    this.#lastMs = tMs;
    if (!(dtS > 0) || !row.every(Number.isFinite)) return;
    const gain = dtS / (SMOOTH_S + dtS);
    let fastest = 0;
    for (let axis = 0; axis < 3; axis += 1) {
      const dps = (row[4 + axis] ?? 0) * this.#dpsPerLsb - (this.#zero[axis] ?? 0);
      this.#rate[axis]! += gain * (dps - (this.#rate[axis] ?? 0));
      fastest = Math.max(fastest, Math.abs(this.#rate[axis] ?? 0));
      this.#ways[axis]! += Math.abs(this.#rate[axis] ?? 0) * dtS;
    }
    this.#learnZero(row, dtS, fastest);
    const moving = fastest > this.#limit;
    this.#stillS = moving ? 0 : this.#stillS + dtS;
    if (moving) this.#turn(dtS);
  }

  get #limit(): number {
    return this.#zeroKnown ? MOVING_DPS : UNKNOWN_DPS;
  }

  /** The first quiet moment gives the zero; later ones refine it. */
  #learnZero(row: RawFrame["imu"][number], dtS: number, fastest: number): void {
    this.#quietS = fastest < this.#limit ? this.#quietS + dtS : 0;
    if (this.#quietS < LEARN_S) return;
    this.#zeroKnown = true;
    const gain = dtS / (ZERO_S + dtS);
    for (let axis = 0; axis < 3; axis += 1) {
      this.#zero[axis]! += gain * ((row[4 + axis] ?? 0) * this.#dpsPerLsb - (this.#zero[axis] ?? 0));
    }
  }

  #turn(dtS: number): void {
    const axis = this.#ways.indexOf(Math.max(...this.#ways));
    const step = (this.#rate[axis] ?? 0) * dtS;
    this.#turned[axis]! += step;
    if (this.#firstWay === 0 && Math.abs(this.#turned[axis] ?? 0) > 10)
      this.#firstWay = Math.sign(this.#turned[axis] ?? 0);
    if (step * (this.#firstWay === 0 ? step : this.#firstWay) > 0) this.#forward += Math.abs(step);
    else this.#back += Math.abs(step);
  }

  #takeLoad(row: readonly number[]): void {
    const tMs = row[0] ?? Number.NaN;
    const dtS = Math.min(MOST_STEP_S, (tMs - this.#lastLoadMs) / 1000);
    this.#lastLoadMs = tMs;
    if (!(dtS > 0) || row.length <= this.#channels || !row.every(Number.isFinite)) return;
    let loaded = false;
    let even = true;
    for (let c = 0; c < this.#channels; c += 1) {
      const counts = row[c + 1] ?? 0;
      const before = this.#mean[c] ?? Number.NaN;
      const off = Number.isFinite(before) ? counts - before : 0;
      this.#mean[c] = (Number.isFinite(before) ? before : counts) + (dtS / (SMOOTH_S + dtS)) * off;
      const noise = this.#noise[c] ?? Number.NaN;
      // The quietest moments say what noise is.
      this.#noise[c] = Number.isFinite(noise)
        ? Math.min(noise * (1 + 0.02 * dtS), 0.98 * noise + 0.02 * Math.abs(off))
        : Math.abs(off);
      if (!Number.isFinite(this.#free[c] ?? Number.NaN)) this.#free[c] = counts;
      const load = (this.#mean[c] ?? 0) - (this.#free[c] ?? 0);
      const held = this.#held[c] ?? Number.NaN;
      loaded ||= Math.abs(load) > LOAD_TIMES * Math.max(LEAST_NOISE, this.#noise[c] ?? 0);
      if (Number.isFinite(held) && Math.abs(load - held) > EVEN_PART * Math.abs(held)) even = false;
    }
    this.#hold(loaded, even, dtS);
  }

  #hold(loaded: boolean, even: boolean, dtS: number): void {
    const breaks = this.#heldS >= PRESS_S && !(loaded && even);
    this.#brokeS = breaks ? 0 : this.#brokeS + dtS;
    if (!loaded) {
      this.#heldS = 0;
      this.#held.fill(Number.NaN);
      return;
    }
    const begins = this.#heldS === 0 || !even;
    this.#heldS = begins ? dtS : this.#heldS + dtS;
    if (!begins && this.#heldS > FREE_S) return;
    for (let c = 0; c < this.#channels; c += 1) this.#held[c] = (this.#mean[c] ?? 0) - (this.#free[c] ?? 0);
  }
}
