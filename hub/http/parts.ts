// What the server needs from the hub, as interfaces: the server can be built and tested without one.
import type { FastifyInstance } from "fastify";

import type { SessionExport } from "#hub/export/sessionExport.ts";
import type { AccessRules } from "#hub/http/access.ts";
import type { Language } from "#shared/domain/languages.ts";
import type { Health, RollerEntry } from "#shared/schema/api.ts";
import type {
  CalibrationCommand,
  CalibrationMessage,
  CalibrationState,
  TareReply,
} from "#shared/schema/calibrationGuide.ts";
import type { Settings } from "#shared/schema/config.ts";
import type { DoctorReport } from "#shared/schema/doctor.ts";
import type { Keeping, KeepingEffect } from "#shared/schema/keeping.ts";
import type { RollerState, Selection } from "#shared/schema/live.ts";
import type { ProgramCommand, ProgramList } from "#shared/schema/program.ts";
import type { ProgramView } from "#shared/schema/programLive.ts";
import type { History, HistoryQuery, Journal, JournalQuery, RecurringSpot, SpotsQuery } from "#shared/schema/past.ts";
import type { AreaBand, Proposal, RampCommand, RampMessage, Screening } from "#shared/schema/plan.ts";
import type { CheckIn, NewCheckIn, Profile, ProfileDetails, ScreeningInput } from "#shared/schema/profile.ts";
import type { ExportFormat, SessionChange, SessionQuery, SessionSummary } from "#shared/schema/session.ts";
import type { SessionReview, Traces, TracesQuery } from "#shared/schema/review.ts";
import type { ShareField } from "#shared/schema/share.ts";

export interface RollersPart {
  list(): RollerEntry[];
  /** Throws InchwormError NO_ROLLER for an id it does not know, AREA_BLOCKED for what the person's answers close. */
  select(rollerId: string, selection: Selection): RollerState;
  /** An empty name: back to the roller's own. Kept when it resolves. Rejects with InchwormError NO_ROLLER, FILE_UNWRITABLE. */
  rename(rollerId: string, name: string): Promise<RollerState>;
}

/** These throw InchwormError: NO_ROLLER, CALIBRATION_NOT_RUNNING, CALIBRATION_NUMBER_MISSING, TARE_REFUSED, FILE_UNWRITABLE. */
export interface CalibrationPart {
  get(rollerId: string): CalibrationState;
  command(rollerId: string, command: CalibrationCommand): Promise<CalibrationMessage>;
  tare(rollerId: string): Promise<TareReply>;
}

export interface ProgramsPart {
  list(): Promise<ProgramList>;
  /** @throws InchwormError NO_ROLLER, NO_PROGRAM, PROGRAM_NOT_RUNNING, SCREENING_DUE, AREA_BLOCKED */
  command(rollerId: string, command: ProgramCommand): Promise<ProgramView>;
}

/** These throw InchwormError: NO_PROFILE, NO_ROLLER, SESSION_RUNNING, PERSON_HAS_SESSIONS, FILE_UNWRITABLE. */
export interface ProfilesPart {
  list(): readonly Profile[];
  get(id: string): Profile;
  create(details: ProfileDetails): Promise<Profile>;
  replace(id: string, details: ProfileDetails): Promise<Profile>;
  /** `sessions`: what becomes of theirs; absent: PERSON_HAS_SESSIONS when there are some. */
  remove(id: string, sessions: TheirSessions | undefined): Promise<void>;
  activate(rollerId: string, id: string): Promise<Profile>;
  screening(id: string): Screening;
  screen(id: string, input: ScreeningInput): Promise<Screening>;
  checkIn(id: string, input: NewCheckIn): Promise<CheckIn>;
  bands(id: string): AreaBand[];
  plan(id: string, query: PlanQuery): Proposal | Promise<Proposal>;
}

/** keep: they are nobody's then. */
export type TheirSessions = "keep" | "delete";

export interface PlanQuery {
  /** A local date; absent: today. */
  readonly date?: string | undefined;
  readonly when?: "before-run" | "after-run" | "no-run" | undefined;
}

/** These throw InchwormError: NO_ROLLER, AREA_BLOCKED, RAMP_NOT_RUNNING. */
export interface RampPart {
  get(rollerId: string): RampMessage | undefined;
  command(rollerId: string, command: RampCommand): RampMessage;
}

/** How long what was recorded is kept. */
export interface KeepingPart {
  get(): Keeping;
  /** What that would delete now. */
  effect(keeping: Keeping): KeepingEffect;
  /** In force, and what is due is deleted, when it resolves. @throws InchwormError FILE_UNWRITABLE */
  put(keeping: Keeping): Promise<void>;
}

/** The first person's weight and units. */
export interface SettingsPart {
  get(): Settings;
  /** Kept on disk when it resolves. */
  put(settings: Settings): Promise<void>;
}

/**
 * These throw InchwormError: NO_ROLLER, SCREENING_DUE, AREA_BLOCKED, SESSION_RUNNING, NO_SESSION, SESSION_NOT_RUNNING,
 * JOURNAL_FAILED, FILE_UNWRITABLE.
 */
export interface SessionsPart {
  /** Without an id: on the first roller. */
  start(rollerId: string | undefined): Promise<SessionSummary>;
  stop(sessionId: string): Promise<SessionSummary>;
  /** Newest first. */
  list(query: SessionQuery): Promise<SessionSummary[]>;
  get(sessionId: string): Promise<SessionSummary>;
  change(sessionId: string, change: SessionChange): Promise<SessionSummary>;
  /** Not one that runs. */
  remove(sessionId: string): Promise<void>;
  export(sessionId: string, format: ExportFormat, wish?: ExportWish): Promise<SessionExport>;
  share(sessionId: string, wish: ShareWish): Promise<SessionExport>;
  review(sessionId: string): Promise<SessionReview>;
  traces(sessionId: string, query: TracesQuery): Promise<Traces>;
}

/** Of the report, where one is in it. */
export interface ReportWish {
  /** Whose it is, when that is to be said. */
  readonly name?: string | undefined;
  readonly language?: Language | undefined;
}

export interface ExportWish extends ReportWish {
  /** That the body weight is told. */
  readonly weight?: "told" | undefined;
}

export interface ShareWish extends ReportWish {
  readonly fields: readonly ShareField[];
}

/** These throw InchwormError: NO_PROFILE, STORE_UNAVAILABLE. */
export interface PastPart {
  history(personId: string, query: HistoryQuery): Promise<History>;
  journal(personId: string, query: JournalQuery): Promise<Journal>;
  spots(personId: string, query: SpotsQuery): Promise<RecurringSpot[]>;
}

export interface ServerParts {
  readonly hubVersion: string;
  /** The built dashboard. */
  readonly webDir: string;
  readonly access: AccessRules;
  readonly rollers: RollersPart;
  readonly calibration: CalibrationPart;
  readonly programs: ProgramsPart;
  readonly settings: SettingsPart;
  readonly keeping: KeepingPart;
  readonly profiles: ProfilesPart;
  readonly ramp: RampPart;
  readonly sessions: SessionsPart;
  readonly past: PastPart;
  /** Adds the live feed's routes. */
  live(app: FastifyInstance): Promise<void>;
  health(): Health;
  /** Looks at this computer anew; takes some seconds. */
  doctor(): Promise<DoctorReport>;
  /** A fault inside a route or a client. Must not throw. */
  fault(part: string, thrown: unknown): void;
}
