// A measurement as the page leads it: what the feed says, and the commands.
import { useState } from "react";

import type { RampCommand, RampMessage } from "#shared/schema/plan.ts";
import type { Problem } from "#web/api/client.ts";
import { commandRamp } from "#web/api/setup.ts";
import type { RollerView } from "#web/live/liveView.ts";

export interface RampControl {
  /** Undefined: none was begun since the page was opened, and none runs. */
  readonly message: RampMessage | undefined;
  readonly busy: boolean;
  readonly problem: Problem | undefined;
  tell(command: RampCommand): void;
}

export function useRamp(roller: RollerView): RampControl {
  const [answered, setAnswered] = useState<RampMessage>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const fed = roller.ramp;
  const newest = fed && answered && answered.sentMs > fed.sentMs ? answered : (fed ?? answered);
  const runs = newest?.phase === "load" || newest?.phase === "answer";
  const send = async (command: RampCommand) => {
    setBusy(true);
    const answer = await commandRamp(roller.id, command);
    setBusy(false);
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok) setAnswered(answer.value);
  };
  return {
    message: answered !== undefined || runs ? newest : undefined,
    busy,
    problem,
    tell: (command) => void send(command),
  };
}
