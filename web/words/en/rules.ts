// Names of rules: the English ones are in shared/domain/rules.ts.
import { RULES } from "#shared/domain/rules.ts";
import type { RuleId } from "#shared/domain/rules.ts";
import { recordOf } from "#web/words/recordOf.ts";

const IDS = Object.keys(RULES).filter((id): id is RuleId => id in RULES);

export const rules: Readonly<Record<RuleId, string>> = recordOf(
  IDS,
  (id) => id,
  (id) => RULES[id].title,
);
