// Watches how far the load cell's zero has moved since the calibration, as seen whenever the roller lies free.
// One odd moment (a bag on the roller) is no drift: the middle of the last few free spells counts.
import type { ZeroReading } from "#hub/calibration/zeroReading.ts";

/** Beyond this the stored zero is no longer right, N: 2.5 % of 200 N. The core corrects it while it runs. */
export const DRIFT_N = 5;
const FAR_N = 150;
const SPELLS = 5;
const LEAST_SPELLS = 3;
/** Back within this part it may be told again. */
const CALM_PART = 0.6;

export class DriftWatch {
  #spells: (readonly number[])[] = [];
  #inSpell = false;
  #told = false;

  /** A new calibration or a tare. */
  reset(): void {
    this.#spells = [];
    this.#inSpell = false;
    this.#told = false;
  }

  /** Takes a look about once a second; gives the drift, N, when it is to be told of. */
  step(reading: ZeroReading): number | undefined {
    // A zero that is far off looks like a load, but breathes like none.
    const free = reading.kind === "free" || (reading.kind === "loaded" && reading.quiet && reading.aboutN < FAR_N);
    if (!free) {
      this.#inSpell = false;
      return undefined;
    }
    if (this.#inSpell) this.#spells[this.#spells.length - 1] = reading.offN;
    else this.#spells = [...this.#spells.slice(1 - SPELLS), reading.offN];
    this.#inSpell = true;
    const driftN = this.driftN;
    if (Math.abs(driftN) < CALM_PART * DRIFT_N) this.#told = false;
    if (this.#told || !(Math.abs(driftN) > DRIFT_N)) return undefined;
    this.#told = true;
    return driftN;
  }

  /** Of the channel that drifted most, N; NaN while too little was seen. */
  get driftN(): number {
    if (this.#spells.length < LEAST_SPELLS) return Number.NaN;
    const channels = this.#spells[0]?.length ?? 0;
    let most = 0;
    for (let c = 0; c < channels; c += 1) {
      const sorted = this.#spells.map((spell) => spell[c] ?? 0).toSorted((one, two) => one - two);
      const middle = sorted[Math.floor(sorted.length / 2)] ?? 0;
      if (Math.abs(middle) > Math.abs(most)) most = middle;
    }
    return most;
  }
}
