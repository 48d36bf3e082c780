// Which IMU axis lies along the axle, when nobody says so or what is said contradicts the data.
//
// A roller turns about one axis only: over a while of rolling the mean square of that axis' rate (its slow mean taken off)
// stands far above the two others. The sign cannot be known and need not be: + is the way of the first stroke.

import type { ImuRow } from "#shared/domain/frame.ts";

const FORGET_S = 8;
const MEAN_S = 30;
/** Mean square of the winning axis, rad²/s², and how far it must stand above the others. */
const LEAST_SQUARE = 0.01;
const RATIO = 6;
/** Turned angle that decides, rad. */
const LEAST_TURN = 0.25;

export interface RateReader {
  rate(row: ImuRow, axis: number): number;
}

export class AxisFinder {
  /** The axis found, 0 … 2; −1 while open. */
  axis = -1;
  readonly #mean = new Float64Array(3);
  readonly #square = new Float64Array(3);
  readonly #turn = new Float64Array(3);
  #seen = 0;

  step(row: ImuRow, reader: RateReader, dtS: number): void {
    this.#seen += dtS;
    const gain = dtS / (Math.min(MEAN_S, this.#seen) + dtS);
    const keep = 1 - dtS / FORGET_S;
    for (let axis = 0; axis < 3; axis += 1) {
      const rate = reader.rate(row, axis);
      const off = rate - this.#mean[axis]!;
      this.#mean[axis]! += gain * off;
      this.#square[axis]! += (dtS / (1 + dtS)) * (off * off - this.#square[axis]!);
      this.#turn[axis] = keep * this.#turn[axis]! + Math.abs(off) * dtS;
    }
    this.#decide();
  }

  #decide(): void {
    const s = this.#square;
    const best = s[0]! > s[1]! ? (s[0]! > s[2]! ? 0 : 2) : s[1]! > s[2]! ? 1 : 2;
    const second = Math.max(s[(best + 1) % 3]!, s[(best + 2) % 3]!);
    if (s[best]! > LEAST_SQUARE && s[best]! > RATIO * second && this.#turn[best]! > LEAST_TURN) this.axis = best;
  }
}
