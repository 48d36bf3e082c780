// How a session's trace looks: a filled stretch from smallest to largest, the band behind it, hatching where no data came.
import type uPlot from "uplot";

import { stripe, token } from "#web/review/chartPaint.ts";

export interface ChartStyle {
  title: string;
  /** Seconds since the session began. */
  range: readonly [number, number];
  clock(seconds: number): string;
  gaps: readonly (readonly [number, number])[];
  onSelect(from: number, to: number): void;
  onAll(): void;
  /** In the units shown. */
  band?: readonly [number, number] | undefined;
  /** Seconds: what was rolled from then on has a band of its own. */
  bandUntil?: number | undefined;
  /** The band holds in both directions. */
  mirrored?: boolean;
  fromZero?: boolean;
  /** A line not to cross. */
  limit?: number | undefined;
}

const FONT = '14px "Atkinson Hyperlegible Next Variable", sans-serif';
/** Seconds between marks of time. */
const STEPS_S = [0.1, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600];
const HATCH_PX = 7;
/** A drag shorter than this is a click. */
const SHORTEST_DRAG_PX = 6;

export function chartOptions(style: ChartStyle): Omit<uPlot.Options, "width" | "height"> {
  const { title, range, clock, band, mirrored = false, fromZero = false, limit } = style;
  const axis = { stroke: () => token("--ink-soft"), font: FONT, ticks: { show: false } };
  const line = { stroke: () => token("--ink"), width: 1, points: { show: false }, spanGaps: false };
  return {
    title,
    pxAlign: false,
    legend: { show: false },
    cursor: {
      y: false,
      points: { show: false },
      drag: { x: true, y: false, setScale: false, dist: SHORTEST_DRAG_PX },
      sync: { key: "session-traces" },
      bind: {
        dblclick: () => () => {
          style.onAll();
          return null;
        },
      },
    },
    scales: {
      x: { time: false, range: [...range] as [number, number] },
      y: {
        range: (_plot, low, high) => {
          const edge = Math.max(band?.[1] ?? 0, 0) * 1.15;
          const lowest = fromZero ? 0 : Math.min(low ?? 0, mirrored ? -edge : 0);
          const highest = Math.max(high ?? 0, edge, lowest + 1);
          return [lowest, highest + (highest - lowest) * 0.04];
        },
      },
    },
    axes: [
      { ...axis, size: 28, grid: { show: false }, incrs: STEPS_S, values: (_plot, splits) => splits.map(clock) },
      { ...axis, size: 50, space: 30, grid: { stroke: () => token("--line"), width: 1 } },
    ],
    series: [{}, line, line],
    bands: [{ series: [1, 2], fill: () => token("--limb-mark") }],
    hooks: {
      drawClear: [
        (plot) => {
          until(plot, style.bandUntil, () => {
            if (band) {
              stripe(plot, band[0], band[1]);
              if (mirrored) stripe(plot, -band[1], -band[0]);
            }
            if (limit !== undefined && limit <= (plot.scales["y"]?.max ?? 0))
              stripe(plot, limit, limit, token("--stop"));
          });
          for (const [from, to] of style.gaps) hatch(plot, from, to);
        },
      ],
      setSelect: [
        (plot) => {
          const { left, width } = plot.select;
          if (width < SHORTEST_DRAG_PX) return;
          style.onSelect(plot.posToVal(left, "x"), plot.posToVal(left + width, "x"));
        },
      ],
    },
  };
}

/** Draws nothing behind that time. */
function until(plot: uPlot, seconds: number | undefined, draw: () => void): void {
  const { left, width, top, height } = plot.bbox;
  const end = seconds === undefined ? left + width : Math.min(left + width, plot.valToPos(seconds, "x", true));
  if (end <= left) return;
  const { ctx } = plot;
  ctx.save();
  ctx.beginPath();
  ctx.rect(left, top, end - left, height);
  ctx.clip();
  draw();
  ctx.restore();
}

function hatch(plot: uPlot, from: number, to: number): void {
  const { left, width, top, height } = plot.bbox;
  const start = Math.max(left, plot.valToPos(from, "x", true));
  const end = Math.min(left + width, plot.valToPos(to, "x", true));
  if (end <= start) return;
  const { ctx } = plot;
  ctx.save();
  ctx.beginPath();
  ctx.rect(start, top, Math.max(1, end - start), height);
  ctx.clip();
  ctx.strokeStyle = token("--hatch");
  ctx.lineWidth = 1.5;
  ctx.beginPath();
  const step = HATCH_PX * devicePixelRatio;
  for (let x = start - height; x < end; x += step) {
    ctx.moveTo(x, top + height);
    ctx.lineTo(x + height, top);
  }
  ctx.stroke();
  ctx.restore();
}
