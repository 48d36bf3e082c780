// Which way the load line leans. Soft tissue piles up ahead of the roller, so the lean flips with the direction of
// rolling; the pile needs some way to build up and stays where it is while nothing moves:
//   d ← d + (sign(dx) − d)·(1 − e^(−|dx|/ℓ)),   d in −1 … 1, − where φ falls.

const BUILD_UP_MM = 5;
/** Smaller steps are noise of the angle, mm. */
const DEAD_MM = 0.005;

export class LeanDirection {
  value = 0.5;

  constructor() {
    this.value = 0;
  }

  reset(): void {
    this.value = 0;
  }

  /** `dxMm`: way rolled since the last call. */
  step(dxMm: number): void {
    const way = Math.abs(dxMm);
    if (way < DEAD_MM) return;
    const part = way > 8 * BUILD_UP_MM ? 1 : way / (BUILD_UP_MM + 0.5 * way);
    this.value += Math.min(1, part) * ((dxMm > 0 ? 1 : -1) - this.value);
  }
}
