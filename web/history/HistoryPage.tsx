// A person's past: when, how long, which muscles, which spots come back, whether it gets better.
import { Link, useLocation } from "wouter";

import { isRehearsal } from "#shared/domain/rehearsal.ts";
import { addDays, DAYS_PER_WEEK } from "#shared/domain/calendar.ts";
import type { History, HistoryQuery } from "#shared/schema/past.ts";
import type { Profile } from "#shared/schema/profile.ts";
import { readHistory, readJournal, readSpots } from "#web/api/past.ts";
import { queryText } from "#web/api/sessions.ts";
import { useAnswer } from "#web/api/useAnswer.ts";
import { RadioRow } from "#web/forms/RadioRow.tsx";
import { Compare, useSessionsOf } from "#web/history/Compare.tsx";
import { FeltDays } from "#web/history/FeltDays.tsx";
import { JournalList } from "#web/history/JournalList.tsx";
import { MuscleMinutes } from "#web/history/MuscleMinutes.tsx";
import { RecurringSpots } from "#web/history/RecurringSpots.tsx";
import { Trends } from "#web/history/Trends.tsx";
import { WeekBars } from "#web/history/WeekBars.tsx";
import { FilterBar } from "#web/past/FilterBar.tsx";
import { Month } from "#web/past/Month.tsx";
import type { MonthDay } from "#web/past/Month.tsx";
import { useFilters } from "#web/past/useFilters.ts";
import type { Filters } from "#web/past/useFilters.ts";
import { usePeople } from "#web/past/usePeople.ts";
import { Answered } from "#web/shell/Answered.tsx";
import { Page } from "#web/shell/Page.tsx";
import { Empty } from "#web/shell/States.tsx";
import { monthOf, useToday } from "#web/units/dates.ts";
import { useFormat } from "#web/units/useFormat.ts";
import { HISTORY } from "#web/words/areas/history.ts";
import { REVIEW } from "#web/words/areas/review.ts";
import { useArea, useWords } from "#web/words/useWords.ts";

const RANGES = ["28", "90", "365"] as const;
const USUAL = "90";
/** As many sessions with spots as the hub gives at once. */
const JOURNAL_SESSIONS = 200;

export function HistoryPage() {
  const text = useArea(HISTORY);
  const { filters: names } = useArea(REVIEW);
  const { shell } = useWords();
  const filters = useFilters();
  const people = usePeople(filters.person);
  const days = RANGES.find((range) => range === filters.text("range")) ?? USUAL;
  const { shown } = people;
  return (
    <Page title={text.title} wide>
      <Answered answer={people.answer} loading={text.loading} failed={{ title: text.failed, text: text.failedText }}>
        {() =>
          shown === undefined ? (
            <Empty title={text.nobody} text={text.nobodyText}>
              <Link href="/" className="button button-strong">
                {shell.toLive}
              </Link>
            </Empty>
          ) : (
            <>
              <FilterBar filters={filters} people={people.list} personId={shown.id} sides>
                <RadioRow
                  label={names.range}
                  value={days}
                  options={names.ranges}
                  onChoose={(range) => filters.set({ range: range === USUAL ? undefined : range })}
                />
              </FilterBar>
              <PastOf person={shown} days={Number(days)} filters={filters} />
            </>
          )
        }
      </Answered>
    </Page>
  );
}

function PastOf({ person, days, filters }: { person: Profile; days: number; filters: Filters }) {
  const text = useArea(HISTORY);
  const { shell } = useWords();
  const today = useToday();
  const { muscle, side, phase } = filters;
  const range = { from: addDays(today, 1 - days), to: today };
  const query: HistoryQuery = { ...range, muscle, side, phase };
  const key = `${person.id} ${JSON.stringify(query)}`;
  const past = useAnswer(`history ${key}`, (signal) => readHistory(person.id, query, signal));
  const spots = useAnswer(`spots ${key}`, (signal) => readSpots(person.id, { ...range, muscle, side }, signal));
  const journal = useAnswer(`journal ${key}`, (signal) =>
    readJournal(person.id, { ...query, limit: JOURNAL_SESSIONS }, signal),
  );
  const sessions = useSessionsOf({ person: person.id, ...range, muscle, phase });
  const withRehearsals = sessions.asked.state === "here" && sessions.asked.value.some(isRehearsal);
  const failed = { title: text.failed, text: text.failedText };
  return (
    <Answered answer={past} loading={text.loading} failed={failed}>
      {(history) =>
        history.total.sessions === 0 ? (
          <Empty title={text.empty} text={withRehearsals ? text.rehearsals : text.emptyText}>
            <Link href="/" className="button button-strong">
              {shell.toLive}
            </Link>
          </Empty>
        ) : (
          <>
            <Lead history={history} days={days} />
            {withRehearsals && <p className="section-help">{text.rehearsals}</p>}
            <When history={history} filters={filters} personId={person.id} today={today} />
            <MuscleMinutes muscles={history.muscles} />
            <Answered answer={spots} failed={failed}>
              {(list) => (
                <>
                  <RecurringSpots spots={list} />
                  <Answered answer={journal} failed={failed}>
                    {({ entries }) => <Trends spots={list} entries={entries} />}
                  </Answered>
                </>
              )}
            </Answered>
            <FeltDays days={history.days} />
            <Compare answer={sessions} />
            <Answered answer={journal} failed={failed}>
              {(all) => <JournalList key={key} first={all} personId={person.id} query={query} />}
            </Answered>
          </>
        )
      }
    </Answered>
  );
}

function Lead({ history: { total }, days }: { history: History; days: number }) {
  const text = useArea(HISTORY);
  const list = useArea(REVIEW);
  const format = useFormat();
  return (
    <>
      <p className="story-lead">
        {text.lead(
          list.sessions(total.sessions),
          format.number(total.contactMs / 60_000),
          Math.round(days / DAYS_PER_WEEK),
        )}
      </p>
      <p className="story-then">{text.expect}</p>
    </>
  );
}

interface WhenProps {
  history: History;
  filters: Filters;
  personId: string;
  today: string;
}

function When({ history, filters, personId, today }: WhenProps) {
  const text = useArea(HISTORY);
  const [, go] = useLocation();
  const month = /^\d{4}-\d{2}$/.test(filters.text("month") ?? "") ? (filters.text("month") ?? "") : monthOf(today);
  const days = new Map<string, MonthDay>(history.days.map((day) => [day.date, day]));
  return (
    <div className="two-columns">
      <section className="page-section">
        <h2>{text.calendar.title}</h2>
        <Month
          month={month}
          days={days}
          today={today}
          chosen={undefined}
          onMonth={(next) => filters.set({ month: next })}
          onDay={(day) =>
            go(
              `/sessions${queryText({ view: "month", month: monthOf(day), day, person: personId, muscle: filters.muscle, phase: filters.phase })}`,
            )
          }
        />
      </section>
      <section className="page-section">
        <h2>{text.weeks.title}</h2>
        <WeekBars weeks={history.weeks} to={history.to} />
      </section>
    </div>
  );
}

export { HistoryPage as default };
