// Speed and force of the last half minute with their bands, drawn on canvas once a frame.
import { useEffect, useRef } from "react";
import uPlot from "uplot";

import { MM_PER_INCH } from "#shared/domain/units.ts";
import { onFrame } from "#web/live/frameLoop.ts";
import { traceOptions } from "#web/traces/traceOptions.ts";
import { emptyWindow, fillWindow } from "#web/traces/traceWindow.ts";
import type { TracesProps } from "#web/traces/TracesDrawer.tsx";
import { words } from "#web/words/english.ts";
import { speedUnit } from "#web/words/numbers.ts";

/** The title stands above the height the library is told. */
const TITLE_PX = 24;
const SPAN_MS = 30_000;

export function Traces({ data, bands, units }: TracesProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const host = place.current;
    if (!host) return undefined;
    const unitMmS = units === "in" ? MM_PER_INCH : 1;
    const [slow, fast] = bands.paceMmS;
    const charts = {
      speed: new uPlot(
        traceOptions({
          title: `${words.traces.pace}, ${speedUnit(units)}`,
          band: [slow / unitMmS, fast / unitMmS],
          mirrored: true,
          atLeast: [(-1.6 * fast) / unitMmS, (1.6 * fast) / unitMmS],
        }),
        [[], []],
        host,
      ),
      force: new uPlot(
        traceOptions({
          title: `${words.traces.pressure}, N`,
          band: bands.forceN,
          mirrored: false,
          atLeast: [0, bands.stopN],
          limit: bands.stopN,
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
      fillWindow(shown, data.columns, SPAN_MS, unitMmS);
      charts.speed.setData([shown.x, shown.speed]);
      charts.force.setData([shown.x, shown.force]);
    });
    return () => {
      stop();
      observer.disconnect();
      for (const chart of Object.values(charts)) chart.destroy();
    };
  }, [data, bands, units]);
  return <div className="traces-charts" ref={place} />;
}
