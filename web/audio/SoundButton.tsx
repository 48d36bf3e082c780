import { useSoundAllowed } from "#web/audio/SoundContext.tsx";
import { changePreferences, usePreferences } from "#web/settings/preferences.ts";
import { useWords } from "#web/words/useWords.ts";

/** Sound off and on; the kind of sound is a setting. Says so when the browser still keeps it back. */
export function SoundButton() {
  const words = useWords();
  const { muted, sound } = usePreferences();
  const allowed = useSoundAllowed();
  const off = muted || sound === "neither";
  // Whatever is pressed opens the gate, so there is no button to press.
  if (!off && !allowed) return <p className="sound-waits">{words.settings.blocked}</p>;
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
