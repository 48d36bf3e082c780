// The settings of a hub that has one person: the first one's weight and units.
import type { Profiles } from "#hub/profiles/profiles.ts";
import type { Settings } from "#shared/schema/config.ts";

export interface FirstPersonsSettings {
  get(): Settings;
  /** @throws InchwormError FILE_UNWRITABLE; then the old ones stay in force. */
  put(settings: Settings): Promise<void>;
}

export function firstPersonsSettings(profiles: Profiles): FirstPersonsSettings {
  const first = () => profiles.list()[0];
  return {
    get() {
      const person = first();
      const kg = person?.bodyWeightKg;
      return { units: person?.units.pace ?? "in", ...(kg === undefined ? {} : { bodyWeightKg: kg }) };
    },
    async put({ bodyWeightKg, units }) {
      const person = first();
      if (person === undefined) return;
      const { name, usualSide, kneePainNow, experience, phase } = person;
      await profiles.replace(person.id, {
        name,
        usualSide,
        kneePainNow,
        units: { ...person.units, pace: units },
        ...(experience === undefined ? {} : { experience }),
        ...(phase === undefined ? {} : { phase }),
        ...(bodyWeightKg === undefined ? {} : { bodyWeightKg }),
      });
    },
  };
}
