// A cue that comes or goes.
import type { CueId } from "#shared/domain/cues.ts";
import type { RuleId } from "#shared/domain/rules.ts";

export interface CueChange {
  /** show: a new cue; clear: what it asked for has happened, or it no longer applies. */
  readonly action: "show" | "clear";
  readonly cueId: CueId;
  readonly ruleId: RuleId;
  /** One plain sentence with the numbers seen. */
  readonly why: string;
  /** Hub-clock time of the sample (or key) that led to it. */
  readonly sampleMs: number;
}
