// R8, R10: a personal band from measured loads: the forces that feel like R8's range, never above the stop value.
import { RULES } from "#shared/domain/rules.ts";
import { fitMonotone, forceReaching, forceUpTo, type Load } from "./ramp/monotoneFit.ts";

/** Of the population, for one area. */
export interface PopulationForce {
  readonly forceN: readonly [number, number];
  readonly easeOffN: number;
  readonly stopN: number;
}

export interface OwnBand {
  readonly lowN: number;
  readonly highN: number;
}

/** What a band is one of: R8's usual range, or its gentle one. */
export function comfortRange(gentle: boolean): readonly [number, number] {
  return gentle ? RULES.R8.numbers.gentleNrs : RULES.R8.numbers.comfortNrs;
}

/** Undefined when the loads say nothing. */
export function ownBand(
  loads: readonly Load[],
  range: readonly [number, number],
  population: PopulationForce,
): OwnBand | undefined {
  const fit = fitMonotone(loads);
  const highN = Math.min(forceUpTo(fit, range[1]), population.stopN);
  if (!(highN > 0)) return undefined;
  // Where nothing that was measured feels like the low end, the band is as wide as the population's.
  const reachedN = forceReaching(fit, range[0]) ?? (highN * population.forceN[0]) / population.forceN[1];
  const narrowest = 1 - RULES.R11.numbers.narrowestBandPct / 100;
  return { lowN: Math.min(reachedN, highN * narrowest), highN };
}

/** R9: where a new band starts. */
export function middleOf({ lowN, highN }: OwnBand): number {
  return (lowN + highN) / 2;
}
