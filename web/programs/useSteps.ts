// The steps of the program under way, as its file has them: the live messages carry only the one that runs.
import { useEffect, useState } from "react";

import type { ProgramStep } from "#shared/schema/program.ts";
import { listPrograms } from "#web/api/client.ts";

/** Undefined: not read yet, or a program whose steps the plan chose, which are not those of its file. */
export function useSteps(programId: string, of: number): readonly ProgramStep[] | undefined {
  const [known, setKnown] = useState<{ id: string; steps: readonly ProgramStep[] }>();
  useEffect(() => {
    const leaving = new AbortController();
    void listPrograms(leaving.signal).then((answer) => {
      if (leaving.signal.aborted || !answer.ok) return;
      const entry = answer.value.programs.find(({ program }) => program.id === programId);
      if (entry && !entry.program.choose) setKnown({ id: programId, steps: entry.program.steps });
    });
    return () => leaving.abort();
  }, [programId]);
  return known?.id === programId && known.steps.length === of ? known.steps : undefined;
}
