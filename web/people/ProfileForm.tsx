// What a person says about themselves. The weight is typed in their own unit; nothing but the name is needed.
import { useId, useState } from "react";

import type { Side } from "#shared/domain/muscles.ts";
import type { Experience } from "#shared/domain/training.ts";
import { BODY_WEIGHT_RANGE_KG } from "#shared/schema/config.ts";
import { MAX_NAME } from "#shared/schema/profile.ts";
import type { Profile, ProfileDetails } from "#shared/schema/profile.ts";
import { CheckRow } from "#web/forms/CheckRow.tsx";
import { RadioRow } from "#web/forms/RadioRow.tsx";
import { TextField } from "#web/forms/TextField.tsx";
import { createFormat, DEFAULT_UNITS } from "#web/units/format.ts";
import { SETUP } from "#web/words/areas/setup.ts";
import { localeOf } from "#web/words/languages.ts";
import { useArea, useLanguage, useWords } from "#web/words/useWords.ts";

export interface ProfileFormProps {
  /** Undefined: a new person. */
  profile: Profile | undefined;
  busy: boolean;
  send: string;
  onSend(details: ProfileDetails): void;
  children?: React.ReactNode;
}

export function ProfileForm({ profile, busy, send, onSend, children }: ProfileFormProps) {
  const { settings, body, units: unitWords } = useWords();
  const { person: text } = useArea(SETUP);
  const language = useLanguage();
  const helpId = useId();
  const formatIn = (chosen: typeof DEFAULT_UNITS) =>
    createFormat({ locale: localeOf(language, navigator.languages), units: chosen, words: unitWords });
  const [units, setUnits] = useState(profile?.units ?? DEFAULT_UNITS);
  const format = formatIn(units);
  const [name, setName] = useState(profile?.name ?? "");
  const [typed, setTyped] = useState(profile?.bodyWeightKg === undefined ? "" : format.massField(profile.bodyWeightKg));
  const [usualSide, setUsualSide] = useState<Side>(profile?.usualSide ?? "right");
  const [kneePainNow, setKneePainNow] = useState(profile?.kneePainNow ?? false);
  const [experience, setExperience] = useState<Experience>(profile?.experience ?? "new");
  const [tried, setTried] = useState(false);

  const [low, high] = BODY_WEIGHT_RANGE_KG;
  const kg = format.massKg(typed);
  const hasWeight = typed.trim() !== "";
  const weightIsWrong = hasWeight && !(kg >= low && kg <= high);
  const given = name.trim() || profile?.name;
  const changeMass = (mass: typeof units.mass) => {
    const next = { ...units, mass };
    setUnits(next);
    if (!Number.isNaN(kg)) setTyped(formatIn(next).massField(kg));
  };
  return (
    <form
      className="profile-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (given === undefined || weightIsWrong || busy) return;
        onSend({
          name: given,
          units,
          usualSide,
          kneePainNow,
          experience,
          ...(hasWeight ? { bodyWeightKg: kg } : {}),
          ...(profile?.phase === undefined ? {} : { phase: profile.phase }),
        });
      }}
    >
      <div className="profile-weight">
        <TextField
          label={text.weight(format.massUnit)}
          value={typed}
          inputMode="decimal"
          help={text.weightHelp}
          wrong={
            weightIsWrong && (tried || typed.length > 2)
              ? text.weightWrong(format.massField(low), format.mass(high))
              : undefined
          }
          onChange={setTyped}
        />
        <RadioRow label={settings.mass} value={units.mass} options={settings.massChoices} onChoose={changeMass} />
      </div>
      <TextField
        label={text.name}
        value={name}
        maxLength={MAX_NAME}
        autoComplete="given-name"
        {...(profile ? { help: text.nameHelp } : {})}
        wrong={tried && given === undefined ? text.nameMissing : undefined}
        onChange={setName}
      />
      <RadioRow
        label={text.experience}
        value={experience}
        options={text.experiences}
        onChoose={(chosen) => setExperience(chosen)}
      />
      <RadioRow label={text.usualSide} value={usualSide} options={body.sides} onChoose={(side) => setUsualSide(side)} />
      <div aria-describedby={helpId}>
        <CheckRow label={text.knee} checked={kneePainNow} onCheck={setKneePainNow} />
        <p className="field-help" id={helpId}>
          {text.kneeHelp}
        </p>
      </div>
      <RadioRow
        label={settings.units}
        value={units.pace}
        options={settings.unitChoices}
        onChoose={(pace) => setUnits({ ...units, pace })}
      />
      <RadioRow
        label={settings.force}
        value={units.force}
        options={settings.forceChoices}
        onChoose={(force) => setUnits({ ...units, force })}
      />
      <div className="form-keys">
        <button type="submit" className="button button-strong" disabled={busy}>
          {send}
        </button>
        {children}
      </div>
    </form>
  );
}
