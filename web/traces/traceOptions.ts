// How a trace looks: the page's own type and colours, the band as a quiet stripe behind the line.
import type uPlot from "uplot";

import type { Theme } from "#web/settings/preferences.ts";

export interface TraceStyle {
  title: string;
  /** In the units shown; absent: nothing is right or wrong of it. */
  band?: readonly [number, number];
  /** The band holds in both directions. */
  mirrored: boolean;
  /** The scale never shows less than this. */
  atLeast: readonly [number, number];
  /** A line not to cross. */
  limit?: number;
}

const FONT = '14px "Atkinson Hyperlegible Next Variable", sans-serif';

/** Colours of the theme, read once: asking the page for its style each frame costs more than drawing the line. */
export interface TraceColours {
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  readonly right: string;
  readonly stop: string;
}

/** Of the theme that is chosen now; a system that changes its own while the traces are open is followed at the next opening. */
export function readColours(_theme: Theme): TraceColours {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(name).trim() || "CanvasText";
  return {
    ink: token("--ink"),
    soft: token("--ink-soft"),
    line: token("--line"),
    right: token("--right-soft"),
    stop: token("--stop"),
  };
}

export function traceOptions(
  { title, band, mirrored, atLeast, limit }: TraceStyle,
  { colours, now }: { colours: TraceColours; now: string },
): uPlot.Options {
  const axis = { stroke: colours.soft, font: FONT, ticks: { show: false } };
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
        values: (_plot, splits) => splits.map((value) => (value === 0 ? now : `${value} s`)),
      },
      { ...axis, size: 46, space: 28, grid: { stroke: colours.line, width: 1 } },
    ],
    series: [{}, { stroke: colours.ink, width: 2, points: { show: false } }],
    hooks: {
      drawClear: [
        (plot) => {
          if (band) stripe(plot, band[0], band[1], colours.right);
          if (band && mirrored) stripe(plot, -band[1], -band[0], colours.right);
          if (limit !== undefined) stripe(plot, limit, limit, colours.stop);
        },
      ],
    },
  };
}

function stripe(plot: uPlot, low: number, high: number, colour: string): void {
  const { left, width } = plot.bbox;
  const top = plot.valToPos(high, "y", true);
  const bottom = plot.valToPos(low, "y", true);
  plot.ctx.fillStyle = colour;
  plot.ctx.fillRect(left, top, width, Math.max(2, bottom - top));
}
