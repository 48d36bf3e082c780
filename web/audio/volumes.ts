// The volumes as they are set, in percent, and as the mixer takes them.
import type { Volumes } from "#web/audio/mixer.ts";
import type { Preferences } from "#web/settings/preferences.ts";

export const VOLUME_PARTS = ["master", "voice", "cues", "pacer", "tone"] as const satisfies readonly (keyof Volumes)[];
export type VolumePart = (typeof VOLUME_PARTS)[number];

export function volumesOf({ volumes }: Pick<Preferences, "volumes">): Volumes {
  const { master, voice, cues, pacer, tone } = volumes;
  return { master: master / 100, voice: voice / 100, cues: cues / 100, pacer: pacer / 100, tone: tone / 100 };
}
