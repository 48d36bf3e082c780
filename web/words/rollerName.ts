// What a roller is called on the page. A name somebody gave it is shown as it is; the simulator's own in the page's language.
import { SIMULATED_NAME } from "#shared/domain/rehearsal.ts";
import type { RollerState } from "#shared/schema/live.ts";
import type { Catalogue } from "#web/words/catalogue.ts";

type Named = Pick<RollerState, "name" | "simulated">;

export function hasOwnName({ name, simulated }: Named): boolean {
  return !simulated || name !== SIMULATED_NAME;
}

export function rollerName({ link }: Catalogue, roller: Named): string {
  return hasOwnName(roller) ? roller.name : link.simulated;
}
