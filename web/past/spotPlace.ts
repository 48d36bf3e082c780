// Where along the limb something was felt, as words: from the knee line, else from where strokes start.
import type { TenderSpot } from "#shared/schema/spots.ts";
import type { Format } from "#web/units/format.ts";

export interface SpotPlaceWords {
  fromKnee(length: string): string;
  fromStart(length: string): string;
}

/** Undefined: the place is not known. */
export function spotPlace(
  { placeMm, from }: Pick<TenderSpot, "placeMm" | "from">,
  words: SpotPlaceWords,
  format: Format,
): string | undefined {
  if (placeMm === undefined) return undefined;
  return (from === "knee" ? words.fromKnee : words.fromStart)(format.length(placeMm));
}
