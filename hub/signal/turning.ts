// Sine and cosine of an angle that turns little from call to call: the last pair turned by the small step,
//   sin δ ≈ δ − δ³/6,  cos δ ≈ 1 − δ²/2 + δ⁴/24   (error below 3·10⁻⁹ for δ < 0.05),
// computed anew after a larger step and every 32 calls, so that nothing adds up.

const SMALL_RAD = 0.05;
const ANEW_AFTER = 32;
const SIXTH = 1 / 6;
const TWENTY_FOURTH = 1 / 24;

export class Turning {
  sin = 0.5;
  cos = 0.5;
  /** What `turn` turns to, rad. */
  phi = 0.5;
  #at = Number.NaN;
  #steps = 0;

  constructor() {
    this.sin = 0;
    this.cos = 1;
  }

  turn(): void {
    const { phi } = this;
    const step = phi - this.#at;
    this.#at = phi;
    if (step < SMALL_RAD && step > -SMALL_RAD && this.#steps < ANEW_AFTER) {
      const square = step * step;
      const s = step * (1 - square * SIXTH);
      const c = 1 - square * (0.5 - square * TWENTY_FOURTH);
      const { sin, cos } = this;
      this.sin = sin * c + cos * s;
      this.cos = cos * c - sin * s;
      this.#steps += 1;
      return;
    }
    this.#steps = 0;
    this.sin = Math.sin(phi);
    this.cos = Math.cos(phi);
  }
}
