// Gives components the page's ears.
import { createContext, useContext, useSyncExternalStore } from "react";

import type { Ears } from "#web/audio/ears.ts";

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
