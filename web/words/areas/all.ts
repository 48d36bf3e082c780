// Every area there is, for the tests that hold all languages to the same keys.
import { CLINIC } from "#web/words/areas/clinic.ts";
import { CORE } from "#web/words/areas/core.ts";
import { HISTORY } from "#web/words/areas/history.ts";
import { REVIEW } from "#web/words/areas/review.ts";
import { RULE_NAMES } from "#web/words/areas/rules.ts";
import { SESSION } from "#web/words/areas/session.ts";
import { TODAY } from "#web/words/areas/today.ts";

export const AREAS = [CORE, CLINIC, HISTORY, REVIEW, RULE_NAMES, SESSION, TODAY] as const;
