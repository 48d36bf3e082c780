// What a session's journal says about the bands it was judged by: numbers only, none of the answers they come from.
import type { CoachSettings } from "#hub/coach/state.ts";

export function recordedSettings({ bodyWeightKg, units, forces = [], gentle }: Omit<CoachSettings, "selection">) {
  return {
    ...(bodyWeightKg === undefined ? {} : { bodyWeightKg }),
    ...(units === undefined ? {} : { units }),
    forces: forces.map(({ reasons: _why, ...numbers }) => numbers),
    gentle: gentle !== undefined,
  };
}
