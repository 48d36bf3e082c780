// Names of the coach's rules, for pages that say which rule spoke.
import { createArea } from "#web/words/area.ts";
import { rules } from "#web/words/en/rules.ts";

export type RulesWords = typeof rules;

export const RULE_NAMES = createArea<RulesWords>({
  name: "rules",
  en: rules,
  others: { de: () => import("#web/words/de/rules.ts").then(({ rules: words }) => words) },
});
