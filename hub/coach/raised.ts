// A cue a rule wants. The rule makes it once, when its evidence is complete, and keeps the same object for
// as long as it wants the cue: the arbiter knows it again by identity.
import type { CueId } from "#shared/domain/cues.ts";
import type { RuleId } from "#shared/domain/rules.ts";

export interface Raised {
  readonly cueId: CueId;
  readonly ruleId: RuleId;
  readonly why: string;
  readonly sinceMs: number;
  /** A word for a moment: off the screen this long after it was shown. Absent: until the rule lets go. */
  readonly shownForMs?: number;
}

/** A cue a rule has let go, and why. */
export interface Settled {
  readonly raised: Raised;
  readonly why: string;
}

/** What every rule's state has for the arbiter. */
export interface Wanting {
  readonly raised: Raised | undefined;
  readonly settled: Settled | undefined;
}

/** Lets go of what is raised, if anything is. */
export function settle(state: Wanting, why: string): Settled | undefined {
  return state.raised === undefined ? state.settled : { raised: state.raised, why };
}

export const LIFTED = "You lifted off the roller.";
