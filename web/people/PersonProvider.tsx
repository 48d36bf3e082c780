// Reads the person at the start, when the hub comes back and when another's turn comes.
import { useEffect, useMemo, useState } from "react";

import { DEFAULT_SETTINGS } from "#shared/schema/config.ts";
import type { Settings } from "#shared/schema/config.ts";
import { ProfileDetails } from "#shared/schema/profile.ts";
import type { Profile } from "#shared/schema/profile.ts";
import { readProfile, readSettings, writeProfile, writeSettings } from "#web/api/client.ts";
import { chooseRoller } from "#web/live/chooseRoller.ts";
import { useLiveView } from "#web/live/LiveContext.tsx";
import { PersonContext } from "#web/people/PersonContext.tsx";
import type { Person } from "#web/people/PersonContext.tsx";
import { usePreferences } from "#web/settings/preferences.ts";
import { DEFAULT_UNITS } from "#web/units/format.ts";

/** Without a profile the hub's settings stand for the one person there is. */
type Known = { readonly profile: Profile } | { readonly settings: Settings };

export function PersonProvider({ children }: { children: React.ReactNode }) {
  const view = useLiveView();
  const { rollerId } = usePreferences();
  const personId = chooseRoller(view, rollerId)?.state.person?.id;
  const ready = view.connection === "open" && view.greeted;
  const [known, setKnown] = useState<Known>({ settings: DEFAULT_SETTINGS });
  const [reading, setReading] = useState(0);

  useEffect(() => {
    if (!ready) return undefined;
    const leaving = new AbortController();
    const read = async () => {
      const found = await readPerson(personId, leaving.signal);
      if (found && !leaving.signal.aborted) setKnown(found);
    };
    void read();
    return () => leaving.abort();
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- reading counts wishes to read anew
  }, [ready, personId, reading]);

  const person = useMemo<Person>(
    () => ({
      profile: "profile" in known ? known.profile : undefined,
      bodyWeightKg: "profile" in known ? known.profile.bodyWeightKg : known.settings.bodyWeightKg,
      units: "profile" in known ? known.profile.units : { ...DEFAULT_UNITS, pace: known.settings.units },
      async save(change) {
        const kept = await savePerson(known, change);
        if (kept) setKnown(kept);
        return kept !== undefined;
      },
      refresh: () => setReading((count) => count + 1),
    }),
    [known],
  );
  return <PersonContext value={person}>{children}</PersonContext>;
}

async function readPerson(personId: string | undefined, signal: AbortSignal): Promise<Known | undefined> {
  if (personId !== undefined) {
    const answer = await readProfile(personId, signal);
    return answer.ok ? { profile: answer.value } : undefined;
  }
  const answer = await readSettings(signal);
  return answer.ok ? { settings: answer.value } : undefined;
}

async function savePerson(known: Known, { units, bodyWeightKg }: Parameters<Person["save"]>[0]) {
  const weight = bodyWeightKg === undefined ? {} : { bodyWeightKg };
  if ("profile" in known) {
    // What a person says about themselves, without what the hub keeps beside it.
    const details = { ...ProfileDetails.parse(known.profile), ...weight, ...(units ? { units } : {}) };
    const answer = await writeProfile(known.profile.id, details);
    return answer.ok ? { profile: answer.value } : undefined;
  }
  const answer = await writeSettings({ ...known.settings, ...weight, ...(units ? { units: units.pace } : {}) });
  return answer.ok ? { settings: answer.value } : undefined;
}
