// Choices that belong to this screen, kept in this browser. What belongs to the person is kept by the hub.
import { useSyncExternalStore } from "react";
import * as z from "zod/mini";

import { colourBars } from "#web/shell/paper.ts";
import { LANGUAGE_CHOICES } from "#web/words/languages.ts";

const KEY = "inchworm.preferences";

const FULL = { master: 100, voice: 100, cues: 100, pacer: 100, tone: 100 };
const percent = z.catch(z.number().check(z.gte(0), z.lte(100)), 100);
const Volumes = z.object({ master: percent, voice: percent, cues: percent, pacer: percent, tone: percent });

const Preferences = z.object({
  language: z.catch(z.enum(LANGUAGE_CHOICES), "browser"),
  theme: z.catch(z.enum(["system", "day", "night"]), "system"),
  /** Knee on the right. */
  mirror: z.catch(z.boolean(), false),
  sound: z.catch(z.enum(["sound", "voice", "both", "neither"]), "both"),
  muted: z.catch(z.boolean(), false),
  /** A tick each inch of the pacer. */
  pacerTick: z.catch(z.boolean(), true),
  /** A tone that follows the pressure. */
  pressureTone: z.catch(z.boolean(), true),
  tellProgram: z.catch(z.boolean(), true),
  countdown: z.catch(z.boolean(), true),
  tellQuestions: z.catch(z.boolean(), true),
  /** What was pressed is said back. */
  tellAnswers: z.catch(z.boolean(), true),
  volumes: z.catch(Volumes, FULL),
  /** Letters act by themselves; Esc does always. */
  singleKeys: z.catch(z.boolean(), true),
  /** Keys that were moved, by what they do. */
  ownKeys: z.catch(z.record(z.string(), z.string()), {}),
  rollerId: z.catch(z.optional(z.string()), undefined),
});
export type Preferences = z.infer<typeof Preferences>;
export type SoundChoice = Preferences["sound"];
export type Theme = Preferences["theme"];

export const DEFAULT_PREFERENCES: Preferences = Preferences.parse({});

const listeners = new Set<() => void>();
let current = load();

function load(): Preferences {
  let stored: unknown = {};
  try {
    stored = JSON.parse(localStorage.getItem(KEY) ?? "{}");
  } catch {
    // Storage is off or holds something else: begin with the defaults.
  }
  const parsed = Preferences.safeParse(typeof stored === "object" && stored !== null ? stored : {});
  return parsed.success ? parsed.data : DEFAULT_PREFERENCES;
}

export function preferences(): Preferences {
  return current;
}

export function changePreferences(change: Partial<Preferences>): void {
  current = { ...current, ...change };
  try {
    localStorage.setItem(KEY, JSON.stringify(current));
  } catch {
    // Kept until the page closes.
  }
  applyTheme(current.theme);
  for (const listener of listeners) listener();
}

export function applyTheme(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
  colourBars(theme);
}

export function subscribeToPreferences(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribeToPreferences, preferences);
}
