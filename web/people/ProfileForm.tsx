// What a person says about themselves. The weight is typed in their own unit; nothing but the name is needed. What sets
// the pressure comes first, the rest can wait.
import { useEffect, useEffectEvent, useId, useRef, useState } from "react";

import { BODY_WEIGHT_RANGE_KG } from "#shared/schema/config.ts";
import { MAX_NAME } from "#shared/schema/profile.ts";
import type { Profile, ProfileDetails } from "#shared/schema/profile.ts";
import { CheckRow } from "#web/forms/CheckRow.tsx";
import { RadioRow } from "#web/forms/RadioRow.tsx";
import { TextField } from "#web/forms/TextField.tsx";
import { useDraft } from "#web/forms/useDraft.ts";
import { ProfileDraft } from "#web/people/profileDraft.ts";
import { createFormat, DEFAULT_UNITS } from "#web/units/format.ts";
import { SETUP } from "#web/words/areas/setup.ts";
import { localeOf } from "#web/words/languages.ts";
import { useArea, useLanguage, useWords } from "#web/words/useWords.ts";

export interface ProfileFormProps {
  /** Undefined: a new person. */
  profile: Profile | undefined;
  busy: boolean;
  send: string;
  /** Name, side and units are folded away, and the weight has the focus: for someone who wants to roll. */
  brief?: boolean;
  /** False: it was not kept, and stays as it is. */
  onSend(details: ProfileDetails): Promise<boolean>;
  /** Whether there is something that was not sent, and how it is given up. */
  onUnsaved?(forget: (() => void) | undefined): void;
  children?: React.ReactNode;
}

/** A finger that only looks wants no keyboard on half of its screen. */
const HAS_KEYS = "(pointer: fine)";

export function ProfileForm({ profile, busy, send, brief = false, onSend, onUnsaved, children }: ProfileFormProps) {
  const { settings, units: unitWords } = useWords();
  const { person: text } = useArea(SETUP);
  const language = useLanguage();
  const helpId = useId();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (brief && matchMedia(HAS_KEYS).matches) form.current?.querySelector("input")?.focus();
  }, [brief]);
  const formatIn = (chosen: typeof DEFAULT_UNITS) =>
    createFormat({ locale: localeOf(language, navigator.languages), units: chosen, words: unitWords });
  const [initial] = useState(() => asTyped(profile, (units, kg) => formatIn(units).massField(kg)));
  const draft = useDraft<ProfileDraft>(`profile.${profile?.id ?? "new"}`, ProfileDraft, initial);
  const tellUnsaved = useEffectEvent((touched: boolean) => onUnsaved?.(touched ? draft.forget : undefined));
  useEffect(() => tellUnsaved(draft.touched), [draft.touched]);
  const { name, weight, units, kneePainNow, experience, usualSide } = draft.value;
  const change = (part: Partial<ProfileDraft>) => draft.set({ ...draft.value, ...part });
  const format = formatIn(units);
  const [tried, setTried] = useState(false);

  const [low, high] = BODY_WEIGHT_RANGE_KG;
  const kg = format.massKg(weight);
  const hasWeight = weight.trim() !== "";
  const weightIsWrong = hasWeight && !(kg >= low && kg <= high);
  const given = name.trim() || profile?.name;
  const changeMass = (mass: typeof units.mass) => {
    const next = { ...units, mass };
    change({ units: next, ...(Number.isNaN(kg) ? {} : { weight: formatIn(next).massField(kg) }) });
  };
  const submit = async () => {
    setTried(true);
    if (given === undefined || weightIsWrong || busy) return;
    const isKept = await onSend({
      name: given,
      units,
      usualSide,
      kneePainNow,
      experience,
      ...(hasWeight ? { bodyWeightKg: kg } : {}),
      ...(profile?.phase === undefined ? {} : { phase: profile.phase }),
    });
    if (isKept) draft.forget();
  };
  const more = <MoreFields profile={profile} tried={tried} given={given} value={draft.value} onChange={change} />;
  return (
    <form
      ref={form}
      className="profile-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <div className="profile-weight">
        <TextField
          label={text.weight(format.massUnit)}
          value={weight}
          inputMode="decimal"
          help={text.weightHelp}
          wrong={
            weightIsWrong && (tried || weight.length > 2)
              ? text.weightWrong(format.massField(low), format.mass(high))
              : undefined
          }
          onChange={(typed) => change({ weight: typed })}
        />
        <RadioRow label={settings.mass} value={units.mass} options={settings.massChoices} onChoose={changeMass} />
      </div>
      <div aria-describedby={helpId}>
        <CheckRow label={text.knee} checked={kneePainNow} onCheck={(checked) => change({ kneePainNow: checked })} />
        <p className="field-help" id={helpId}>
          {text.kneeHelp}
        </p>
      </div>
      <RadioRow
        label={text.experience}
        value={experience}
        options={text.experiences}
        onChoose={(chosen) => change({ experience: chosen })}
      />
      {brief ? (
        <details className="profile-more">
          <summary>{text.more}</summary>
          <div>{more}</div>
        </details>
      ) : (
        more
      )}
      <div className="form-keys">
        <button type="submit" className="button button-strong" disabled={busy}>
          {send}
        </button>
        {children}
      </div>
    </form>
  );
}

interface MoreFieldsProps {
  profile: Profile | undefined;
  tried: boolean;
  given: string | undefined;
  value: ProfileDraft;
  onChange(part: Partial<ProfileDraft>): void;
}

function MoreFields({ profile, tried, given, value, onChange }: MoreFieldsProps) {
  const { settings, body } = useWords();
  const { person: text } = useArea(SETUP);
  const { name, usualSide, units } = value;
  return (
    <>
      <TextField
        label={text.name}
        value={name}
        maxLength={MAX_NAME}
        autoComplete="given-name"
        {...(profile ? { help: text.nameHelp } : {})}
        wrong={tried && given === undefined ? text.nameMissing : undefined}
        onChange={(typed) => onChange({ name: typed })}
      />
      <RadioRow
        label={text.usualSide}
        value={usualSide}
        options={body.sides}
        onChoose={(side) => onChange({ usualSide: side })}
      />
      <RadioRow
        label={settings.units}
        value={units.pace}
        options={settings.unitChoices}
        onChoose={(pace) => onChange({ units: { ...units, pace } })}
      />
      <RadioRow
        label={settings.force}
        value={units.force}
        options={settings.forceChoices}
        onChoose={(force) => onChange({ units: { ...units, force } })}
      />
    </>
  );
}

function asTyped(
  profile: Profile | undefined,
  massField: (units: typeof DEFAULT_UNITS, kg: number) => string,
): ProfileDraft {
  const units = profile?.units ?? DEFAULT_UNITS;
  return {
    name: profile?.name ?? "",
    weight: profile?.bodyWeightKg === undefined ? "" : massField(units, profile.bodyWeightKg),
    units,
    usualSide: profile?.usualSide ?? "right",
    kneePainNow: profile?.kneePainNow ?? false,
    experience: profile?.experience ?? "new",
  };
}
