// The stretch of a session that its traces show. Pure.
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** No closer than this: half a second fills the screen. */
const SHORTEST_MS = 500;

/** `factor` below 1 goes closer, around the middle; never beyond `whole`. */
export function zoomed(shown: Span, whole: Span, factor: number): Span {
  const middle = (shown.fromMs + shown.toMs) / 2;
  const half = Math.max(SHORTEST_MS, (shown.toMs - shown.fromMs) * factor) / 2;
  return within({ fromMs: middle - half, toMs: middle + half }, whole);
}

/** By a share of what is shown; negative: earlier. */
export function moved(shown: Span, whole: Span, share: number): Span {
  const by = (shown.toMs - shown.fromMs) * share;
  return within({ fromMs: shown.fromMs + by, toMs: shown.toMs + by }, whole);
}

/** As long as it is, where there is room. */
export function within({ fromMs, toMs }: Span, whole: Span): Span {
  const length = Math.min(Math.max(SHORTEST_MS, toMs - fromMs), whole.toMs - whole.fromMs);
  const from = Math.min(Math.max(fromMs, whole.fromMs), whole.toMs - length);
  return { fromMs: Math.round(from), toMs: Math.round(from + length) };
}
