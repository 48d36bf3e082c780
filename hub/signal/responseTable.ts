// A load channel's response g over one turn, read at any angle: linear between the calibration's points, periodic.
// The slope is the central difference at the points, linear between them: a kink or a noisy point does not make it jump.

const TURN = 2 * Math.PI;

export class ResponseTable {
  /** Results of `read`: g and dg/dφ (1/rad). */
  value = Number.NaN;
  slope = Number.NaN;
  /** Mean of |g| over the turn. */
  readonly mean: number = 0.5;
  readonly #g: Float64Array;
  readonly #slopes: Float64Array;

  constructor(g: readonly number[]) {
    const count = g.length;
    this.#g = new Float64Array(count + 1);
    this.#slopes = new Float64Array(count + 1);
    let sum = 0;
    for (let k = 0; k <= count; k += 1) {
      this.#g[k] = g[k % count]!;
      this.#slopes[k] = ((g[(k + 1) % count]! - g[(k + count - 1) % count]!) / 2) * (count / TURN);
      if (k < count) sum += Math.abs(g[k]!);
    }
    this.mean = sum / count;
  }

  read(phi: number): void {
    const count = this.#g.length - 1;
    const turns = phi * (1 / TURN);
    const x = (turns - Math.floor(turns)) * count;
    const floor = Math.floor(x);
    const k = floor < count ? floor : count - 1;
    const part = x - k;
    const g0 = this.#g[k]!;
    const s0 = this.#slopes[k]!;
    this.value = g0 + part * (this.#g[k + 1]! - g0);
    this.slope = s0 + part * (this.#slopes[k + 1]! - s0);
  }
}
