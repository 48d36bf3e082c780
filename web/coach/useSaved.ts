// After a session was ended here: the page rests and shows the way to its review, until one leans on anew or stops.
import { useState } from "react";

import type { Sensed } from "#web/coach/useStage.ts";

export interface Saved {
  /** The session that the page is about; undefined: about none. */
  readonly id: string | undefined;
  /** The person stops now: that is no part of what was ended. */
  end(): void;
}

interface Seen {
  readonly id: string | undefined;
  /** Nobody leaned on the roller since. */
  readonly left: boolean;
  /** No stop stood at some moment since: one that stands later is new. */
  readonly unstopped: boolean;
  readonly over: boolean;
}

export function useSaved(savedId: string | undefined, { stage, leaning }: Sensed): Saved {
  const [seen, setSeen] = useState<Seen>();
  const before: Seen =
    seen?.id === savedId && seen ? seen : { id: savedId, left: false, unstopped: false, over: false };
  // Whoever is still on the roller has to leave it first: the last seconds of the session are not a new beginning.
  const left = before.left || leaning === false;
  const unstopped = before.unstopped || stage === "rolling" || stage === "holding" || stage === "idle";
  const over = before.over || (left && leaning === true) || (unstopped && stage === "stopped");
  if (before !== seen || left !== before.left || unstopped !== before.unstopped || over !== before.over)
    setSeen({ id: savedId, left, unstopped, over });
  return {
    id: over ? undefined : savedId,
    end: () => setSeen({ id: savedId, left, unstopped, over: true }),
  };
}
