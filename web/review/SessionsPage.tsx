// What you did, newest first or as a month, narrowed down as you like.
import { Link } from "wouter";

import { RadioRow } from "#web/forms/RadioRow.tsx";
import { FilterBar } from "#web/past/FilterBar.tsx";
import { useFilters } from "#web/past/useFilters.ts";
import { usePeople } from "#web/past/usePeople.ts";
import { Days } from "#web/review/Days.tsx";
import { KeepingChoice } from "#web/review/KeepingChoice.tsx";
import { SessionMonth } from "#web/review/SessionMonth.tsx";
import { useSessions } from "#web/review/useSessions.ts";
import { Answered } from "#web/shell/Answered.tsx";
import { Page } from "#web/shell/Page.tsx";
import { Empty } from "#web/shell/States.tsx";
import { REVIEW } from "#web/words/areas/review.ts";
import { problemOr } from "#web/words/hubTexts.ts";
import { useArea, useWords } from "#web/words/useWords.ts";

export function SessionsPage() {
  const text = useArea(REVIEW);
  const filters = useFilters();
  const people = usePeople(filters.person);
  const { person, muscle, phase } = filters;
  const query = { person, muscle, phase };
  const asMonth = filters.text("view") === "month";
  return (
    <Page title={text.title} wide>
      <FilterBar filters={filters} people={people.list} anyone personId={person}>
        <RadioRow
          label={text.view.label}
          value={asMonth ? "month" : "list"}
          options={{ list: text.view.list, month: text.view.month }}
          onChoose={(view) => filters.set({ view: view === "month" ? view : undefined, day: undefined })}
        />
      </FilterBar>
      {asMonth ? (
        <SessionMonth query={query} filters={filters} />
      ) : (
        <SessionList
          query={query}
          onClear={() => filters.set({ person: undefined, muscle: undefined, phase: undefined })}
        />
      )}
      <KeepingChoice />
    </Page>
  );
}

function SessionList({ query, onClear }: { query: Parameters<typeof useSessions>[0]; onClear(): void }) {
  const text = useArea(REVIEW);
  const words = useWords();
  const { answer, more, problem, busy } = useSessions(query);
  const filtered = Object.values(query).some((value) => value !== undefined);
  return (
    <div data-testid="sessions-list" aria-busy={answer.asked.state === "loading" || busy}>
      <Answered answer={answer} loading={text.loading} failed={{ title: text.failed, text: text.failedText }}>
        {(sessions) => {
          if (sessions.length > 0) return <Days sessions={sessions} />;
          if (filtered)
            return (
              <Empty title={text.none} text={text.noneText}>
                <button type="button" className="button button-strong" onClick={onClear}>
                  {text.clear}
                </button>
              </Empty>
            );
          return (
            <Empty title={text.empty} text={text.emptyText}>
              <Link href="/" className="button button-strong">
                {words.shell.toLive}
              </Link>
            </Empty>
          );
        }}
      </Answered>
      {problem && (
        <p className="field-error" role="alert">
          {problemOr(words, problem, text.moreFailed)}
        </p>
      )}
      {more && (
        <div className="page-actions">
          <button type="button" className="button" disabled={busy} onClick={() => void more()}>
            {text.more}
          </button>
        </div>
      )}
    </div>
  );
}

export { SessionsPage as default };
