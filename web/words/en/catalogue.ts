import type { Catalogue } from "#web/words/catalogue.ts";
import { actions } from "#web/words/en/actions.ts";
import { body } from "#web/words/en/body.ts";
import { cues } from "#web/words/en/cues.ts";
import { ears } from "#web/words/en/ears.ts";
import { link } from "#web/words/en/link.ts";
import { live } from "#web/words/en/live.ts";
import { programs } from "#web/words/en/programs.ts";
import { settings } from "#web/words/en/settings.ts";
import { shell } from "#web/words/en/shell.ts";
import { units } from "#web/words/en/units.ts";

export const english: Catalogue = {
  actions,
  body,
  cues,
  ears,
  link,
  live,
  programs,
  settings,
  shell,
  units,
  hub: undefined,
};
