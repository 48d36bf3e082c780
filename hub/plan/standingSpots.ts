// R31, R5: what of the journal still stands today: key spots, whose areas come first, and spots that did not let go, to which
// the coach leads back.
import { RULES } from "#shared/domain/rules.ts";
import type { RecurringSpot } from "#shared/schema/past.ts";
import type { Area } from "#shared/schema/profile.ts";
import type { EarlierSpot } from "#shared/schema/spots.ts";
import { isWithin } from "./recurringSpots.ts";

const { openForDays, keyForDays } = RULES.R32.numbers;

/** Most pressing first: the spot seen most often, of equals the newest. Each area once. */
export function keyAreasOf(spots: readonly RecurringSpot[], today: string): Area[] {
  const areas = spots
    .filter((spot) => spot.knownPain === true && isWithin(spot, keyForDays, today))
    .map(({ muscle, side }) => ({ muscle, side }));
  return areas.filter(
    (area, at) => areas.findIndex(({ muscle, side }) => muscle === area.muscle && side === area.side) === at,
  );
}

/** Those with a place from the knee: another end lies elsewhere each time. */
export function openSpotsOf(spots: readonly RecurringSpot[], today: string): EarlierSpot[] {
  return spots.flatMap((spot) => {
    const { muscle, side, placeMm, from, state, knownPain } = spot;
    if (state === "released" || from !== "knee" || placeMm === undefined || !isWithin(spot, openForDays, today))
      return [];
    return [{ muscle, side, placeMm, ...(knownPain === undefined ? {} : { knownPain }) }];
  });
}
