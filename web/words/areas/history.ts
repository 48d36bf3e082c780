// The page of the past: fetched with it.
import { createArea } from "#web/words/area.ts";
import { history } from "#web/words/en/history.ts";

export type HistoryWords = typeof history;

export const HISTORY = createArea<HistoryWords>({
  name: "history",
  en: history,
  others: { de: () => import("#web/words/de/history.ts").then(({ history: words }) => words) },
});
