// What is kept of a program that runs, and what it tells.
import type { NotCounted, ProgramPause, ProgramPhase, StepEnd } from "#shared/domain/programProgress.ts";
import type { MuscleId, Side } from "#shared/domain/muscles.ts";
import type { Told } from "#shared/domain/sentences/tell.ts";
import type { ProgramAction, ReadyProgram, StepMode } from "#shared/schema/program.ts";
import type { ProgramView } from "#shared/schema/programLive.ts";
import type { Tally } from "./tally.ts";

/** Said between steps; no cue, so whole sentences. */
export interface Announcement {
  readonly text: string;
  readonly spoken: string;
  /** The same by ids and values, for other languages. */
  readonly told: Told[];
  readonly atMs: number;
}

export type ProgramEvent =
  /** `forceKnown`: the roller is calibrated. */
  | { readonly action: "start"; readonly program: ReadyProgram; readonly forceKnown?: boolean }
  | { readonly action: ProgramAction }
  /** Another roller calls itself by this name now. */
  | { readonly action: "rollerChanged" };

/** For the journal and the page. */
export type ProgramNews =
  | {
      readonly kind: "programStarted" | "programEnded";
      readonly programId: string;
      /** As it starts: who looks back later may not have the program any more. */
      readonly name?: string;
      readonly finished: boolean;
      readonly atMs: number;
    }
  | {
      readonly kind: "stepStarted";
      readonly programId: string;
      readonly step: number;
      readonly mode: StepMode;
      /** Absent: where the person likes. */
      readonly muscle?: MuscleId;
      readonly side?: Side;
      readonly atMs: number;
    }
  | {
      readonly kind: "stepEnded";
      readonly programId: string;
      readonly step: number;
      readonly how: StepEnd;
      readonly countedMs: number;
      readonly notCountedMs: Readonly<Partial<Record<NotCounted, number>>>;
      readonly passes: number;
      readonly atMs: number;
    }
  | ({ readonly kind: "announcement" } & Announcement);

export type StepBehind = NonNullable<ProgramView["behind"]>[number];

export interface ProgramState {
  readonly program: ReadyProgram;
  /** Of the step that runs or comes next. */
  readonly index: number;
  readonly phase: ProgramPhase;
  readonly paused: ProgramPause | undefined;
  /** Newest time heard of. */
  readonly atMs: number;
  /** When the step began to run. */
  readonly sinceMs: number;
  /** Passed in this phase without the pauses. */
  readonly phaseMs: number;
  /** For the person to lean on, without a break. */
  readonly waitedMs: number;
  /** How long the rest lasts. */
  readonly restMs: number;
  readonly tally: Tally;
  /** Steps that began and are over, each as it was the last time. */
  readonly behind: readonly StepBehind[];
  /** It was ended before its last step was. */
  readonly endedEarly: boolean;
  readonly announcement: Announcement | undefined;
  /** What is new since the last input. */
  readonly news: readonly ProgramNews[];
}
