// Minutes on the roller, a bar a week.
import type { History } from "#shared/schema/past.ts";
import { weeksShown } from "#web/history/weeksShown.ts";
import { useDates } from "#web/units/dates.ts";
import { useFormat } from "#web/units/useFormat.ts";
import { HISTORY } from "#web/words/areas/history.ts";
import { useArea } from "#web/words/useWords.ts";

/** Up to so many weeks each bar has its number. */
const NUMBERED = 14;

export function WeekBars({ weeks: rolled, to }: Pick<History, "weeks" | "to">) {
  const text = useArea(HISTORY).weeks;
  const dates = useDates();
  const format = useFormat();
  const weeks = weeksShown(rolled, to);
  const most = Math.max(...weeks.map(({ contactMs }) => contactMs), 1);
  const first = weeks[0];
  return (
    <div className="weeks">
      <ol className="week-bars">
        {weeks.map(({ monday, contactMs }) => {
          const minutes = format.number(contactMs / 60_000);
          return (
            <li key={monday}>
              <span className="for-ears">{text.bar(dates.short(monday), minutes)}</span>
              <span aria-hidden="true" className="week-number">
                {weeks.length <= NUMBERED && minutes}
              </span>
              <span
                aria-hidden="true"
                className="week-bar"

                style={{ height: `${(contactMs / most) * 100}%` }}
              />
            </li>
          );
        })}
      </ol>
      <p className="chart-ends" aria-hidden="true">
        <span>{first && text.from(dates.short(first.monday))}</span>
        <span>{text.thisWeek}</span>
      </p>
    </div>
  );
}
