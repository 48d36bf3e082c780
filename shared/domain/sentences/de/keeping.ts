import type { keeping as english } from "#shared/domain/sentences/en/keeping.ts";

export const keeping: Readonly<Record<keyof typeof english, string>> = {
  "kept.sessions": "{count} ganze {count?Einheit:Einheiten}.",
  "kept.recovered": "{seconds} s davon sind da.",
  "kept.samples": "Die Rohwerte von {count} {count?Einheit:Einheiten}.",
};
