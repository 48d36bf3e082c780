// The last half minute: pace and pressure with their bands, the place on the limb, the age of the data, drawn on canvas once a frame.
import { useEffect, useRef } from "react";
import uPlot from "uplot";

import { MM_PER_INCH } from "#shared/domain/units.ts";
import { onFrame } from "#web/live/frameLoop.ts";
import { usePreferences } from "#web/settings/preferences.ts";
import { readColours, traceOptions } from "#web/traces/traceOptions.ts";
import type { TraceStyle } from "#web/traces/traceOptions.ts";
import { emptyWindow, fillWindow, TRACES } from "#web/traces/traceWindow.ts";
import type { Trace } from "#web/traces/traceWindow.ts";
import type { TracesProps } from "#web/traces/TracesDrawer.tsx";
import { useFormat } from "#web/units/useFormat.ts";
import { useWords } from "#web/words/useWords.ts";

/** The title stands above the height the library is told. */
const TITLE_PX = 24;
const SPAN_MS = 30_000;
/** Side by side, as long as each is wide enough to be read. */
const FOUR_FIT_PX = 860;
const TWO_FIT_PX = 560;

export function Traces({ data, bands }: TracesProps) {
  const { speedUnit, speedUnitMmS, forceUnit, forceUnitN, units } = useFormat();
  const inches = units.pace === "in";
  const { theme } = usePreferences();
  const words = useWords();
  const { charts: text } = words.actions;
  const lengthUnit = inches ? words.units.inch : words.units.mm;
  const msUnit = words.units.ms;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const host = place.current;
    if (!host) return undefined;
    const [slow, fast] = bands.paceMmS;
    const [lightest, heaviest] = bands.forceN;
    const make = (style: TraceStyle) =>
      new uPlot(traceOptions(style, { colours: readColours(theme), now: text.now }), [[], []], host);
    const lengthUnitMm = inches ? MM_PER_INCH : 1;
    const charts: Readonly<Record<Trace, uPlot>> = {
      speed: make({
        title: `${text.pace}, ${speedUnit}`,
        band: [slow / speedUnitMmS, fast / speedUnitMmS],
        mirrored: true,
        atLeast: [(-1.6 * fast) / speedUnitMmS, (1.6 * fast) / speedUnitMmS],
      }),
      force: make({
        title: `${text.pressure}, ${forceUnit}`,
        band: [lightest / forceUnitN, heaviest / forceUnitN],
        mirrored: false,
        atLeast: [0, bands.stopN / forceUnitN],
        limit: bands.stopN / forceUnitN,
      }),
      position: make({
        title: `${text.place}, ${lengthUnit}`,
        mirrored: false,
        atLeast: [0, (8 * MM_PER_INCH) / lengthUnitMm],
      }),
      age: make({ title: `${text.age}, ${msUnit}`, mirrored: false, atLeast: [0, 100] }),
    };
    const fit = () => {
      const columns = host.clientWidth > FOUR_FIT_PX ? 4 : host.clientWidth > TWO_FIT_PX ? 2 : 1;
      host.style.setProperty("--columns", String(columns));
      const width = Math.floor((host.clientWidth - 24 * (columns - 1)) / columns);
      const height = Math.floor((host.clientHeight * columns) / TRACES.length) - TITLE_PX;
      for (const chart of Object.values(charts)) chart.setSize({ width, height });
    };
    fit();
    const observer = new ResizeObserver(fit);
    observer.observe(host);
    const shown = emptyWindow();
    let drawnMs = Number.NaN;
    const stop = onFrame(() => {
      // Nothing new, nothing to draw.
      if (data.latest.sampleMs === drawnMs) return;
      drawnMs = data.latest.sampleMs;
      fillWindow(shown, data.columns, SPAN_MS, { speedUnitMmS, forceUnitN, lengthUnitMm });
      for (const trace of TRACES) charts[trace].setData([shown.x, shown[trace]]);
    });
    return () => {
      stop();
      observer.disconnect();
      for (const chart of Object.values(charts)) chart.destroy();
    };
  }, [data, bands, text, theme, inches, lengthUnit, msUnit, speedUnit, speedUnitMmS, forceUnit, forceUnitN]);
  return <div className="traces-charts" ref={place} />;
}
