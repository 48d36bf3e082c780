// Starting and ending the recording of a session.
import { useState } from "react";

import type { SessionMessage } from "#shared/schema/live.ts";
import { startSession, stopSession } from "#web/api/client.ts";
import type { RollerView } from "#web/live/liveView.ts";
import { words } from "#web/words/english.ts";

export interface SessionControl {
  /** The session being recorded, if one is. */
  readonly running: SessionMessage["session"] | undefined;
  readonly busy: boolean;
  readonly problem: string | undefined;
  /** The newest session was ended here, and is kept. */
  readonly saved: boolean;
  start(): void;
  stop(): void;
}

export function useSession(roller: RollerView | undefined): SessionControl {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [saved, setSaved] = useState(false);
  const running = roller?.session?.state === "running" ? roller.session : undefined;
  const sessionId = running?.id ?? roller?.state.sessionId;

  async function run(work: () => Promise<{ ok: boolean; message?: string }>, otherwise: string): Promise<boolean> {
    setBusy(true);
    const answer = await work();
    setBusy(false);
    setProblem(answer.ok ? undefined : (answer.message ?? otherwise));
    return answer.ok;
  }
  return {
    running:
      running ??
      (roller?.state.sessionId ? { id: roller.state.sessionId, state: "running", startedMs: Number.NaN } : undefined),
    busy,
    problem,
    saved: saved && !sessionId,
    start() {
      if (!roller || busy) return;
      setSaved(false);
      void run(() => startSession({ rollerId: roller.id }), words.session.failed);
    },
    stop() {
      if (sessionId && !busy) void run(() => stopSession(sessionId), words.session.failedEnd).then(setSaved);
    },
  };
}
