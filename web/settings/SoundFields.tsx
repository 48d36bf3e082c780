// What is heard on this screen, and how loud.
import { useEars } from "#web/audio/SoundContext.tsx";
import { VOLUME_PARTS } from "#web/audio/volumes.ts";
import { CheckRow } from "#web/forms/CheckRow.tsx";
import { RadioRow } from "#web/forms/RadioRow.tsx";
import { VolumeField } from "#web/forms/VolumeField.tsx";
import { changePreferences, usePreferences } from "#web/settings/preferences.ts";
import { useWords } from "#web/words/useWords.ts";

export function SoundFields() {
  const { settings: text, ears: words } = useWords();
  const chosen = usePreferences();
  const ears = useEars();
  const { sound, volumes } = chosen;
  const wantsVoice = sound === "voice" || sound === "both";
  const wantsSound = sound === "sound" || sound === "both";
  return (
    <section className="settings-group">
      <h3>{text.sound}</h3>
      <RadioRow
        label={words.kind}
        value={sound}
        options={text.sounds}
        onChoose={(choice) => changePreferences({ sound: choice, muted: false })}
      />
      {wantsVoice && !ears?.speaker.available() && <p className="field-help">{text.noVoice}</p>}
      {sound !== "neither" && (
        <>
          <fieldset className="sound-parts">
            <legend>{words.parts}</legend>
            {wantsSound && (
              <>
                <CheckRow
                  label={text.pacer}
                  checked={chosen.pacerTick}
                  onCheck={(pacerTick) => changePreferences({ pacerTick })}
                />
                <CheckRow
                  label={words.pressureTone}
                  checked={chosen.pressureTone}
                  onCheck={(pressureTone) => changePreferences({ pressureTone })}
                />
              </>
            )}
            {(["tellProgram", "countdown", "tellQuestions", "tellAnswers"] as const).map((part) => (
              <CheckRow
                key={part}
                label={words[part]}
                checked={chosen[part]}
                onCheck={(checked) => changePreferences({ [part]: checked })}
              />
            ))}
          </fieldset>
          <fieldset className="sound-parts">
            <legend>{words.volumes}</legend>
            {VOLUME_PARTS.map((part) => (
              <VolumeField
                key={part}
                label={words.volume[part]}
                percent={volumes[part]}
                onChange={(percent) => changePreferences({ volumes: { ...volumes, [part]: percent } })}
              />
            ))}
            <p className="field-help">{words.stopNote}</p>
            {ears && (
              <button type="button" className="text-button" onClick={ears.listen}>
                {words.hear}
              </button>
            )}
          </fieldset>
        </>
      )}
    </section>
  );
}
