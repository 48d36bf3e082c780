// What goes into the coach, what it keeps, what comes out. Plain values only.
import type { CueId } from "#shared/domain/cues.ts";
import type { SignalEvent, Tick } from "#shared/domain/features.ts";
import type { MuscleId, Side } from "#shared/domain/muscles.ts";
import type { HoldWait } from "#shared/domain/programProgress.ts";
import type { StopReason } from "#shared/domain/prompts.ts";
import type { Bands, Selection, UserMark } from "#shared/schema/live.ts";
import type { AreaForce } from "./areaForce.ts";
import type { EarlierSpot, TenderSpot } from "#shared/schema/spots.ts";
import type { ArbiterState } from "./cueArbiter.ts";
import type { CueChange } from "./cueChange.ts";
import type { FreshnessState } from "./freshness.ts";
import type { GuardingState } from "./guarding.ts";
import type { HoldState } from "./holdState.ts";
import type { IntervalState } from "./interval.ts";
import type { KneeGuardState } from "./kneeGuard.ts";
import type { PaceState } from "./pace.ts";
import type { PraiseState } from "./praise.ts";
import type { PressureState } from "./pressure.ts";
import type { PressureStopState } from "./pressureStop.ts";
import type { ProgramEvent, ProgramNews, ProgramState } from "./program/state.ts";
import type { ProgramView } from "#shared/schema/programLive.ts";
import type { PromptChange, PromptState } from "./prompts.ts";
import type { BlockedArea, Referral, SafetyState } from "./safety.ts";
import type { SpotsState } from "./spots.ts";
import type { TrackState } from "./track.ts";
import type { TurnState } from "./turns.ts";
import type { Units } from "./words.ts";

export interface CoachSettings {
  /** Absent: assumed (R11), and `bands.assumedWeight` says so. */
  readonly bodyWeightKg?: number;
  readonly selection: Selection;
  /** How the why-sentences give a pace; inches when absent. */
  readonly units?: Units;
  /** The person's own force bands, area by area; the population's where there is none. */
  readonly forces?: readonly AreaForce[];
  /** R24, R25: areas the person's answers close. */
  readonly blocked?: readonly BlockedArea[];
  /** R8: why the session is a gentle one, in words that follow "because"; absent: it is none. */
  readonly gentle?: string;
}

export type UserEvent =
  | { readonly kind: "select"; readonly selection: Selection }
  | {
      readonly kind: "mark";
      readonly mark: UserMark;
      readonly value?: number | undefined;
      /** Of a stop. */
      readonly reason?: StopReason | undefined;
      /** Pressed at the roller itself. */
      readonly byButton?: true;
    }
  /** The whole settings: an absent weight is an unknown weight. */
  | ({ readonly kind: "settings" } & Omit<CoachSettings, "selection">)
  /** Another roller has taken the place of the one before. */
  | { readonly kind: "otherRoller" }
  /** R27: the stop there was a mistake, so it is open again. */
  | { readonly kind: "reopen"; readonly muscle: MuscleId; readonly side: Side }
  /** A new session: what the settings close stays closed. `earlier`: spots that earlier ones left open. */
  | { readonly kind: "newSession"; readonly earlier?: readonly EarlierSpot[] };

export type CoachInput =
  | { readonly kind: "tick"; readonly tick: Readonly<Tick> }
  | { readonly kind: "event"; readonly event: SignalEvent }
  | { readonly kind: "user"; readonly event: UserEvent; readonly tMs: number }
  | { readonly kind: "program"; readonly event: ProgramEvent; readonly tMs: number }
  /** No frame has come for `ageMs`; said again and again while it lasts. */
  | { readonly kind: "noData"; readonly tMs: number; readonly ageMs: number };

/** What others should take note of; the coach itself does no more about it. */
export type CoachEffect =
  /** R27: closed for the rest of the day. */
  | { readonly kind: "areaClosed"; readonly muscle: MuscleId; readonly side: Side; readonly atMs: number }
  /** R16: the stop line was learned or marked. */
  | { readonly kind: "kneeLine"; readonly lineMm: number; readonly how: "learned" | "marked"; readonly atMs: number }
  /** R6: a hold is over, pauses included; this much of it counted. */
  | { readonly kind: "holdCounted"; readonly startMs: number; readonly endMs: number; readonly countedMs: number }
  | ProgramNews
  /** R27, R29: what a stop felt like, and what the person was told. */
  | (Referral & { readonly kind: "referral" })
  /** R7: a tender spot is new, or something about it is. */
  | { readonly kind: "spot"; readonly spot: TenderSpot; readonly atMs: number }
  /** R3: a question or advice comes or goes. */
  | PromptChange;

export interface CoachView {
  readonly cueId?: CueId;
  readonly hold?: { readonly elapsedMs: number; readonly countedMs: number; readonly waits?: HoldWait };
  /** The band where the roller is, when it is lower there than the area's. */
  readonly lowered?: readonly [number, number];
  readonly kneeLineMm?: number;
  readonly inPace: boolean;
  readonly inForce: boolean;
  /** R27: the chosen area is closed. */
  readonly areaClosed: boolean;
  /** The program that runs, or the last one until another starts. */
  readonly program?: ProgramView;
}

/** Never changed in place: every step gives a new one that shares what did not change. */
export interface CoachState {
  readonly settings: CoachSettings;
  readonly bands: Bands;
  /** Time of the newest fresh tick; NaN before the first. */
  readonly lastFreshMs: number;
  /** Where the roller was then; NaN unknown. */
  readonly positionMm: number;
  readonly safety: SafetyState;
  readonly freshness: FreshnessState;
  readonly turns: TurnState;
  readonly track: TrackState;
  readonly kneeGuard: KneeGuardState;
  readonly pressureStop: PressureStopState;
  readonly pressure: PressureState;
  readonly hold: HoldState;
  /** Why the hold under way does not count now. */
  readonly holdWaits: HoldWait | undefined;
  readonly interval: IntervalState;
  readonly pace: PaceState;
  readonly praise: PraiseState;
  readonly program: ProgramState | undefined;
  readonly guarding: GuardingState;
  readonly spots: SpotsState;
  readonly prompts: PromptState;
  readonly arbiter: ArbiterState;
  readonly view: CoachView;
}

export interface CoachResult {
  readonly state: CoachState;
  readonly cues: readonly CueChange[];
  readonly effects: readonly CoachEffect[];
}
