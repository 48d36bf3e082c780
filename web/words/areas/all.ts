// Every area there is, for the tests that hold all languages to the same keys.
import { CLINIC } from "#web/words/areas/clinic.ts";
import { CORE } from "#web/words/areas/core.ts";
import { REVIEW } from "#web/words/areas/review.ts";
import { RULE_NAMES } from "#web/words/areas/rules.ts";

export const AREAS = [CORE, CLINIC, REVIEW, RULE_NAMES] as const;
