// Sessions as the API sees them: running ones belong to a roller's line, the rest to the store.
import { Readable } from "node:stream";

import { InchwormError } from "#hub/errors.ts";
import { exportSession } from "#hub/export/sessionExport.ts";
import { reviewOf } from "#hub/export/review.ts";
import { shareBundle } from "#hub/export/share.ts";
import { openSource } from "#hub/export/source.ts";
import type { ReportPerson } from "#hub/export/source.ts";
import { tracesOf } from "#hub/export/traces.ts";
import { createTracesCache } from "#hub/export/tracesCache.ts";
import type { SessionsPart, TheirSessions } from "#hub/http/parts.ts";
import type { Profiles } from "#hub/profiles/profiles.ts";
import type { CoreFactory } from "#hub/recording/replay.ts";
import type { Rollers } from "#hub/rollers.ts";
import { pageOf } from "#hub/session/query.ts";
import type { SessionStore } from "#hub/session/store.ts";
import { addDays } from "#shared/domain/calendar.ts";
import type { SessionSummary } from "#shared/schema/session.ts";

export interface SessionsOptions {
  readonly rollers: Rollers;
  readonly store: SessionStore;
  readonly profiles: Pick<Profiles, "forgetSession" | "list">;
  /** The signal core, which computes an export's values anew from the journal. */
  readonly createCore: CoreFactory;
}

export interface Sessions extends SessionsPart {
  /** Stops every running session; none keeps another from stopping. */
  stopAll(): Promise<void>;
  /**
   * What becomes of a person's sessions before the person is deleted.
   * @throws InchwormError SESSION_RUNNING, PERSON_HAS_SESSIONS, JOURNAL_FAILED, FILE_UNWRITABLE
   */
  settle(personId: string, what: TheirSessions | undefined): Promise<void>;
}

export function createSessions({ rollers, store, profiles, createCore }: SessionsOptions): Sessions {
  const kept = createTracesCache();
  store.watch((id) => kept.forget(id));
  const { coreVersion = "" } = store;
  const runningIn = (sessionId: string) => rollers.lines.find((line) => line.session?.id === sessionId);
  // A running session's numbers are its line's, as of now.
  const now = (id: string) => runningIn(id)?.session ?? store.get(id);

  async function remove(sessionId: string): Promise<void> {
    const { id } = store.get(sessionId);
    if (runningIn(id) !== undefined) throw new InchwormError("SESSION_RUNNING", id);
    await store.remove(id);
    await profiles.forgetSession(id);
  }
  const told = (sessionId: string) => {
    const session = now(sessionId);
    return { journalPath: store.journalPath(sessionId), session, createCore, person: personOf(session) };
  };
  /** Their units, and what they said of their knee on the session's day and the next. */
  function personOf({ personId, date }: SessionSummary): ReportPerson | undefined {
    const person = profiles.list().find(({ id }) => id === personId);
    if (person === undefined) return undefined;
    const { units, kneePainNow, checkIns } = person;
    const days = date === undefined ? [] : [date, addDays(date, 1)];
    return {
      units,
      kneePainNow,
      checkIns: days.flatMap((day) => checkIns.findLast((checkIn) => checkIn.date === day) ?? []),
    };
  }

  return {
    start: (rollerId) => (rollerId === undefined ? rollers.preferred() : rollers.get(rollerId)).startSession(),
    async stop(sessionId) {
      const { id } = store.get(sessionId);
      const line = runningIn(id);
      if (!line) throw new InchwormError("SESSION_NOT_RUNNING", id);
      return line.stopSession();
    },
    list: async (query) => pageOf(store.list(), query).map(({ id }) => now(id)),
    get: async (sessionId) => now(sessionId),
    async change(sessionId, change) {
      const { id } = await store.change(sessionId, change);
      return now(id);
    },
    remove,
    async settle(personId, what) {
      const theirs = store.list().filter((one) => one.personId === personId);
      const running = theirs.find(({ id }) => runningIn(id) !== undefined);
      if (running !== undefined) throw new InchwormError("SESSION_RUNNING", running.id);
      if (theirs.length > 0 && what === undefined)
        throw new InchwormError("PERSON_HAS_SESSIONS", theirs.length === 1 ? "one" : `${theirs.length}`);
      for (const { id } of theirs) await (what === "delete" ? remove(id) : store.disown(id));
    },
    export: (sessionId, format, wish) => exportSession({ ...told(sessionId), sessionId, format, ...wish }),
    async share(sessionId, wish) {
      const body = Readable.from(await shareBundle({ ...told(sessionId), ...wish }), { objectMode: false });
      return { fileName: `inchworm-${sessionId}-shared.zip`, contentType: "application/zip", body };
    },
    review: async (sessionId) => reviewOf(await openSource(told(sessionId))),
    async traces(sessionId, query) {
      const open = () => openSource(told(sessionId));
      // One that runs has more with each request.
      const isOver = runningIn(store.get(sessionId).id) === undefined;
      return isOver ? kept.traces({ id: sessionId, version: coreVersion }, query, open) : tracesOf(await open(), query);
    },
    async stopAll() {
      const running = rollers.lines.filter((line) => line.session !== undefined);
      await Promise.allSettled(running.map((line) => line.stopSession()));
    },
  };
}
