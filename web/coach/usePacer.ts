// Moves the pacer each frame beside the person. The ears follow the same one, so that the tick is the worm's.
import { useRef, useState } from "react";

import { useEars } from "#web/audio/SoundContext.tsx";
import { useFrame } from "#web/live/frameLoop.ts";
import type { RollerData } from "#web/live/rollerData.ts";
import type { Pacer } from "#web/worm/pacer.ts";
import { createPacerLead } from "#web/worm/pacerLead.ts";

export interface UsePacerOptions {
  data: RollerData;
  paceMmS: number;
  stopped: boolean;
}

export function usePacer({ data, paceMmS, stopped }: UsePacerOptions): React.RefObject<Pacer> {
  const ears = useEars();
  const [own] = useState(createPacerLead);
  const lead = ears?.pacerOf(data) ?? own;
  const pacer = useRef(lead.current);
  useFrame((nowMs) => {
    lead.advance(nowMs, { data, paceMmS, stopped });
    pacer.current = lead.current;
  });
  return pacer;
}
