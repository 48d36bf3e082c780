// The sessions of a month: its calendar, and those of the chosen day or of the whole month below.
import { isRehearsal } from "#shared/domain/rehearsal.ts";
import type { SessionQuery, SessionSummary } from "#shared/schema/session.ts";
import { listSessions } from "#web/api/sessions.ts";
import { useAnswer } from "#web/api/useAnswer.ts";
import { Month } from "#web/past/Month.tsx";
import type { MonthDay } from "#web/past/Month.tsx";
import type { Filters } from "#web/past/useFilters.ts";
import { Days } from "#web/review/Days.tsx";
import { Answered } from "#web/shell/Answered.tsx";
import { monthOf, useToday } from "#web/units/dates.ts";
import { REVIEW } from "#web/words/areas/review.ts";
import { useArea } from "#web/words/useWords.ts";

/** More in a month than anyone rolls. */
const MOST = 500;

export function SessionMonth({ query, filters }: { query: SessionQuery; filters: Filters }) {
  const text = useArea(REVIEW);
  const today = useToday();
  const month = /^\d{4}-\d{2}$/.test(filters.text("month") ?? "") ? (filters.text("month") ?? "") : monthOf(today);
  const whole = { ...query, from: `${month}-01`, to: lastDay(month), limit: MOST };
  const answer = useAnswer(`month ${JSON.stringify(whole)}`, (signal) => listSessions(whole, signal));
  const day = filters.text("day");
  return (
    <Answered answer={answer} loading={text.loading} failed={{ title: text.failed, text: text.failedText }}>
      {(sessions) => {
        const shown = day === undefined ? sessions : sessions.filter(({ date }) => date === day);
        return (
          <div className="month-page">
            <Month
              month={month}
              days={daysOf(sessions)}
              today={today}
              chosen={day}
              onMonth={(next) => filters.set({ month: next, day: undefined })}
              onDay={(date) => filters.set({ day: date === day ? undefined : date })}
            />
            <div className="month-sessions" aria-live="polite">
              {shown.length > 0 ? <Days sessions={shown} /> : <p>{text.month.nothing}</p>}
            </div>
          </div>
        );
      }}
    </Answered>
  );
}

function lastDay(month: string): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return `${month}-${new Date(Date.UTC(year, number, 0)).getUTCDate()}`;
}

function daysOf(sessions: readonly SessionSummary[]): Map<string, MonthDay> {
  const days = new Map<string, MonthDay>();
  for (const session of sessions) {
    const { date } = session;
    if (date === undefined) continue;
    // A rehearsal can be opened from its day, and adds nothing to what was rolled.
    const contactMs = isRehearsal(session) ? 0 : session.contactMs;
    const known = days.get(date) ?? { sessions: 0, contactMs: 0 };
    days.set(date, { sessions: known.sessions + 1, contactMs: known.contactMs + contactMs });
  }
  return days;
}
