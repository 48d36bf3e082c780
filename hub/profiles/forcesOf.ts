// A person's force bands of today, area by area.
import type { AreaForce } from "#hub/coach/areaForce.ts";
import { populationForce } from "#hub/coach/bands.ts";
import { gentleBecause } from "#hub/plan/past.ts";
import { pressureToday } from "#hub/plan/pressureToday.ts";
import { MUSCLE_IDS, SIDES } from "#shared/domain/muscles.ts";
import type { AreaBand } from "#shared/schema/plan.ts";
import type { Profile } from "#shared/schema/profile.ts";

export interface ForceFacts {
  readonly nowMs: number;
  /** The roller in use; undefined: not known. */
  readonly deviceId: string | undefined;
}

export function forcesOf(person: Profile, { nowMs, deviceId }: ForceFacts): AreaForce[] {
  const gentle = gentleBecause(person, person);
  const { bodyWeightKg, fits, rolled, checkIns } = person;
  const facts = { bodyWeightKg, fits, rolled, checkIns, gentle, deviceId, nowMs };
  return MUSCLE_IDS.flatMap((muscle) => SIDES.map((side) => pressureToday({ ...facts, area: { muscle, side } })));
}

/** The same with each area's stop value, on no roller in particular. */
export function bandsOf(person: Profile, nowMs: number): AreaBand[] {
  return forcesOf(person, { nowMs, deviceId: undefined }).map((force) => {
    const { stopN } = populationForce(force, person.bodyWeightKg);
    return { ...force, forceN: [...force.forceN], reasons: [...force.reasons], stopN };
  });
}
