// Ears on the browser's own sound, voice and clock.
import { createAudioGate } from "#web/audio/audioGate.ts";
import { createEars } from "#web/audio/ears.ts";
import type { Ears } from "#web/audio/ears.ts";
import { createBrowserSpeaker } from "#web/audio/speaker.ts";
import { chooseRoller } from "#web/live/chooseRoller.ts";
import type { LiveStore } from "#web/live/store.ts";
import { preferences, subscribeToPreferences } from "#web/settings/preferences.ts";
import { currentLanguage, currentWords } from "#web/words/useWords.ts";

declare global {
  interface Window {
    /** For `npm run bench:ears`, and whoever wonders. */
    inchwormLatency?: Ears["latency"];
  }
}

export function createBrowserEars(store: LiveStore): Ears {
  const gate = createAudioGate();
  const ears = createEars({
    store,
    gate,
    speaker: createBrowserSpeaker(currentLanguage),
    chosen: () => chooseRoller(store.view(), preferences().rollerId),
    isLivePage: () => window.location.pathname === "/",
    preferences,
    onPreferences: subscribeToPreferences,
    words: currentWords,
    nowMs: () => performance.now(),
    after: (ms, run) => void setTimeout(run, ms),
  });
  window.inchwormLatency = ears.latency;
  return { ...ears, gate };
}
