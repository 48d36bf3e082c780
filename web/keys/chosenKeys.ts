// The keys as this screen has them: chosen in the settings, read by the page and shown wherever a key is named.
import { keysWith } from "#web/keys/keyChoice.ts";
import type { KeyName, Keys } from "#web/keys/keyChoice.ts";
import { preferences, usePreferences } from "#web/settings/preferences.ts";
import type { Preferences } from "#web/settings/preferences.ts";
import { useWords } from "#web/words/useWords.ts";

function keysOf({ singleKeys, ownKeys }: Preferences): Keys | "off" {
  return singleKeys ? keysWith(ownKeys) : "off";
}

export function chosenKeys(): Keys | "off" {
  return keysOf(preferences());
}

/** A key as it is written on it; undefined while single keys are off. */
export function useKeyNames(): (name: KeyName) => string | undefined {
  const { space } = useWords().actions.keys;
  const keys = keysOf(usePreferences());
  return (name) => (keys === "off" ? undefined : nameOf(keys[name], space));
}

export function nameOf(key: string, space: string): string {
  return key === " " ? space : key.toUpperCase();
}

/** For `aria-keyshortcuts`. */
export function shortcutOf(name: string | undefined, space: string): string | undefined {
  return name === space ? "Space" : name;
}
