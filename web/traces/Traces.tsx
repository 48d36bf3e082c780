// Speed and force of the last half minute with their bands, drawn on canvas once a frame.
import { useEffect, useRef } from "react";
import uPlot from "uplot";

import { onFrame } from "#web/live/frameLoop.ts";
import { traceOptions } from "#web/traces/traceOptions.ts";
import { emptyWindow, fillWindow } from "#web/traces/traceWindow.ts";
import type { TracesProps } from "#web/traces/TracesDrawer.tsx";
import { useFormat } from "#web/units/useFormat.ts";
import { useWords } from "#web/words/useWords.ts";

/** The title stands above the height the library is told. */
const TITLE_PX = 24;
const SPAN_MS = 30_000;

export function Traces({ data, bands }: TracesProps) {
  const { speedUnit, speedUnitMmS, forceUnit, forceUnitN } = useFormat();
  const { charts: text } = useWords().actions;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const host = place.current;
    if (!host) return undefined;
    const [slow, fast] = bands.paceMmS;
    const [lightest, heaviest] = bands.forceN;
    const charts = {
      speed: new uPlot(
        traceOptions({
          title: `${text.pace}, ${speedUnit}`,
          band: [slow / speedUnitMmS, fast / speedUnitMmS],
          mirrored: true,
          atLeast: [(-1.6 * fast) / speedUnitMmS, (1.6 * fast) / speedUnitMmS],
        }),
        [[], []],
        host,
      ),
      force: new uPlot(
        traceOptions({
          title: `${text.pressure}, ${forceUnit}`,
          band: [lightest / forceUnitN, heaviest / forceUnitN],
          mirrored: false,
          atLeast: [0, bands.stopN / forceUnitN],
          limit: bands.stopN / forceUnitN,
        }),
        [[], []],
        host,
      ),
    };
    const fit = () => {
      const columns = host.clientWidth > 700 ? 2 : 1;
      const width = Math.floor((host.clientWidth - 24 * (columns - 1)) / columns);
      const height = Math.floor((host.clientHeight * columns) / 2) - TITLE_PX;
      for (const chart of Object.values(charts)) chart.setSize({ width, height });
    };
    fit();
    const observer = new ResizeObserver(fit);
    observer.observe(host);
    const shown = emptyWindow();
    const stop = onFrame(() => {
      fillWindow(shown, data.columns, SPAN_MS, { speedUnitMmS, forceUnitN });
      charts.speed.setData([shown.x, shown.speed]);
      charts.force.setData([shown.x, shown.force]);
    });
    return () => {
      stop();
      observer.disconnect();
      for (const chart of Object.values(charts)) chart.destroy();
    };
  }, [data, bands, text, speedUnit, speedUnitMmS, forceUnit, forceUnitN]);
  return <div className="traces-charts" ref={place} />;
}
