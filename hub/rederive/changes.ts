// What working a session out anew has changed, number by number.
import type { SessionSummary } from "#shared/schema/session.ts";

const NUMBERS = [
  ["contactMs", "on the roller"],
  ["inPaceMs", "in pace"],
  ["inForceMs", "in pressure"],
  ["strokes", "strokes"],
  ["holds", "holds"],
  ["holdMs", "held"],
] as const;

/** `strokes 12 → 13`; times in seconds. Empty: nothing has changed. */
export function changesOf(before: SessionSummary, after: SessionSummary): string[] {
  const changes: string[] = [];
  for (const [key, name] of NUMBERS) {
    if (before[key] !== after[key]) changes.push(`${name} ${shown(key, before[key])} → ${shown(key, after[key])}`);
  }
  const was = countedMs(before);
  const is = countedMs(after);
  if (was !== is) changes.push(`counted ${shown("Ms", was)} → ${shown("Ms", is)}`);
  if (before.unread === undefined && after.unread !== undefined) changes.push(`${after.unread.lines} lines unread`);
  return changes;
}

function countedMs({ areas = [] }: SessionSummary): number {
  return areas.reduce((sum, area) => sum + area.countedMs, 0);
}

function shown(key: string, value: number): string {
  return key.endsWith("Ms") ? `${(value / 1000).toFixed(2)} s` : String(value);
}
