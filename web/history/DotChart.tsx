// Discomfort, 0 to 10, over days: dots, several of one day joined, and perhaps a line through them.
import { localDateOf, useDates } from "#web/units/dates.ts";
import { HISTORY } from "#web/words/areas/history.ts";
import { useArea } from "#web/words/useWords.ts";

export interface DotChartProps {
  label: string;
  /** Oldest first. `dots`: the first is hollow where there are two. */
  rows: readonly { readonly tMs: number; readonly dots: readonly number[] }[];
  line?: readonly { readonly tMs: number; readonly value: number }[];
}

const MOST = 10;
const MARKS = [0, 5, 10];

export function DotChart({ label, rows, line = [] }: DotChartProps) {
  const text = useArea(HISTORY).trend;
  const dates = useDates();
  const from = rows[0]?.tMs ?? 0;
  const to = rows.at(-1)?.tMs ?? 1;
  // A day alone stands at the beginning: what comes later will be right of it.
  const x = (tMs: number) => 2 + (96 * (tMs - from)) / Math.max(1, to - from);
  const y = (value: number) => 4 + 92 * (1 - Math.min(MOST, Math.max(0, value)) / MOST);
  const said = rows.map(({ tMs, dots }) => `${dates.short(localDateOf(tMs))}: ${dots.join(" → ")}`).join("; ");
  return (
    <div className="dot-chart" role="img" aria-label={`${label}. ${said}`}>
      <div className="dot-plot" aria-hidden="true">
        {MARKS.map((mark) => (
          <span key={mark} className="dot-mark" style={{ top: `${y(mark)}%` }}>
            {mark}
          </span>
        ))}
        <svg viewBox="0 0 100 100" preserveAspectRatio="none">
          {MARKS.map((mark) => (
            <line key={mark} className="dot-rule" x1={0} x2={100} y1={y(mark)} y2={y(mark)} />
          ))}
          {rows.map(
            ({ tMs, dots }) =>
              dots.length > 1 && (
                <line
                  key={tMs}
                  className="dot-join"
                  x1={x(tMs)}
                  x2={x(tMs)}
                  y1={y(Math.min(...dots))}
                  y2={y(Math.max(...dots))}
                />
              ),
          )}
          {line.length > 1 && (
            <polyline className="dot-line" points={line.map(({ tMs, value }) => `${x(tMs)},${y(value)}`).join(" ")} />
          )}
        </svg>
        {rows.map(({ tMs, dots }) =>
          dots.map((value, at) => (
            <span
              key={`${tMs} ${at}`}
              className="dot"
              data-hollow={dots.length > 1 && at === 0}
              style={{ left: `${x(tMs)}%`, top: `${y(value)}%` }}
            />
          )),
        )}
      </div>
      <p className="chart-ends" aria-hidden="true">
        <span>{dates.short(localDateOf(from))}</span>
        <span className="chart-axis">{text.axis}</span>
        <span>{rows.length > 1 && dates.short(localDateOf(to))}</span>
      </p>
    </div>
  );
}
