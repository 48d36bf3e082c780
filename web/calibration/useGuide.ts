// A guided calibration as the page leads it: what the feed says, and the commands.
import { useState } from "react";

import type { CalibrationCommand, CalibrationMessage } from "#shared/schema/calibrationGuide.ts";
import type { Problem } from "#web/api/client.ts";
import { commandCalibration } from "#web/api/setup.ts";
import type { RollerView } from "#web/live/liveView.ts";

export interface Guide {
  /** Undefined: nothing was begun since the page was opened, and nothing runs. */
  readonly message: CalibrationMessage | undefined;
  readonly busy: boolean;
  readonly problem: Problem | undefined;
  tell(command: CalibrationCommand): Promise<boolean>;
}

export function useGuide(roller: RollerView): Guide {
  const [answered, setAnswered] = useState<CalibrationMessage>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const [begun, setBegun] = useState(false);
  const fed = roller.calibration;
  const newest = fed && answered && answered.sentMs > fed.sentMs ? answered : (fed ?? answered);
  const runs = newest !== undefined && newest.phase !== "done" && newest.phase !== "cancelled";
  return {
    message: begun || runs ? newest : undefined,
    busy,
    problem,
    async tell(command) {
      setBusy(true);
      const answer = await commandCalibration(roller.id, command);
      setBusy(false);
      setProblem(answer.ok ? undefined : answer.problem);
      if (!answer.ok) return false;
      setAnswered(answer.value);
      setBegun(true);
      return true;
    },
  };
}
