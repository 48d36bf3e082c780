// First run and people: fetched with their pages.
import { createArea } from "#web/words/area.ts";
import { setup } from "#web/words/en/setup.ts";

export type SetupWords = typeof setup;

export const SETUP = createArea<SetupWords>({
  name: "setup",
  en: setup,
  others: { de: () => import("#web/words/de/setup.ts").then(({ setup: words }) => words) },
});
