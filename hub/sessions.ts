// Sessions as the API sees them: running ones belong to a roller's line, the rest to the store.
import { InchwormError } from "#hub/errors.ts";
import { exportSession } from "#hub/export/sessionExport.ts";
import type { SessionsPart } from "#hub/http/parts.ts";
import type { CoreFactory } from "#hub/recording/replay.ts";
import type { Rollers } from "#hub/rollers.ts";
import type { SessionStore } from "#hub/session/store.ts";

export interface SessionsOptions {
  readonly rollers: Rollers;
  readonly store: SessionStore;
  /** The signal core, which computes an export's values anew from the journal. */
  readonly createCore: CoreFactory;
}

export interface Sessions extends SessionsPart {
  /** Stops every running session; none keeps another from stopping. */
  stopAll(): Promise<void>;
}

export function createSessions({ rollers, store, createCore }: SessionsOptions): Sessions {
  const runningIn = (sessionId: string) => rollers.lines.find((line) => line.session?.id === sessionId);

  return {
    start: (rollerId) => (rollerId === undefined ? rollers.preferred() : rollers.get(rollerId)).startSession(),
    async stop(sessionId) {
      const { id } = store.get(sessionId);
      const line = runningIn(id);
      if (!line) throw new InchwormError("SESSION_NOT_RUNNING", id);
      return line.stopSession();
    },
    // A running session's numbers are its line's, as of now.
    list: async () => store.list().map((stored) => runningIn(stored.id)?.session ?? stored),
    export: (sessionId, format) =>
      exportSession({ sessionId, journalPath: store.journalPath(sessionId), format, createCore }),
    async stopAll() {
      const running = rollers.lines.filter((line) => line.session !== undefined);
      await Promise.allSettled(running.map((line) => line.stopSession()));
    },
  };
}
