// R10: a steady load: a mean force whose standard deviation stays small for a while, in contact.
// Method: running mean and variance (Welford, Technometrics 4:419, 1962), begun anew whenever the force strays.
import { TICK_MS, type Tick } from "#shared/domain/features.ts";
import { RULES } from "#shared/domain/rules.ts";

export interface Steady {
  readonly ticks: number;
  readonly meanN: number;
  /** Sum of squared deviations, N². */
  readonly squaresN2: number;
  readonly lastMs: number;
}

export const NOT_STEADY: Steady = { ticks: 0, meanN: 0, squaresN2: 0, lastMs: Number.NaN };

const { stepS, steadyWithinPct, strayBeyondPct } = RULES.R10.numbers;
export const TICKS_A_LOAD = (stepS * 1000) / TICK_MS;

/** Only ticks in contact with a known force inside `aimN` count; a gap begins anew. */
export function stepSteady(state: Steady, tick: Readonly<Tick>, aimN: readonly [number, number]): Steady {
  const { forceN, tMs } = tick;
  const aimed = tick.contact && tick.quality !== "unknown" && forceN >= aimN[0] && forceN <= aimN[1];
  if (!aimed) return NOT_STEADY;
  const apart = tMs - state.lastMs > RULES.R30.numbers.unevenUpToMs;
  const strays = Math.abs(forceN - state.meanN) > (state.meanN * strayBeyondPct) / 100;
  if (state.ticks === 0 || apart || strays) return { ticks: 1, meanN: forceN, squaresN2: 0, lastMs: tMs };
  if (!(tMs > state.lastMs)) return state;
  const ticks = state.ticks + 1;
  const off = forceN - state.meanN;
  const meanN = state.meanN + off / ticks;
  return { ticks, meanN, squaresN2: state.squaresN2 + off * (forceN - meanN), lastMs: tMs };
}

/** The mean force once it has been steady long enough; "restless" when it was long, but not steady. */
export function loadOf({ ticks, meanN, squaresN2 }: Steady): number | "restless" | undefined {
  if (ticks < TICKS_A_LOAD) return undefined;
  const sdN = Math.sqrt(squaresN2 / (ticks - 1));
  return sdN <= (meanN * steadyWithinPct) / 100 ? meanN : "restless";
}
