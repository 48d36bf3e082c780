// Weight and units belong to the person (kept by the hub); look, sound and mirror belong to this screen.
import { useId, useState } from "react";

import { ASSUMED_BODY_WEIGHT_KG, BODY_WEIGHT_RANGE_KG } from "#shared/schema/config.ts";
import type { Settings } from "#shared/schema/config.ts";
import { useEars } from "#web/audio/SoundContext.tsx";
import { changePreferences, usePreferences } from "#web/settings/preferences.ts";
import { RadioRow } from "#web/settings/RadioRow.tsx";
import type { HubSettings } from "#web/settings/useSettings.ts";
import { Dialog } from "#web/shell/Dialog.tsx";
import { words } from "#web/words/english.ts";

export interface SettingsDialogProps {
  hub: HubSettings;
  onClose(): void;
}

const text = words.settings;

export function SettingsDialog({ hub, onClose }: SettingsDialogProps) {
  const chosen = usePreferences();
  const ears = useEars();
  const wantsVoice = chosen.sound === "voice" || chosen.sound === "both";
  const [failed, setFailed] = useState(false);
  const save = async (settings: Settings) => setFailed(!(await hub.save(settings)));
  return (
    <Dialog title={text.title} onClose={onClose}>
      <WeightField settings={hub.settings} onSave={(settings) => void save(settings)} />
      <RadioRow
        label={text.units}
        value={hub.settings.units}
        options={text.unitChoices}
        onChoose={(units) => void save({ ...hub.settings, units })}
      />
      <RadioRow
        label={words.sound.title}
        value={chosen.sound}
        options={words.sound.choices}
        onChoose={(sound) => changePreferences({ sound, muted: false })}
      />
      {wantsVoice && !ears?.speaker.available() && <p className="field-help">{words.sound.noVoice}</p>}
      <RadioRow
        label={text.theme}
        value={chosen.theme}
        options={text.themes}
        onChoose={(theme) => changePreferences({ theme })}
      />
      <div className="tick-rows">
        <label className="tick-row">
          <input
            type="checkbox"
            checked={chosen.pacerTick}
            onChange={(event) => changePreferences({ pacerTick: event.target.checked })}
          />
          {words.sound.pacer}
        </label>
        <label className="tick-row">
          <input
            type="checkbox"
            checked={chosen.mirror}
            onChange={(event) => changePreferences({ mirror: event.target.checked })}
          />
          {text.mirror}
        </label>
      </div>
      <p className="field-error" role="alert">
        {failed ? text.failed : ""}
      </p>
    </Dialog>
  );
}

function WeightField({ settings, onSave }: { settings: Settings; onSave(settings: Settings): void }) {
  const id = useId();
  const [typed, setTyped] = useState(settings.bodyWeightKg === undefined ? "" : String(settings.bodyWeightKg));
  const [low, high] = BODY_WEIGHT_RANGE_KG;
  const kg = Number(typed.replace(",", "."));
  const wrong = typed.trim() !== "" && !(kg >= low && kg <= high);
  const assumed = typed.trim() === "" && settings.bodyWeightKg === undefined;
  const commit = () => {
    if (wrong || typed.trim() === "" || kg === settings.bodyWeightKg) return;
    onSave({ ...settings, bodyWeightKg: kg });
  };
  return (
    <form
      className="field"
      onSubmit={(event) => {
        event.preventDefault();
        commit();
      }}
    >
      <label htmlFor={id}>{text.weight}</label>
      <span className="field-row">
        <input
          id={id}
          inputMode="decimal"
          autoComplete="off"
          value={typed}
          aria-describedby={`${id}-help`}
          aria-invalid={wrong}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={commit}
        />
        <span>kg</span>
      </span>
      <p id={`${id}-help`} className={wrong ? "field-error" : "field-help"}>
        {wrong
          ? text.weightWrong(low, high)
          : `${text.weightHelp} ${assumed ? text.weightAssumed(ASSUMED_BODY_WEIGHT_KG) : ""}`}
      </p>
    </form>
  );
}
