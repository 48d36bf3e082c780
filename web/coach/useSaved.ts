// After a session was ended here: the page rests and shows the way to its review, until one leans on anew.
import { useState } from "react";

import type { Stage } from "#web/coach/stage.ts";

/** `savedId` while the page is about that session. */
export function useSaved(savedId: string | undefined, stage: Stage): string | undefined {
  const [seen, setSeen] = useState<{
    readonly id: string | undefined;
    readonly left: boolean;
    readonly over: boolean;
  }>();
  if (savedId !== seen?.id) setSeen({ id: savedId, left: false, over: false });
  // Whoever is still on the roller has to leave it first: the last seconds of the session are not a new beginning.
  const left = seen?.left === true || stage === "idle";
  const over = seen?.over === true || (left && (stage === "rolling" || stage === "holding"));
  if (seen && seen.id === savedId && (left !== seen.left || over !== seen.over)) setSeen({ id: savedId, left, over });
  return over ? undefined : savedId;
}
