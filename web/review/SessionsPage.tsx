// What you did, newest first, with everything that was recorded one click away.
import { useEffect, useState } from "react";
import { Link } from "wouter";

import type { SessionSummary } from "#shared/schema/session.ts";
import { listSessions } from "#web/api/client.ts";
import { useLiveView } from "#web/live/LiveContext.tsx";
import { useStopKey } from "#web/keys/useStopKey.ts";
import { SessionRow } from "#web/review/SessionRow.tsx";
import { Brand } from "#web/shell/Brand.tsx";
import { words } from "#web/words/english.ts";
import { formatDay } from "#web/words/numbers.ts";
import { Worm } from "#web/worm/Worm.tsx";

type Listing = { state: "loading" } | { state: "failed" } | { state: "here"; sessions: readonly SessionSummary[] };

export function SessionsPage() {
  const [attempt, setAttempt] = useState(0);
  useStopKey();
  return (
    <>
      <title>{words.sessions.title + words.titleEnd}</title>
      <header className="header">
        <Brand />
      </header>
      <main className="page" id="main" tabIndex={-1}>
        <h1>{words.sessions.title}</h1>
        <SessionsList key={attempt} onRetry={() => setAttempt(attempt + 1)} />
      </main>
    </>
  );
}

function SessionsList({ onRetry }: { onRetry(): void }) {
  const { connection } = useLiveView();
  const [listing, setListing] = useState<Listing>({ state: "loading" });
  useEffect(() => {
    // Asked again when the hub is back; what is on the screen stays true meanwhile.
    if (connection === "lost") return undefined;
    const abort = new AbortController();
    const ask = async () => {
      const answer = await listSessions(abort.signal);
      if (abort.signal.aborted) return;
      setListing((before) => {
        if (answer.ok) return { state: "here", sessions: answer.value };
        return before.state === "here" ? before : { state: "failed" };
      });
    };
    void ask();
    return () => abort.abort();
  }, [connection]);

  return (
    <div data-testid="sessions-list" aria-busy={listing.state === "loading"}>
      {listing.state === "here" && listing.sessions.length > 0 ? (
        <Days sessions={listing.sessions} />
      ) : (
        <Nothing state={listing.state} onRetry={onRetry} />
      )}
    </div>
  );
}

function Nothing({ state, onRetry }: { state: Listing["state"]; onRetry(): void }) {
  if (state === "loading") {
    return (
      <div className="page-empty">
        <Worm pose="crawling" />
        <p>{words.sessions.loading}</p>
      </div>
    );
  }
  if (state === "failed") {
    return (
      <div className="page-empty" role="alert">
        <Worm pose="looking" />
        <h2>{words.sessions.failed}</h2>
        <p>{words.sessions.failedText}</p>
        <button type="button" className="button button-strong" onClick={onRetry}>
          {words.actions.retry}
        </button>
      </div>
    );
  }
  return (
    <div className="page-empty">
      <Worm pose="asleep" />
      <h2>{words.sessions.empty}</h2>
      <p>{words.sessions.emptyText}</p>
      <Link href="/" className="button button-strong">
        {words.sessions.toLive}
      </Link>
    </div>
  );
}

function Days({ sessions }: { sessions: readonly SessionSummary[] }) {
  const days = new Map<string, SessionSummary[]>();
  for (const session of sessions) {
    const day = formatDay(session.startedMs);
    days.set(day, [...(days.get(day) ?? []), session]);
  }
  return [...days].map(([day, ofDay]) => (
    <section className="day" key={day}>
      <h2>{day}</h2>
      <ul>
        {ofDay.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </ul>
    </section>
  ));
}
