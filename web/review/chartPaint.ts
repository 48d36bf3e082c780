// What stands behind a session's trace: a stripe for a band. Colours are asked for at each drawing, so that a change of theme shows.
import type uPlot from "uplot";

export function stripe(plot: uPlot, low: number, high: number, colour = token("--right-soft")): void {
  const { left, width } = plot.bbox;
  const top = plot.valToPos(high, "y", true);
  const bottom = plot.valToPos(low, "y", true);
  plot.ctx.fillStyle = colour;
  plot.ctx.fillRect(left, top, width, Math.max(2, bottom - top));
}

export function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim() || "CanvasText";
}
