// Sessions as the API sees them: running ones belong to a line, the rest to the store.
import { InchwormError } from "#hub/errors.ts";
import { exportSession } from "#hub/export/sessionExport.ts";
import type { SessionsPart } from "#hub/http/parts.ts";
import type { Line } from "#hub/line.ts";
import type { CoreFactory } from "#hub/recording/replay.ts";
import type { SessionStore } from "#hub/session/store.ts";
import type { SessionSummary } from "#shared/schema/session.ts";

export interface SessionsOptions {
  readonly lines: ReadonlyMap<string, Line>;
  readonly store: SessionStore;
  /** The signal core, which computes an export's values anew from the journal. */
  readonly createCore: CoreFactory;
}

export interface Sessions extends SessionsPart {
  /** Stops every running session; none keeps another from stopping. */
  stopAll(): Promise<void>;
}

export function createSessions({ lines, store, createCore }: SessionsOptions): Sessions {
  function lineFor(rollerId: string | undefined): Line {
    const [first] = lines.values();
    const line = rollerId === undefined ? first : lines.get(rollerId);
    if (!line) throw new InchwormError("NO_ROLLER", rollerId ?? "");
    return line;
  }

  /** A running session's numbers as of now. */
  function fresh(stored: SessionSummary): SessionSummary {
    const running = lines.get(stored.rollerId)?.session;
    return running?.id === stored.id ? running : stored;
  }

  return {
    start: (rollerId) => lineFor(rollerId).startSession(),
    async stop(sessionId) {
      const { rollerId } = store.get(sessionId);
      const line = lines.get(rollerId);
      if (line?.session?.id !== sessionId) throw new InchwormError("SESSION_NOT_RUNNING", sessionId);
      return line.stopSession();
    },
    list: async () => store.list().map(fresh),
    export: (sessionId, format) =>
      exportSession({ sessionId, journalPath: store.journalPath(sessionId), format, createCore }),
    async stopAll() {
      const running = [...lines.values()].filter((line) => line.session !== undefined);
      await Promise.allSettled(running.map((line) => line.stopSession()));
    },
  };
}
