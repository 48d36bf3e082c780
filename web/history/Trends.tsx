// Whether a spot hurts less when it is pressed as hard as before: its answers at about one force, and the line through them.
import { MS_PER_DAY, DAYS_PER_WEEK } from "#shared/domain/calendar.ts";
import type { JournalEntry, RecurringSpot } from "#shared/schema/past.ts";
import { DotChart } from "#web/history/DotChart.tsx";
import { useFormat } from "#web/units/useFormat.ts";
import { HISTORY } from "#web/words/areas/history.ts";
import { REVIEW } from "#web/words/areas/review.ts";
import { useArea, useWords } from "#web/words/useWords.ts";

/** The most often met ones; the list above has all. */
const MOST = 4;
/** Less a week is no change a person could tell. */
const STEADY_PER_WEEK = 0.05;
/** docs/store.md: as far as places of one spot may be apart. */
const SAME_PLACE_MM = 25;

type Trend = NonNullable<RecurringSpot["trend"]>;

export function Trends({ spots, entries }: { spots: readonly RecurringSpot[]; entries: readonly JournalEntry[] }) {
  const text = useArea(HISTORY).trend;
  const known = spots.flatMap((spot) => (spot.trend === undefined ? [] : [{ spot, trend: spot.trend }])).slice(0, MOST);
  return (
    <section className="page-section">
      <h2>{text.title}</h2>
      {known.length === 0 ? (
        <p>{text.none}</p>
      ) : (
        <>
          <p className="section-help">{text.help}</p>
          <div className="trends">
            {known.map(({ spot, trend }) => (
              <TrendOf
                key={`${spot.muscle} ${spot.side} ${spot.placeMm}`}
                spot={spot}
                trend={trend}
                entries={entries}
              />
            ))}
          </div>
        </>
      )}
    </section>
  );
}

/** Answers of this spot at about its force, oldest first. */
export function answersOf(spot: RecurringSpot, { atForceN, withinPct }: Trend, entries: readonly JournalEntry[]) {
  return entries
    .flatMap((entry) => {
      const { muscle, side, placeMm, from, discomfortBefore, forceBeforeN, markedMs } = entry;
      if (muscle !== spot.muscle || side !== spot.side || from !== spot.from) return [];
      if (Math.abs((placeMm ?? 0) - (spot.placeMm ?? 0)) > SAME_PLACE_MM) return [];
      if (discomfortBefore === undefined || forceBeforeN === undefined) return [];
      if (Math.abs(forceBeforeN / atForceN - 1) * 100 > withinPct) return [];
      return [{ tMs: markedMs, nrs: discomfortBefore }];
    })
    .toSorted((one, other) => one.tMs - other.tMs);
}

function TrendOf({ spot, trend, entries }: { spot: RecurringSpot; trend: Trend; entries: readonly JournalEntry[] }) {
  const text = useArea(HISTORY).trend;
  const list = useArea(REVIEW);
  const { body } = useWords();
  const format = useFormat();
  const { perWeek, atForceN, sessions } = trend;
  const area = `${body.muscles[spot.muscle]}, ${body.sides[spot.side]}`;
  const size = format.number(Math.abs(perWeek), 1);
  const way = Math.abs(perWeek) < STEADY_PER_WEEK ? text.steady : perWeek < 0 ? text.falling(size) : text.rising(size);
  const answers = answersOf(spot, trend, entries);
  const meanMs = answers.reduce((sum, { tMs }) => sum + tMs, 0) / Math.max(1, answers.length);
  const meanNrs = answers.reduce((sum, { nrs }) => sum + nrs, 0) / Math.max(1, answers.length);
  const line = (tMs: number) => meanNrs + (perWeek * (tMs - meanMs)) / (DAYS_PER_WEEK * MS_PER_DAY);
  return (
    <article className="trend">
      <h3>{area}</h3>
      <p className="trend-way" data-way={perWeek < -STEADY_PER_WEEK ? "falling" : "other"}>
        {way}
      </p>
      <p className="section-help">
        {text.at(`${format.force(atForceN)} ${format.forceUnit}`, list.sessions(sessions))}
      </p>
      {answers.length > 1 && (
        <DotChart
          label={text.chart(area)}
          rows={answers.map(({ tMs, nrs }) => ({ tMs, dots: [nrs] }))}
          line={answers.map(({ tMs }) => ({ tMs, value: line(tMs) }))}
        />
      )}
    </article>
  );
}
