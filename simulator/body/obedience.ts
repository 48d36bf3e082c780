// Which words of the coach take a simulated body off the roller, and for how long.
import type { CueId } from "#shared/domain/cues.ts";
import { RULES } from "#shared/domain/rules.ts";

const GETS_OFF: readonly CueId[] = ["stop-user", "stop-closed", "lift-off"];
/** The word goes when the body is off: the rest of R8 is taken all the same, and a little more. */
const REST_MS = RULES.R8.numbers.gentleRestS * 1000 + 800;

export interface Obedience {
  /** What the coach says from now on; undefined: nothing. */
  hear(cueId: CueId | undefined, simMs: number): void;
  isOff(simMs: number): boolean;
}

export function createObedience(): Obedience {
  let told = false;
  let restsUntilMs = Number.NEGATIVE_INFINITY;
  return {
    hear(cueId, simMs) {
      told = cueId !== undefined && GETS_OFF.includes(cueId);
      if (cueId === "lift-off") restsUntilMs = simMs + REST_MS;
    },
    isOff: (simMs) => told || simMs < restsUntilMs,
  };
}
