// Where a stop came, for the page that saw it come: one that was opened later cannot know.
import { useState } from "react";

import type { Selection } from "#shared/schema/live.ts";
import { isLive, type Stage } from "#web/coach/stage.ts";

export function useStoppedAt(stage: Stage, selection: Selection | undefined): Selection | undefined {
  const [before, setBefore] = useState(stage);
  const [at, setAt] = useState<Selection>();
  if (stage !== before) {
    setBefore(stage);
    setAt(stage === "stopped" && isLive(before) ? selection : undefined);
  }
  return at;
}
