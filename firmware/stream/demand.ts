// Who wants frames.
import type { Flag, Roller } from "#firmware/roller.ts";

export function radioWants(roller: Roller): Flag {
  return roller.override === undefined ? roller.subscribed : roller.override;
}
