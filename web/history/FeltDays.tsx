// What was said before and after each day's sessions.
import type { History } from "#shared/schema/past.ts";
import { DotChart } from "#web/history/DotChart.tsx";
import { HISTORY } from "#web/words/areas/history.ts";
import { useArea } from "#web/words/useWords.ts";

export function FeltDays({ days }: Pick<History, "days">) {
  const text = useArea(HISTORY).trend;
  const rows = days.flatMap(({ date, discomfortBefore, discomfortAfter }) =>
    discomfortBefore === undefined || discomfortAfter === undefined
      ? []
      : [{ tMs: new Date(`${date}T12:00:00`).getTime(), dots: [discomfortBefore, discomfortAfter] }],
  );
  return (
    <section className="page-section">
      <h2>{text.days}</h2>
      {rows.length === 0 ? (
        <p>{text.noDays}</p>
      ) : (
        <>
          <p className="dot-key section-help" aria-hidden="true">
            <span className="dot" data-hollow="true" /> {text.before} <span className="dot" /> {text.after}
          </p>
          <DotChart label={text.days} rows={rows} />
        </>
      )}
    </section>
  );
}
