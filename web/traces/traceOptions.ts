// How a trace looks: the page's own type and colours, the band as a quiet stripe behind the line.
import type uPlot from "uplot";

export interface TraceStyle {
  title: string;
  /** In the units shown. */
  band: readonly [number, number];
  /** The band holds in both directions. */
  mirrored: boolean;
  /** The scale never shows less than this. */
  atLeast: readonly [number, number];
  /** A line not to cross. */
  limit?: number;
}

const FONT = '14px "Atkinson Hyperlegible Next Variable", sans-serif';

export function traceOptions({ title, band, mirrored, atLeast, limit }: TraceStyle): uPlot.Options {
  const axis = { stroke: () => token("--ink-soft"), font: FONT, ticks: { show: false } };
  return {
    width: 300,
    height: 120,
    title,
    pxAlign: false,
    legend: { show: false },
    cursor: { show: false },
    scales: {
      x: { time: false, range: [-30, 0] },
      y: { range: (_plot, low, high) => [Math.min(atLeast[0], low), Math.max(atLeast[1], high)] },
    },
    axes: [
      {
        ...axis,
        size: 26,
        grid: { show: false },
        values: (_plot, splits) => splits.map((value) => (value === 0 ? "now" : `${value} s`)),
      },
      { ...axis, size: 46, space: 28, grid: { stroke: () => token("--line"), width: 1 } },
    ],
    series: [{}, { stroke: () => token("--ink"), width: 2, points: { show: false } }],
    hooks: {
      drawClear: [
        (plot) => {
          stripe(plot, band[0], band[1]);
          if (mirrored) stripe(plot, -band[1], -band[0]);
          if (limit !== undefined) stripe(plot, limit, limit, token("--stop"));
        },
      ],
    },
  };
}

function stripe(plot: uPlot, low: number, high: number, colour = token("--right-soft")): void {
  const { left, width } = plot.bbox;
  const top = plot.valToPos(high, "y", true);
  const bottom = plot.valToPos(low, "y", true);
  plot.ctx.fillStyle = colour;
  plot.ctx.fillRect(left, top, width, Math.max(2, bottom - top));
}

function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim() || "CanvasText";
}
