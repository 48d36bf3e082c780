// A line's session: begun and ended by the person or by a program, and what may be learned when it is over.
import type { CoachState } from "#hub/coach/state.ts";
import { InchwormError } from "#hub/errors.ts";
import type { RollerIdentity } from "#hub/link/link.ts";
import type { LineCore } from "#hub/lineCore.ts";
import type { LineOptions } from "#hub/lineParts.ts";
import { recordedBands, recordedSettings } from "#hub/recordedSettings.ts";
import type { Feed } from "#hub/live/feed.ts";
import type { RollerCalibration } from "#hub/rollerCalibration.ts";
import type { RollerPerson } from "#hub/rollerPerson.ts";
import type { Recorder } from "#hub/session/recorder.ts";
import { isRehearsal, isRehearsed } from "#shared/domain/rehearsal.ts";
import type { Calibration } from "#shared/schema/calibration.ts";
import type { SessionSummary } from "#shared/schema/session.ts";

export interface LineSessionParts {
  readonly options: LineOptions;
  readonly recorder: Recorder;
  readonly calibration: Pick<RollerCalibration, "current" | "refine">;
  readonly user: RollerPerson;
  readonly identity: () => RollerIdentity | undefined;
  readonly coach: () => CoachState;
  /** The coach takes in the person's bands and closed areas as they are today. */
  readonly refreshPerson: () => void;
  /** What a program counts after the session would be lost: it ends with it. */
  readonly endProgram: () => void;
  /** The coach opens what stops had closed. */
  readonly coachNewSession: () => void;
  readonly recordHold: (hold: { startMs: number; endMs: number; countedMs: number }) => void;
  readonly publish: Feed["publish"];
  readonly publishRoller: () => void;
  /** What the journal begins with. */
  readonly opening: LineCore["opening"];
}

export interface LineSession {
  /** Whether anything may begin. @throws InchwormError NO_ROLLER, SCREENING_DUE (on a real roller) */
  refuseToBegin(): void;
  /** Someone may lie on this roller now: tells once that questions wait. */
  tellDue(): void;
  /** @throws InchwormError NO_ROLLER, SCREENING_DUE, AREA_BLOCKED, SESSION_RUNNING, JOURNAL_FAILED */
  start(): Promise<SessionSummary>;
  /** @throws InchwormError SESSION_NOT_RUNNING */
  stop(): Promise<SessionSummary>;
  /** What is learned later is not taken any more; what is being taken is. Never rejects. */
  close(): Promise<void>;
}

export function createLineSession(parts: LineSessionParts): LineSession {
  const { options, recorder, calibration, user, coach } = parts;
  const { rollerId, link, person, containment } = options;
  // Known only once the roller has told about itself.
  const isRehearsedNow = () => isRehearsed(link);
  let startedWith: Calibration | undefined;
  let toldDue: string | undefined;
  let closed = false;
  let refining: Promise<unknown> = Promise.resolve();

  /** A session may teach the response's shape: taken when nothing has changed meanwhile. */
  async function learnFrom({ id }: SessionSummary): Promise<void> {
    const before = startedWith;
    if (options.learn === undefined || before === undefined) return;
    if (options.calibrationStore.get(before.deviceId) !== before) return;
    const learned = await options.learn(options.store.journalPath(id));
    if (learned === undefined || closed || recorder.session() !== undefined) return;
    refining = calibration.refine(before, learned);
    await refining;
  }

  function publishSession(session: SessionSummary): SessionSummary {
    const { id, startedMs, stoppedMs } = session;
    const shown = { id, startedMs, state: session.state === "running" ? "running" : "stopped" } as const;
    parts.publish({ type: "session", rollerId, session: stoppedMs === undefined ? shown : { ...shown, stoppedMs } });
    parts.publishRoller();
    return session;
  }

  function rollerToBegin(): RollerIdentity {
    const identity = parts.identity();
    if (!identity) throw new InchwormError("NO_ROLLER", `${rollerId} has not connected yet`);
    const due = person.screeningDue();
    if (due !== undefined && !isRehearsedNow()) throw due;
    return identity;
  }

  return {
    refuseToBegin: () => void rollerToBegin(),
    tellDue() {
      const due = isRehearsedNow() ? undefined : person.screeningDue();
      if (due !== undefined && due.detail !== toldDue) options.notice(due);
      toldDue = due?.detail;
    },
    async start() {
      const identity = rollerToBegin();
      person.refuseIfBlocked(coach().settings.selection);
      const assumed = isRehearsedNow() ? undefined : person.weightAssumed();
      if (assumed !== undefined) options.notice(assumed);
      parts.refreshPerson();
      const { current } = calibration;
      startedWith = current;
      const roller = current ? { ...identity, calibration: current } : identity;
      const { settings, bands } = coach();
      const about = { ...person.settings(), ...recordedSettings(user.personal()), bands: recordedBands(bands) };
      const session = await recorder.start({
        roller,
        selection: settings.selection,
        settings: about,
        person: person.inSession(),
        opening: () => parts.opening(roller),
      });
      parts.coachNewSession();
      user.sessionStarted();
      return publishSession(session);
    },
    async close() {
      closed = true;
      await refining.catch(() => undefined);
    },
    async stop() {
      if (recorder.session() !== undefined) parts.endProgram();
      // A hold that still lasts belongs to the session as far as it has come.
      const { hold } = coach().view;
      const nowMs = link.clock.nowMs();
      if (hold) {
        parts.recordHold({ startMs: nowMs - hold.elapsedMs, endMs: nowMs, countedMs: hold.countedMs });
      }
      const session = publishSession(await recorder.stop());
      await user
        // As it began: on a serial line another roller may be plugged in meanwhile.
        .sessionStopped(session.id, { isRehearsal: isRehearsal(session) })
        .catch((thrown: unknown) => containment.note(`${rollerId} person`, "FILE_UNWRITABLE", thrown));
      learnFrom(session).catch((thrown: unknown) => containment.note(`${rollerId} calibration`, "PART_FAILED", thrown));
      return session;
    },
  };
}
