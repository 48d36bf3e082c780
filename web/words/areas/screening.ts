// The questions before rolling: fetched when they are asked.
import { createArea } from "#web/words/area.ts";
import { screening } from "#web/words/en/screening.ts";

export type ScreeningWords = typeof screening;

export const SCREENING_WORDS = createArea<ScreeningWords>({
  name: "screening",
  en: screening,
  others: { de: () => import("#web/words/de/screening.ts").then(({ screening: words }) => words) },
});
