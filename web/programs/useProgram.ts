// The program that runs on a roller, and the way to lead it.
import type { ProgramAction } from "#shared/schema/program.ts";
import type { ProgramView } from "#shared/schema/programLive.ts";
import { useLive } from "#web/live/LiveContext.tsx";
import type { RollerView } from "#web/live/liveView.ts";

export interface ProgramControl {
  /** Undefined: none has been started, or the last one was ended. */
  readonly shown: ProgramView | undefined;
  /** pause: or on again. */
  act(action: Extract<ProgramAction, "next" | "back" | "pause">): void;
  end(): void;
}

export function useProgram(roller: RollerView | undefined): ProgramControl {
  const { send } = useLive();
  const shown = roller?.program;
  const tell = (action: ProgramAction): void => {
    if (roller && shown && shown.phase !== "finished") send({ type: "program", rollerId: roller.id, action });
  };
  return {
    shown,
    act: (action) => tell(action === "pause" && waitsForPerson(shown) ? "resume" : action),
    end: () => tell("end"),
  };
}

/** Lift-offs and lost data end by themselves: then the key still pauses. */
export function waitsForPerson(program: ProgramView | undefined): boolean {
  return program?.paused !== undefined && program.paused !== "liftOff" && program.paused !== "noData";
}
