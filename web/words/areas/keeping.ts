// How long sessions are kept: fetched when somebody asks.
import { createArea } from "#web/words/area.ts";
import { keeping } from "#web/words/en/keeping.ts";

export type KeepingWords = typeof keeping;

export const KEEPING = createArea<KeepingWords>({
  name: "keeping",
  en: keeping,
  others: { de: () => import("#web/words/de/keeping.ts").then(({ keeping: words }) => words) },
});
