// Watches the fast data each frame, and renders only when the stage changes.
import { useState } from "react";

import { stageOf } from "#web/coach/stage.ts";
import type { Stage } from "#web/coach/stage.ts";
import { useFrame } from "#web/live/frameLoop.ts";
import type { LiveView, RollerView } from "#web/live/liveView.ts";
import type { RollerData } from "#web/live/rollerData.ts";
import { isFresh } from "#web/live/staleness.ts";

export function useStage(view: LiveView, roller: RollerView | undefined, data: RollerData | undefined): Stage {
  const [signs, setSigns] = useState({ fresh: false, everFresh: false, contact: false, holding: false });
  useFrame((nowMs) => {
    const latest = data?.latest;
    const next = {
      fresh: latest !== undefined && isFresh(latest, nowMs),
      everFresh: latest !== undefined && !Number.isNaN(latest.receivedMs),
      contact: latest?.contact ?? false,
      holding: latest !== undefined && !Number.isNaN(latest.holdElapsedMs),
    };
    const same =
      next.fresh === signs.fresh &&
      next.everFresh === signs.everFresh &&
      next.contact === signs.contact &&
      next.holding === signs.holding;
    if (!same) setSigns(next);
  });
  return stageOf(view, roller, signs);
}
