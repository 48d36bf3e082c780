import type { Catalogue } from "#web/words/catalogue.ts";
import { actions } from "#web/words/de/actions.ts";
import { body } from "#web/words/de/body.ts";
import { cues } from "#web/words/de/cues.ts";
import { ears } from "#web/words/de/ears.ts";
import { link } from "#web/words/de/link.ts";
import { live } from "#web/words/de/live.ts";
import { programs } from "#web/words/de/programs.ts";
import { settings } from "#web/words/de/settings.ts";
import { shell } from "#web/words/de/shell.ts";
import { units } from "#web/words/de/units.ts";

import { hub } from "#web/words/de/hub.ts";

export const german: Catalogue = { actions, body, cues, ears, link, live, programs, settings, shell, units, hub };
