// Words for what the hub says in English only, made from the ids and values its messages carry.
import type { CueId } from "#shared/domain/cues.ts";
import type { MuscleId } from "#shared/domain/muscles.ts";
import type { StopReason } from "#shared/domain/prompts.ts";
import type { OwnWords, Told } from "#shared/domain/sentences/tell.ts";

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

/** A program that comes with the hub; `notes`: of its steps, by muscle. */
export interface ProgramWords {
  readonly name: string;
  readonly purpose: string;
  readonly notes?: Readonly<Partial<Record<MuscleId, string>>>;
}

export interface HubWords {
  /** Why a cue came, as far as its id and the bands tell. */
  readonly cueWhy: Readonly<Record<CueId, (bands: BandWords) => string>>;
  readonly advice: Readonly<Record<StopReason, string>>;
  readonly spotAhead: string;
  /** Sentences by ids and values; undefined where one is not known. `own`: what somebody wrote, in this language. */
  tell(told: readonly Told[], own?: OwnWords): string | undefined;
  /** Of the programs that come with the hub. */
  readonly programs: Readonly<Record<string, ProgramWords>>;
  /** By the code of docs/errors.md; what follows the hub's own message after a colon is kept. */
  readonly problems: Readonly<Record<string, ProblemWords>>;
}
