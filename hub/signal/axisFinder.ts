// Which IMU axis lies along the axle, when nobody says so or what is said contradicts the data.
//
// A roller on the floor turns about one axis only, and that axis lies level: the mean square of its rate (slow mean taken
// off) stands far above the others' and gravity has no part along it. While no axis is known a quarter of a radian
// decides. Against an axis that somebody vouched for it takes turns both ways: a roller may be tumbled in the hands.
// The sign cannot be known and need not be: + is the way of the first stroke.

import type { ImuRow } from "#shared/domain/frame.ts";

const FORGET_S = 12;
const MEAN_S = 30;
const SQUARE_S = 1;
const LEVEL_S = 2;
/** Mean square of the winning axis, rad²/s², and how far it must stand above the others. */
const LEAST_SQUARE = 0.01;
const RATIO = 6;
/** Gravity along the winning axis, smoothed, g. */
const MOST_GRAVITY_G = 0.25;
/** Turned angle that decides, rad: in all, and each way against a known axis. */
const LEAST_TURN = 0.25;
const LEAST_EACH_WAY = 0.8;
const MOST_STEP_S = 0.1;

export interface AxisReader {
  rate(row: ImuRow, axis: number): number;
  force(row: ImuRow, axis: number): number;
}

export class AxisFinder {
  /** The axis found, 0 … 2; −1 while open. */
  axis = -1;
  readonly #mean = new Float64Array(3);
  readonly #square = new Float64Array(3);
  readonly #level = new Float64Array(3);
  readonly #forth = new Float64Array(3);
  readonly #back = new Float64Array(3);
  #seenS = 0.5;

  constructor() {
    this.#seenS = 0;
  }

  /** `dtS` since the row before, NaN for the first; `against`: the axis (0 … 2) that is held to be right, −1 without. */
  step(row: ImuRow, reader: AxisReader, dtS: number, against: number): void {
    const stepS = dtS > 0 && dtS < MOST_STEP_S ? dtS : MOST_STEP_S / 10;
    this.#seenS += stepS;
    const gain = stepS / (Math.min(MEAN_S, this.#seenS) + stepS);
    const keep = 1 - stepS / FORGET_S;
    for (let axis = 0; axis < 3; axis += 1) {
      const off = reader.rate(row, axis) - this.#mean[axis]!;
      this.#mean[axis] = this.#mean[axis]! + gain * off;
      this.#square[axis] = this.#square[axis]! + (stepS / SQUARE_S) * (off * off - this.#square[axis]!);
      this.#level[axis] = this.#level[axis]! + (stepS / LEVEL_S) * (reader.force(row, axis) - this.#level[axis]!);
      this.#forth[axis] = keep * this.#forth[axis]! + (off > 0 ? off * stepS : 0);
      this.#back[axis] = keep * this.#back[axis]! - (off < 0 ? off * stepS : 0);
    }
    this.#decide(against);
  }

  #decide(against: number): void {
    const s = this.#square;
    const best = s[0]! > s[1]! ? (s[0]! > s[2]! ? 0 : 2) : s[1]! > s[2]! ? 1 : 2;
    const second = Math.max(s[(best + 1) % 3]!, s[(best + 2) % 3]!);
    if (best === against || s[best]! < LEAST_SQUARE || s[best]! < RATIO * second) return;
    if (Math.abs(this.#level[best]!) > MOST_GRAVITY_G) return;
    const forth = this.#forth[best]!;
    const back = this.#back[best]!;
    const enough = against < 0 ? forth + back > LEAST_TURN : Math.min(forth, back) > LEAST_EACH_WAY;
    if (enough) this.axis = best;
  }
}
