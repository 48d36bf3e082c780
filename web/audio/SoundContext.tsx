// Gives components the page's ears.
import { createContext, useContext, useSyncExternalStore } from "react";

import { createAudioGate } from "#web/audio/audioGate.ts";
import type { AudioGate } from "#web/audio/audioGate.ts";
import { createSounds } from "#web/audio/sounds.ts";
import type { Sounds } from "#web/audio/sounds.ts";
import { createBrowserSpeaker } from "#web/audio/speaker.ts";
import type { Speaker } from "#web/audio/speaker.ts";
import type { LiveStore } from "#web/live/store.ts";
import { preferences, subscribeToPreferences } from "#web/settings/preferences.ts";
import { promptText } from "#web/words/hubTexts.ts";
import { currentLanguage, currentWords } from "#web/words/useWords.ts";

export interface Ears {
  readonly gate: AudioGate;
  readonly sounds: Sounds;
  readonly speaker: Speaker;
}

export const SoundContext = createContext<Ears | undefined>(undefined);

/** Undefined where a part of the page is shown on its own. */
export function useEars(): Ears | undefined {
  return useContext(SoundContext);
}

const never = () => () => undefined;

/** Whether the browser lets the page sound. */
export function useSoundAllowed(): boolean {
  const ears = useEars();
  return useSyncExternalStore(ears?.gate.subscribe ?? never, () => ears?.gate.isOpen() ?? false);
}

/** Ears that listen to the feed: cues and questions are heard when the message comes, without waiting for a render. */
export function createEars(store: LiveStore, isAbout: (rollerId: string) => boolean): Ears {
  const gate = createAudioGate();
  const speaker = createBrowserSpeaker(currentLanguage);
  const sounds = createSounds({
    context: gate.context,
    speaker,
    preferences,
    spoken: (cueId) => currentWords().cues[cueId].spoken,
    after: (ms, run) => void setTimeout(run, ms),
  });
  store.onMoment((moment) => {
    if (moment.type === "event" || !isAbout(moment.rollerId)) return;
    if (moment.type === "cue") {
      if (moment.action === "show") sounds.cue(moment.cueId);
    } else if (moment.action === "show") sounds.tell("prompt", promptText(currentWords(), moment));
    else sounds.forget("prompt");
  });
  subscribeToPreferences(() => {
    const { muted, sound } = preferences();
    if (muted || sound === "neither" || sound === "sound") sounds.hush();
  });
  return { gate, sounds, speaker };
}
