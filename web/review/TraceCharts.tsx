// Pace, pressure and place over the time of a session: smallest to largest of each moment, on canvas.
import { useEffect, useEffectEvent, useRef } from "react";
import uPlot from "uplot";

import type { Bands } from "#shared/schema/live.ts";
import type { SessionReview, Traces } from "#shared/schema/review.ts";
import { chartOptions } from "#web/review/chartOptions.ts";
import type { JudgedStretch } from "#web/review/chartOptions.ts";
import type { Span } from "#web/review/traceWindow.ts";
import { useFormat } from "#web/units/useFormat.ts";
import { SESSION } from "#web/words/areas/session.ts";
import { useArea, useWords } from "#web/words/useWords.ts";

export interface TraceChartsProps {
  traces: Traces;
  span: Span;
  review: SessionReview;
  onSpan(span: Span): void;
  onAll(): void;
}

const HEIGHT_PX = { speed: 190, force: 190, position: 130 } as const;

export function TraceCharts({ traces, span, review, onSpan, onAll }: TraceChartsProps) {
  const text = useArea(SESSION).traces;
  const format = useFormat();
  const { units: lengths } = useWords();
  const place = useRef<HTMLDivElement>(null);
  const select = useEffectEvent(onSpan);
  const showAll = useEffectEvent(onAll);
  useEffect(() => {
    const host = place.current;
    if (!host) return undefined;
    const { speedUnitMmS, forceUnitN, units } = format;
    const lengthUnitMm = units.pace === "in" ? 25.4 : 1;
    const { startMs, chosen, gaps, discomfort } = review;
    const seconds = (ms: number) => (ms - startMs) / 1000;
    const x = traces.speed.min.map((_, at) => seconds(traces.fromMs + (at + 0.5) * traces.bucketMs));
    const scaled = (column: readonly (number | null)[], unit: number) =>
      column.map((value) => (value === null ? null : value / unit));
    const shared = {
      range: [seconds(span.fromMs), seconds(span.toMs)] as const,
      clock: (at: number) => format.clock(at * 1000),
      gaps: gaps.map((gap) => [seconds(gap.startMs), seconds(gap.endMs)] as const),
      marks: discomfort.map(({ tMs, nrs }) => ({ at: seconds(tMs), text: String(nrs) })),
      onSelect: (from: number, to: number) => select({ fromMs: startMs + from * 1000, toMs: startMs + to * 1000 }),
      onAll: () => showAll(),
    };
    const judged = (unit: number, of: (bands: Bands) => Pick<JudgedStretch, "band" | "limit">) =>
      chosen.flatMap(({ bands, ...stretch }): JudgedStretch[] => {
        if (bands === undefined) return [];
        const { band, limit } = of(bands);
        const shown = { band: [band[0] / unit, band[1] / unit] as const, limit: limit && limit / unit };
        return [{ from: seconds(stretch.startMs), to: seconds(stretch.endMs), ...shown }];
      });
    const draw = (name: keyof typeof HEIGHT_PX, unit: number, style: Parameters<typeof chartOptions>[0]) =>
      new uPlot(
        { ...chartOptions(style), width: host.clientWidth, height: HEIGHT_PX[name] },
        [x, scaled(traces[name].max, unit), scaled(traces[name].min, unit)],
        host,
      );
    const charts = [
      draw("speed", speedUnitMmS, {
        ...shared,
        title: `${text.speed}, ${format.speedUnit}`,
        stretches: judged(speedUnitMmS, ({ paceMmS }) => ({ band: paceMmS })),
        mirrored: true,
      }),
      draw("force", forceUnitN, {
        ...shared,
        title: `${text.force}, ${format.forceUnit}`,
        stretches: judged(forceUnitN, ({ forceN, stopN }) => ({ band: forceN, limit: stopN })),
        fromZero: true,
      }),
      draw("position", lengthUnitMm, {
        ...shared,
        title: `${text.position}, ${units.pace === "in" ? lengths.inch : lengths.mm}`,
      }),
    ];
    const observer = new ResizeObserver(() => {
      charts.forEach((chart) => chart.setSize({ width: host.clientWidth, height: chart.height }));
    });
    observer.observe(host);
    const theme = matchMedia("(prefers-color-scheme: dark)");
    const redraw = () => charts.forEach((chart) => chart.redraw());
    theme.addEventListener("change", redraw);
    return () => {
      observer.disconnect();
      theme.removeEventListener("change", redraw);
      charts.forEach((chart) => chart.destroy());
    };
  }, [traces, span, review, format, text, lengths]);
  return <div className="trace-charts" ref={place} aria-hidden="true" />;
}
