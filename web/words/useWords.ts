// The words of the chosen language. A switch shows at once; until the words are fetched, the language before stays.
import { use, useSyncExternalStore } from "react";

import { preferences, subscribeToPreferences } from "#web/settings/preferences.ts";
import type { Area } from "#web/words/area.ts";
import { CORE } from "#web/words/areas/core.ts";
import type { Catalogue } from "#web/words/catalogue.ts";
import { english } from "#web/words/en/catalogue.ts";
import { languageOf } from "#web/words/languages.ts";
import type { Language } from "#web/words/languages.ts";

const listeners = new Set<() => void>();
let language: Language = "en";

/** Takes up the language that is chosen now. Resolves when its words are here; the page then shows them. */
export async function takeLanguage(): Promise<void> {
  const chosen = languageOf(preferences().language, navigator.languages);
  await CORE.reload(chosen);
  // Chosen anew meanwhile: that choice comes by itself. Not fetched: English stays.
  if (languageOf(preferences().language, navigator.languages) !== chosen || CORE.of(chosen) === undefined) return;
  document.documentElement.lang = chosen;
  if (chosen === language) return;
  language = chosen;
  for (const listener of listeners) listener();
}
subscribeToPreferences(() => void takeLanguage());

export function currentLanguage(): Language {
  return language;
}

/** For what is no component: the ears. */
export function currentWords(): Catalogue {
  return CORE.of(language) ?? english;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, currentLanguage);
}

export function useWords(): Catalogue {
  return useSyncExternalStore(subscribe, currentWords);
}

/** Words of a page that is fetched on its own; the page waits for them. */
export function useArea<W>(area: Area<W>): W {
  return use(area.load(useLanguage()));
}
