import { changePreferences, usePreferences } from "#web/settings/preferences.ts";
import { words } from "#web/words/english.ts";

/** Sound off and on; the kind of sound is a setting. */
export function SoundButton() {
  const { muted, sound } = usePreferences();
  const off = muted || sound === "neither";
  return (
    <button
      type="button"
      className="text-button"
      aria-keyshortcuts="M"
      onClick={() => changePreferences({ muted: !off, ...(off && sound === "neither" ? { sound: "both" } : {}) })}
    >
      {off ? words.actions.unmute : words.actions.mute}
    </button>
  );
}
