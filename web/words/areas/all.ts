// Every area there is, for the tests that hold all languages to the same keys.
import { CLINIC } from "#web/words/areas/clinic.ts";
import { BANDS } from "#web/words/areas/bands.ts";
import { CALIBRATION } from "#web/words/areas/calibration.ts";
import { CORE } from "#web/words/areas/core.ts";
import { HISTORY } from "#web/words/areas/history.ts";
import { KEEPING } from "#web/words/areas/keeping.ts";
import { PEOPLE } from "#web/words/areas/people.ts";
import { REVIEW } from "#web/words/areas/review.ts";
import { RULE_NAMES } from "#web/words/areas/rules.ts";
import { SCREENING_WORDS } from "#web/words/areas/screening.ts";
import { SESSION } from "#web/words/areas/session.ts";
import { SETUP } from "#web/words/areas/setup.ts";
import { TODAY } from "#web/words/areas/today.ts";

export const AREAS = [
  CORE,
  BANDS,
  CALIBRATION,
  CLINIC,
  HISTORY,
  KEEPING,
  PEOPLE,
  REVIEW,
  RULE_NAMES,
  SCREENING_WORDS,
  SESSION,
  SETUP,
  TODAY,
] as const;
