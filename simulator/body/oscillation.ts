// Living signals as sums of a few sines with seeded frequencies and phases: smooth, endless, exact at any time.
import type { Random } from "#sim/random.ts";

export interface OscillationOptions {
  readonly lowHz: number;
  readonly highHz: number;
  readonly count: number;
  /** Peak of the sum when all sines meet. */
  readonly peak: number;
  readonly random: Random;
}

export interface Oscillation {
  at(simMs: number): number;
  /** Its slope, 1/s. */
  slopeAt(simMs: number): number;
}

export function createOscillation(options: OscillationOptions): Oscillation {
  const { lowHz, highHz, count, peak, random } = options;
  const omegas = new Float64Array(count);
  const phases = new Float64Array(count);
  for (let i = 0; i < count; i += 1) {
    // One sine in each part of the band, so that the sum never beats slowly for ever.
    const share = (i + random.uniform(0.15, 0.85)) / count;
    omegas[i] = 2 * Math.PI * (lowHz + (highHz - lowHz) * share);
    phases[i] = random.uniform(0, 2 * Math.PI);
  }
  const each = peak / count;
  return {
    at(simMs) {
      let sum = 0;
      for (let i = 0; i < count; i += 1) sum += Math.sin((omegas[i] ?? 0) * simMs * 1e-3 + (phases[i] ?? 0));
      return sum * each;
    },
    slopeAt(simMs) {
      let sum = 0;
      for (let i = 0; i < count; i += 1) {
        const omega = omegas[i] ?? 0;
        sum += omega * Math.cos(omega * simMs * 1e-3 + (phases[i] ?? 0));
      }
      return sum * each;
    },
  };
}
