// What you did, newest first, with everything that was recorded one click away.
import { Link } from "wouter";

import type { SessionSummary } from "#shared/schema/session.ts";
import { listSessions } from "#web/api/client.ts";
import { useAnswer } from "#web/api/useAnswer.ts";
import { SessionRow } from "#web/review/SessionRow.tsx";
import { Answered } from "#web/shell/Answered.tsx";
import { Page } from "#web/shell/Page.tsx";
import { Empty } from "#web/shell/States.tsx";
import { useFormat } from "#web/units/useFormat.ts";
import { REVIEW } from "#web/words/areas/review.ts";
import { useArea, useWords } from "#web/words/useWords.ts";

export function SessionsPage() {
  const text = useArea(REVIEW);
  const { shell } = useWords();
  const answer = useAnswer("sessions", listSessions);
  return (
    <Page title={text.title} wide>
      <div data-testid="sessions-list" aria-busy={answer.asked.state === "loading"}>
        <Answered answer={answer} loading={text.loading} failed={{ title: text.failed, text: text.failedText }}>
          {(sessions) =>
            sessions.length > 0 ? (
              <Days sessions={sessions} />
            ) : (
              <Empty title={text.empty} text={text.emptyText}>
                <Link href="/" className="button button-strong">
                  {shell.toLive}
                </Link>
              </Empty>
            )
          }
        </Answered>
      </div>
    </Page>
  );
}

function Days({ sessions }: { sessions: readonly SessionSummary[] }) {
  const format = useFormat();
  const days = new Map<string, SessionSummary[]>();
  for (const session of sessions) {
    const day = format.day(session.startedMs);
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
