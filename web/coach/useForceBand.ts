// The force band to draw, as it changes along the limb; whole newtons, so that it seldom renders.
import { useState } from "react";

import type { Bands } from "#shared/schema/live.ts";
import { useFrame } from "#web/live/frameLoop.ts";
import { forceBandNow } from "#web/live/rollerData.ts";
import type { RollerData } from "#web/live/rollerData.ts";

export function useForceBand({ latest }: RollerData, bands: Bands): readonly [number, number] {
  const [lowered, setLowered] = useState<readonly [number, number]>();
  useFrame(() => {
    const { loweredN } = latest;
    const next = loweredN && ([Math.round(loweredN[0]), Math.round(loweredN[1])] as const);
    if (next?.[0] !== lowered?.[0] || next?.[1] !== lowered?.[1]) setLowered(next);
  });
  return forceBandNow({ loweredN: lowered }, bands);
}
