// A month as a table of days; a day with sessions is a button, with a dot that is the fuller the longer was rolled.
import { monthLater, useDates, weeksOf } from "#web/units/dates.ts";
import { useFormat } from "#web/units/useFormat.ts";
import { REVIEW } from "#web/words/areas/review.ts";
import { useArea } from "#web/words/useWords.ts";

export interface MonthDay {
  readonly sessions: number;
  readonly contactMs: number;
}

export interface MonthProps {
  /** `2026-11` */
  month: string;
  days: ReadonlyMap<string, MonthDay>;
  today: string;
  /** Its sessions are shown. */
  chosen: string | undefined;
  onMonth(month: string): void;
  onDay(date: string): void;
}

/** A day of so much fills its dot: R20's longest session. */
const FULL_MS = 15 * 60_000;
const DOT_PX = { least: 16, most: 34 } as const;

export function Month({ month, days, today, chosen, onMonth, onDay }: MonthProps) {
  const text = useArea(REVIEW).month;
  const dates = useDates();
  return (
    <div className="month">
      <div className="month-head">
        <button
          type="button"
          className="button"
          aria-label={text.before}
          onClick={() => onMonth(monthLater(month, -1))}
        >
          ‹
        </button>
        <h3 aria-live="polite">{dates.month(month)}</h3>
        <button type="button" className="button" aria-label={text.after} onClick={() => onMonth(monthLater(month, 1))}>
          ›
        </button>
      </div>
      <table>
        <thead>
          <tr>
            {dates.weekdays.map(({ short, long }) => (
              <th key={long} scope="col">
                <abbr title={long}>{short}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week) => (
            <tr key={week.find((day) => day !== undefined)}>
              {week.map((day, at) => (
                <td key={day ?? at} aria-current={day === today ? "date" : undefined}>
                  {day !== undefined && <Day day={day} of={days.get(day)} isChosen={day === chosen} onDay={onDay} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="field-help">{text.key}</p>
    </div>
  );
}

interface DayProps {
  day: string;
  of: MonthDay | undefined;
  isChosen: boolean;
  onDay(date: string): void;
}

function Day({ day, of, isChosen, onDay }: DayProps) {
  const text = useArea(REVIEW);
  const dates = useDates();
  const format = useFormat();
  const number = Number(day.slice(8));
  if (of === undefined || of.sessions === 0) return <span className="month-day">{number}</span>;
  const share = Math.min(1, of.contactMs / FULL_MS);
  // The area tells the time, not the width.
  const size = DOT_PX.least + (DOT_PX.most - DOT_PX.least) * Math.sqrt(share);
  const minutes = text.minutes(format.number(of.contactMs / 60_000));
  return (
    <button
      type="button"
      className="month-day"
      aria-pressed={isChosen}
      aria-label={text.month.day(dates.long(day), text.sessions(of.sessions), minutes)}
      onClick={() => onDay(day)}
    >
      <span className="month-dot" style={{ width: size, height: size }} />
      <span>{number}</span>
    </button>
  );
}
