// Weight and units belong to the person (kept by the hub); language, look, sound and mirror belong to this screen.
import { useState } from "react";
import { Link } from "wouter";

import { CheckRow } from "#web/forms/CheckRow.tsx";
import { RadioRow } from "#web/forms/RadioRow.tsx";
import { KeySettings } from "#web/keys/KeySettings.tsx";
import { usePerson } from "#web/people/PersonContext.tsx";
import type { PersonChange } from "#web/people/PersonContext.tsx";
import { changePreferences, usePreferences } from "#web/settings/preferences.ts";
import { SoundFields } from "#web/settings/SoundFields.tsx";
import { WeightField } from "#web/settings/WeightField.tsx";
import { Dialog } from "#web/shell/Dialog.tsx";
import { useWords } from "#web/words/useWords.ts";

export function SettingsDialog({ onClose }: { onClose(): void }) {
  const { settings: text } = useWords();
  const chosen = usePreferences();
  const person = usePerson();
  const [failed, setFailed] = useState(false);
  const [wrong, setWrong] = useState(false);
  const save = async (change: PersonChange) => setFailed(!(await person.save(change)));
  const { units, profile } = person;
  return (
    <Dialog title={text.title} unsaved={wrong} onClose={onClose}>
      <section className="settings-group">
        {profile && <h3>{text.of(profile.name)}</h3>}
        <WeightField
          kg={person.bodyWeightKg}
          key={`${units.mass} ${person.bodyWeightKg}`}
          onSave={(bodyWeightKg) => void save({ bodyWeightKg })}
          onWrong={setWrong}
        />
        <RadioRow
          label={text.units}
          value={units.pace}
          options={text.unitChoices}
          onChoose={(pace) => void save({ units: { ...units, pace } })}
        />
        {profile && (
          <>
            <RadioRow
              label={text.mass}
              value={units.mass}
              options={text.massChoices}
              onChoose={(mass) => void save({ units: { ...units, mass } })}
            />
            <RadioRow
              label={text.force}
              value={units.force}
              options={text.forceChoices}
              onChoose={(force) => void save({ units: { ...units, force } })}
            />
          </>
        )}
        {profile && (
          <Link href="/setup" onClick={onClose}>
            {text.setUp}
          </Link>
        )}
        <p className="field-error" role="alert">
          {failed ? text.failed : ""}
        </p>
      </section>
      <section className="settings-group">
        <h3>{text.here}</h3>
        <RadioRow
          label={text.language}
          value={chosen.language}
          options={text.languages}
          onChoose={(language) => changePreferences({ language })}
        />
        <RadioRow
          label={text.theme}
          value={chosen.theme}
          options={text.themes}
          onChoose={(theme) => changePreferences({ theme })}
        />
        <CheckRow label={text.mirror} checked={chosen.mirror} onCheck={(mirror) => changePreferences({ mirror })} />
        <KeySettings />
      </section>
      <SoundFields />
    </Dialog>
  );
}
