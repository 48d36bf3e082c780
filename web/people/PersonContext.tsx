// Whose turn it is on the roller the page is about: their weight and units, kept by the hub.
import { createContext, useContext } from "react";

import type { Profile, UnitChoice } from "#shared/schema/profile.ts";
import { DEFAULT_UNITS } from "#web/units/format.ts";

export interface PersonChange {
  readonly bodyWeightKg?: number;
  readonly units?: UnitChoice;
}

export interface Person {
  /** Undefined: not read yet, or a hub without people. */
  readonly profile: Profile | undefined;
  readonly bodyWeightKg: number | undefined;
  readonly units: UnitChoice;
  /** False when the hub did not take the change. */
  save(change: PersonChange): Promise<boolean>;
  /** Reads anew: something else changed the person. */
  refresh(): void;
}

export const PersonContext = createContext<Person>({
  profile: undefined,
  bodyWeightKg: undefined,
  units: DEFAULT_UNITS,
  save: () => Promise.resolve(false),
  refresh: () => undefined,
});

export function usePerson(): Person {
  return useContext(PersonContext);
}
