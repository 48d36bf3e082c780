// The shape of every text the live page and the frame need. English gives the shape; each language fills it wholly.
import type { actions } from "#web/words/en/actions.ts";
import type { body } from "#web/words/en/body.ts";
import type { cues } from "#web/words/en/cues.ts";
import type { ears } from "#web/words/en/ears.ts";
import type { link } from "#web/words/en/link.ts";
import type { live } from "#web/words/en/live.ts";
import type { programs } from "#web/words/en/programs.ts";
import type { settings } from "#web/words/en/settings.ts";
import type { shell } from "#web/words/en/shell.ts";
import type { units } from "#web/words/en/units.ts";
import type { HubWords } from "#web/words/hubWords.ts";

export interface Catalogue {
  readonly actions: typeof actions;
  readonly body: typeof body;
  readonly cues: typeof cues;
  readonly ears: typeof ears;
  readonly link: typeof link;
  readonly live: typeof live;
  readonly programs: typeof programs;
  readonly settings: typeof settings;
  readonly shell: typeof shell;
  readonly units: typeof units;
  /** Undefined in English: the hub's own texts are. */
  readonly hub: HubWords | undefined;
}
