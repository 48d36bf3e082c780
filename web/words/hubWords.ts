// Words for what the hub says in English only, made from the ids and values its messages carry.
import type { CueId } from "#shared/domain/cues.ts";
import type { StopReason } from "#shared/domain/prompts.ts";

/** The bands of the moment, in the person's units. */
export interface BandWords {
  readonly slowest: string;
  readonly fastest: string;
  readonly lightest: string;
  readonly heaviest: string;
  readonly stop: string;
}

export interface ProblemWords {
  readonly message: string;
  readonly whatToDo: string;
}

export interface HubWords {
  /** Why a cue came, as far as its id and the bands tell. */
  readonly cueWhy: Readonly<Record<CueId, (bands: BandWords) => string>>;
  readonly advice: Readonly<Record<StopReason, string>>;
  readonly spotAhead: string;
  readonly said: {
    next(step: string, seconds: number): string;
    free(minutes: number): string;
    finished(program: string): string;
    rollerChanged: string;
  };
  /** By the code of docs/errors.md; what follows the hub's own message after a colon is kept. */
  readonly problems: Readonly<Record<string, ProblemWords>>;
}
