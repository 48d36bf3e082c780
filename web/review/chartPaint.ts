// What stands behind a session's trace: a stripe for a band. Before it: a line at a moment. Colours are asked for at each drawing, so that a change of theme shows.
import type uPlot from "uplot";

export function stripe(plot: uPlot, low: number, high: number, colour = token("--right-soft")): void {
  const { left, width } = plot.bbox;
  const top = plot.valToPos(high, "y", true);
  const bottom = plot.valToPos(low, "y", true);
  plot.ctx.fillStyle = colour;
  plot.ctx.fillRect(left, top, width, Math.max(2, bottom - top));
}

/** A line from top to bottom with its word at the top, to the right of it where there is room. */
export function flag(plot: uPlot, x: number, text: string, font: string): void {
  const { ctx } = plot;
  const { top, height, left, width } = plot.bbox;
  ctx.save();
  ctx.strokeStyle = token("--ink");
  ctx.lineWidth = 1.5 * devicePixelRatio;
  ctx.setLineDash([4 * devicePixelRatio, 3 * devicePixelRatio]);
  ctx.beginPath();
  ctx.moveTo(x, top);
  ctx.lineTo(x, top + height);
  ctx.stroke();
  ctx.font = font.replace(/^[\d.]+/, (size) => String(Number(size) * devicePixelRatio));
  ctx.textBaseline = "top";
  const gapPx = 3 * devicePixelRatio;
  const isAtEdge = x + gapPx + ctx.measureText(text).width > left + width;
  ctx.textAlign = isAtEdge ? "right" : "left";
  ctx.fillStyle = token("--ink");
  ctx.fillText(text, isAtEdge ? x - gapPx : x + gapPx, top + gapPx);
  ctx.restore();
}

export function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim() || "CanvasText";
}
