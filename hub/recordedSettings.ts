// What a session's journal says about the bands it was judged by: numbers only, none of the answers they come from.
import type { CoachSettings } from "#hub/coach/state.ts";
import type { Bands } from "#shared/schema/live.ts";

export function recordedSettings({ bodyWeightKg, units, forces = [], gentle }: Omit<CoachSettings, "selection">) {
  return {
    ...(bodyWeightKg === undefined ? {} : { bodyWeightKg }),
    ...(units === undefined ? {} : { units }),
    forces: forces.map(({ reasons: _why, ...numbers }) => numbers),
    gentle: gentle !== undefined,
  };
}

/** The numbers alone, without how they came about. */
export function recordedBands({ reasons: _why, ...numbers }: Bands): Bands {
  return numbers;
}

/** Whether both judge alike. */
export function isSameBands(one: Bands, other: Bands): boolean {
  return one === other || JSON.stringify(recordedBands(one)) === JSON.stringify(recordedBands(other));
}
