// Asks the hub while a page is open: again when asked to, and when the hub is back. What is shown stays meanwhile.
import { useEffect, useEffectEvent, useState } from "react";

import type { Answer, Problem } from "#web/api/client.ts";
import { useLiveView } from "#web/live/LiveContext.tsx";

export type Asked<T> =
  | { readonly state: "loading" }
  /** Nothing older to show either. */
  | { readonly state: "offline" }
  | { readonly state: "failed"; readonly problem: Problem }
  /** old: the hub went away or failed since. */
  | { readonly state: "here"; readonly value: T; readonly old: boolean };

export interface AskedAnswer<T> {
  readonly asked: Asked<T>;
  retry(): void;
  /** Puts in what an action of the page just got from the hub. */
  put(value: T): void;
}

/** `key` names what is asked: another key asks anew and forgets the answer before. */
export function useAnswer<T>(key: string, ask: (signal: AbortSignal) => Promise<Answer<T>>): AskedAnswer<T> {
  const { connection } = useLiveView();
  const [attempt, setAttempt] = useState(0);
  const [known, setKnown] = useState<{ key: string; asked: Asked<T> }>({ key, asked: { state: "loading" } });
  const newest = useEffectEvent(ask);
  const lost = connection === "lost";

  useEffect(() => {
    if (lost) return undefined;
    const leaving = new AbortController();
    const run = async () => {
      const answer = await newest(leaving.signal);
      if (leaving.signal.aborted) return;
      setKnown((before) => {
        if (answer.ok) return { key, asked: { state: "here", value: answer.value, old: false } };
        const { asked } = before;
        if (before.key === key && asked.state === "here") return { key, asked: { ...asked, old: true } };
        return { key, asked: { state: "failed", problem: answer.problem } };
      });
    };
    void run();
    return () => leaving.abort();
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- another key or attempt is another question
  }, [key, attempt, lost]);

  const own: Asked<T> = known.key === key ? known.asked : { state: "loading" };
  return {
    asked: lost ? away(own) : own,
    retry() {
      setKnown((before) => (before.asked.state === "failed" ? { key, asked: { state: "loading" } } : before));
      setAttempt((count) => count + 1);
    },
    put: (value) => setKnown({ key, asked: { state: "here", value, old: false } }),
  };
}

function away<T>(asked: Asked<T>): Asked<T> {
  return asked.state === "here" ? { ...asked, old: true } : { state: "offline" };
}
