// Starting and ending the recording of a session.
import { useState } from "react";

import type { SessionMessage } from "#shared/schema/live.ts";
import { startSession, stopSession } from "#web/api/client.ts";
import type { Answer, Problem } from "#web/api/client.ts";
import type { RollerView } from "#web/live/liveView.ts";
import { problemOr } from "#web/words/hubTexts.ts";
import { useWords } from "#web/words/useWords.ts";

export interface SessionControl {
  /** The session being recorded, if one is. */
  readonly running: SessionMessage["session"] | undefined;
  readonly busy: boolean;
  readonly problem: string | undefined;
  /** The newest session is over, and is kept: its id. */
  readonly savedId: string | undefined;
  start(): void;
  stop(): void;
}

/** `onQuestions`: none can start before the person has answered what the hub asks. */
export function useSession(roller: RollerView | undefined, onQuestions: () => void): SessionControl {
  const words = useWords();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<{ problem: Problem; otherwise: string }>();
  const [savedId, setSavedId] = useState<string>();
  const running = roller?.session?.state === "running" ? roller.session : undefined;
  const sessionId = running?.id ?? roller?.state.sessionId;

  async function run(work: () => Promise<Answer<unknown>>, otherwise: string): Promise<boolean> {
    setBusy(true);
    const answer = await work();
    setBusy(false);
    if (!answer.ok && answer.problem.code === "SCREENING_DUE") {
      setProblem(undefined);
      onQuestions();
      return false;
    }
    setProblem(answer.ok ? undefined : { problem: answer.problem, otherwise });
    return answer.ok;
  }
  return {
    running:
      running ??
      (roller?.state.sessionId ? { id: roller.state.sessionId, state: "running", startedMs: Number.NaN } : undefined),
    busy,
    problem: problem && problemOr(words, problem.problem, problem.otherwise),
    savedId: sessionId === undefined ? (roller?.ended?.id ?? savedId) : undefined,
    start() {
      if (!roller || busy) return;
      setSavedId(undefined);
      void run(() => startSession({ rollerId: roller.id }), words.actions.session.failed);
    },
    stop() {
      if (!sessionId || busy) return;
      void run(() => stopSession(sessionId), words.actions.session.failedEnd).then(
        (isSaved) => isSaved && setSavedId(sessionId),
      );
    },
  };
}
