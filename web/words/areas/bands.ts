// Measuring a personal pressure band: fetched with its page.
import { createArea } from "#web/words/area.ts";
import { bands } from "#web/words/en/bands.ts";

export type BandsWords = typeof bands;

export const BANDS = createArea<BandsWords>({
  name: "bands",
  en: bands,
  others: { de: () => import("#web/words/de/bands.ts").then(({ bands: words }) => words) },
});
