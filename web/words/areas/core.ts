// The frame and the live page: in the first script.
import { createArea } from "#web/words/area.ts";
import type { Catalogue } from "#web/words/catalogue.ts";
import { english } from "#web/words/en/catalogue.ts";

export const CORE = createArea<Catalogue>({
  name: "core",
  en: english,
  others: { de: () => import("#web/words/de/catalogue.ts").then(({ german }) => german) },
});
