// Sessions page by page: the first as the page's answer, older ones put behind it when asked for.
import { useState } from "react";

import type { SessionQuery, SessionSummary } from "#shared/schema/session.ts";
import type { Problem } from "#web/api/client.ts";
import { listSessions } from "#web/api/sessions.ts";
import { useAnswer } from "#web/api/useAnswer.ts";
import type { AskedAnswer } from "#web/api/useAnswer.ts";

const PAGE = 30;

export interface Sessions {
  readonly answer: AskedAnswer<SessionSummary[]>;
  /** Fetches older ones; undefined: there are none, or none can be asked for now. */
  readonly more: (() => Promise<void>) | undefined;
  readonly busy: boolean;
  readonly problem: Problem | undefined;
}

export function useSessions(query: Pick<SessionQuery, "person" | "muscle" | "phase">): Sessions {
  const key = `sessions ${JSON.stringify(query)}`;
  const answer = useAnswer(key, (signal) => listSessions({ ...query, limit: PAGE }, signal));
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<{ key: string; problem: Problem }>();
  const shown = answer.asked.state === "here" ? answer.asked : undefined;
  const oldest = shown?.value.at(-1);
  // A page that is not full was the last one.
  const mayBeMore = shown !== undefined && !shown.old && shown.value.length > 0 && shown.value.length % PAGE === 0;
  const fetchMore = async () => {
    if (shown === undefined || oldest === undefined) return;
    setBusy(true);
    const older = await listSessions({ ...query, limit: PAGE, before: oldest.id });
    setBusy(false);
    setFailed(older.ok ? undefined : { key, problem: older.problem });
    if (older.ok && older.value.length > 0) answer.put([...shown.value, ...older.value]);
    else if (older.ok) setEnded(key);
  };
  const [ended, setEnded] = useState<string>();
  return {
    answer,
    more: mayBeMore && ended !== key ? fetchMore : undefined,
    busy,
    problem: failed?.key === key ? failed.problem : undefined,
  };
}
