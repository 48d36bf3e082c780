// After a stop: whether another area was chosen since, and the way on.
import { useState } from "react";

import type { Selection } from "#shared/schema/live.ts";

export interface GoingOn {
  /** Another area is chosen already, so going on is all that is left. */
  readonly ready: boolean;
  /** The person asked to go on from here. */
  asked(): void;
}

export function useGoingOn(stopped: boolean, selection: Selection | undefined): GoingOn {
  // What was chosen when the stop came, or when going on last did not help.
  const [closed, setClosed] = useState<Selection>();
  if (stopped && !closed && selection) setClosed(selection);
  if (!stopped && closed) setClosed(undefined);
  return {
    ready: closed !== undefined && selection !== undefined && isOther(closed, selection),
    asked: () => setClosed(selection),
  };
}

/** Both legs at once takes in either leg. */
function isOther(closed: Selection, { muscle, side }: Selection): boolean {
  if (closed.muscle !== muscle) return true;
  return closed.side !== side && closed.side !== "both" && side !== "both";
}
