import { useEffect, useState } from "react";

import { useFormat } from "#web/units/useFormat.ts";
import { useWords } from "#web/words/useWords.ts";

/** How long the session runs. Counts from the first sight of it: the hub's clock is not this page's. */
export function SessionClock({ startedMs }: { startedMs: number }) {
  const words = useWords();
  const { clock } = useFormat();
  const [elapsedMs, setElapsedMs] = useState(0);
  useEffect(() => {
    const sinceMs = Number.isNaN(startedMs) ? Date.now() : Math.min(startedMs, Date.now());
    const count = () => setElapsedMs(Date.now() - sinceMs);
    count();
    const timer = setInterval(count, 1000);
    return () => clearInterval(timer);
  }, [startedMs]);
  return (
    <p className="session-clock">
      <span className="session-dot" aria-hidden="true" />
      {words.actions.session.running(clock(elapsedMs))}
    </p>
  );
}
