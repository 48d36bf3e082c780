// The plan for today: fetched with its page.
import { createArea } from "#web/words/area.ts";
import { today } from "#web/words/en/today.ts";

export type TodayWords = typeof today;

export const TODAY = createArea<TodayWords>({
  name: "today",
  en: today,
  others: { de: () => import("#web/words/de/today.ts").then(({ today: words }) => words) },
});
