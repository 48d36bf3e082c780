// What a roller's line is given, and what the hub can ask of it.
import type { CalibrationStore } from "#hub/calibrationStore.ts";
import type { Clock } from "#hub/clock.ts";
import type { Containment } from "#hub/containment.ts";
import type { InchwormError } from "#hub/errors.ts";
import type { Link } from "#hub/link/link.ts";
import type { Feed } from "#hub/live/feed.ts";
import type { PersonOn } from "#hub/profiles/personOn.ts";
import type { RollerCalibration } from "#hub/rollerCalibration.ts";
import type { SessionStore } from "#hub/session/store.ts";
import type { Calibration } from "#shared/schema/calibration.ts";
import type { LinkMessage, RollerState, Selection, UserMarkFields } from "#shared/schema/live.ts";
import type { RampCommand, RampMessage } from "#shared/schema/plan.ts";
import type { MistakenStop } from "#shared/schema/profile.ts";
import type { Program, ProgramAction } from "#shared/schema/program.ts";
import type { ProgramView } from "#shared/schema/programLive.ts";
import type { SessionSummary } from "#shared/schema/session.ts";

export interface LineOptions {
  readonly rollerId: string;
  readonly link: Link;
  readonly hubClock: Clock;
  readonly store: SessionStore;
  readonly feed: Feed;
  readonly containment: Containment;
  /** Whose turn it is on this roller. */
  readonly person: PersonOn;
  readonly selection: Selection;
  /** What the person calls this roller; undefined or absent: as it calls itself. */
  readonly givenName?: () => string | undefined;
  /** A calibration the user gave for this device; it wins over the one that came with the link. */
  readonly calibrationFor: (deviceId: string) => Calibration | undefined;
  /** Those made at home. */
  readonly calibrationStore: CalibrationStore;
  /** What a session's recording taught about the response's shape; undefined: sessions teach nothing. */
  readonly learn?: ((journalPath: string) => Promise<Calibration | undefined>) | undefined;
  /** Something the user should know, that is no fault. Must not throw. */
  readonly notice: (error: InchwormError) => void;
}

export interface Line {
  readonly rollerId: string;
  open(): Promise<void>;
  close(): Promise<void>;
  /** Call it ten times a second: link messages go out, and the coach hears about missing data. */
  watch(): void;
  /** @throws InchwormError AREA_BLOCKED, AREA_STOPPED */
  select(selection: Selection): RollerState;
  /** Leads through the measurement of a force band. @throws InchwormError AREA_BLOCKED, RAMP_NOT_RUNNING */
  ramp(command: RampCommand): RampMessage;
  readonly rampMessage: RampMessage | undefined;
  mark(mark: UserMarkFields): void;
  /**
   * Starts a session too when none runs.
   * @throws InchwormError NO_ROLLER, SCREENING_DUE (on a real roller), AREA_BLOCKED (nothing of it is open)
   */
  startProgram(program: Program): Promise<ProgramView>;
  /** @throws InchwormError PROGRAM_NOT_RUNNING */
  program(event: { readonly action: ProgramAction }): ProgramView;
  /** It was given another name. */
  renamed(): RollerState;
  /** R27: this person says that these stops were a mistake. */
  reopened(personId: string, mistaken: readonly MistakenStop[]): void;
  /** The settings have changed. */
  settingsChanged(): void;
  /** @throws InchwormError NO_ROLLER (it has not said who it is yet), SCREENING_DUE (on a real roller), AREA_BLOCKED, AREA_STOPPED, SESSION_RUNNING, JOURNAL_FAILED */
  startSession(): Promise<SessionSummary>;
  /** Ends a program that runs as well. @throws InchwormError SESSION_NOT_RUNNING */
  stopSession(): Promise<SessionSummary>;
  readonly session: SessionSummary | undefined;
  readonly calibration: Pick<RollerCalibration, "current" | "message" | "command" | "tare">;
  readonly roller: RollerState;
  readonly linkMessage: LinkMessage;
}
