// Whether a program or the measurement of a force band goes on.
import type { RampMessage } from "#shared/schema/plan.ts";
import type { ProgramView } from "#shared/schema/programLive.ts";

type Phase = ProgramView["phase"] | RampMessage["phase"];

export interface HasPhase {
  readonly phase: Phase;
}

const OVER: ReadonlySet<Phase> = new Set(["finished", "done", "failed", "cancelled"]);

export function isUnderWay(part: HasPhase | undefined): boolean {
  return part !== undefined && !OVER.has(part.phase);
}
