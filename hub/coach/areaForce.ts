// R8, R9, R10, R28: what a person's own history makes of the population's force band, area by area. Worked out
// elsewhere (it needs dates); here it takes the place of the population's band, never of its stop value (R11).
import type { MuscleId, Side } from "#shared/domain/muscles.ts";
import type { Bands, Selection } from "#shared/schema/live.ts";
import type { Reason } from "#shared/schema/plan.ts";
import type { PopulationForce } from "./ownBand.ts";

export interface AreaForce {
  readonly muscle: MuscleId;
  /** `both` is an area of its own: one-sided forces say nothing about it, nor it about them. */
  readonly side: Side;
  readonly forceN: readonly [number, number];
  readonly easeOffN: number;
  /** Measured on this person, not taken from the table. */
  readonly personal: boolean;
  readonly reasons: readonly Reason[];
}

type Force = Pick<Bands, "forceN" | "easeOffN" | "stopN" | "personal" | "reasons">;

export function forceOf(selection: Selection, population: PopulationForce, forces: readonly AreaForce[]): Force {
  const { stopN } = population;
  const own = forces.find(({ muscle, side }) => muscle === selection.muscle && side === selection.side);
  if (own === undefined) return { forceN: [...population.forceN], easeOffN: population.easeOffN, stopN };
  const highN = Math.min(own.forceN[1], stopN);
  return {
    forceN: [Math.min(own.forceN[0], highN), highN],
    easeOffN: Math.min(own.easeOffN, stopN),
    stopN,
    personal: own.personal,
    reasons: [...own.reasons],
  };
}
