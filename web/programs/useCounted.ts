// What part of each step's time has counted, as far as this page has seen it: a step that was skipped is not a full one.
import { useState } from "react";

import type { ProgramView } from "#shared/schema/programLive.ts";

interface Seen {
  readonly programId: string;
  readonly counted: ReadonlyMap<number, number>;
}

export function useCounted({ programId, step, countedMs }: ProgramView): ReadonlyMap<number, number> {
  const [seen, setSeen] = useState<Seen>({ programId, counted: new Map() });
  const share = Math.min(1, countedMs / step.targetMs);
  const isOther = seen.programId !== programId;
  if (isOther || seen.counted.get(step.index) !== share) {
    setSeen({ programId, counted: new Map(isOther ? [] : seen.counted).set(step.index, share) });
  }
  return seen.counted;
}
