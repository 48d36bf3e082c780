// How a session's trace looks: a filled stretch from smallest to largest, the band behind it, hatching where no data came.
import type uPlot from "uplot";

import { flag, stripe, token } from "#web/review/chartPaint.ts";

export interface ChartStyle {
  title: string;
  /** Seconds since the session began. */
  range: readonly [number, number];
  clock(seconds: number): string;
  gaps: readonly (readonly [number, number])[];
  /** Moments with a word, in seconds since the session began. */
  marks: readonly { readonly at: number; readonly text: string }[];
  onSelect(from: number, to: number): void;
  onAll(): void;
  /** Each with what it was judged by. */
  stretches?: readonly JudgedStretch[];
  /** The bands hold in both directions. */
  mirrored?: boolean;
  fromZero?: boolean;
}

export interface JudgedStretch {
  /** Seconds since the session began. */
  readonly from: number;
  readonly to: number;
  /** In the units shown. */
  readonly band: readonly [number, number];
  /** A line not to cross. */
  readonly limit?: number | undefined;
}

const FONT = '14px "Atkinson Hyperlegible Next Variable", sans-serif';
/** Seconds between marks of time. */
const STEPS_S = [0.1, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600];
const HATCH_PX = 7;
/** A drag shorter than this is a click. */
const SHORTEST_DRAG_PX = 6;

export function chartOptions(style: ChartStyle): Omit<uPlot.Options, "width" | "height"> {
  const { title, range, clock, stretches = [], mirrored = false, fromZero = false } = style;
  const shown = stretches.filter(({ from, to }) => from < range[1] && to > range[0]);
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
          const edge = Math.max(0, ...shown.map(({ band }) => band[1])) * 1.15;
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
          for (const stretch of shown) {
            const { band, limit } = stretch;
            within(plot, stretch, () => {
              stripe(plot, band[0], band[1]);
              if (mirrored) stripe(plot, -band[1], -band[0]);
              if (limit !== undefined && limit <= (plot.scales["y"]?.max ?? 0))
                stripe(plot, limit, limit, token("--stop"));
            });
          }
          for (const [from, to] of style.gaps) hatch(plot, from, to);
        },
      ],
      draw: [
        (plot) => {
          for (const { at, text } of style.marks)
            if (at >= range[0] && at <= range[1]) flag(plot, plot.valToPos(at, "x", true), text, FONT);
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

/** Draws nothing before or behind that time. */
function within(plot: uPlot, { from, to }: Pick<JudgedStretch, "from" | "to">, draw: () => void): void {
  const { left, width, top, height } = plot.bbox;
  const start = Math.max(left, plot.valToPos(from, "x", true));
  const end = Math.min(left + width, plot.valToPos(to, "x", true));
  if (end <= start) return;
  const { ctx } = plot;
  ctx.save();
  ctx.beginPath();
  ctx.rect(start, top, Math.max(1, end - start), height);
  ctx.clip();
  draw();
  ctx.restore();
}

function hatch(plot: uPlot, from: number, to: number): void {
  within(plot, { from, to }, () => {
    const { left, top, height, width } = plot.bbox;
    const start = Math.max(left, plot.valToPos(from, "x", true));
    const end = Math.min(left + width, plot.valToPos(to, "x", true));
    const { ctx } = plot;
    ctx.strokeStyle = token("--hatch");
    ctx.lineWidth = 1.5;
    ctx.beginPath();
    const step = HATCH_PX * devicePixelRatio;
    for (let x = start - height; x < end; x += step) {
      ctx.moveTo(x, top + height);
      ctx.lineTo(x + height, top);
    }
    ctx.stroke();
  });
}
