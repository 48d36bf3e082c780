// Which bands held where and when in a session. Unknown stays unknown: an older recording holds those of its beginning alone.
import type { Bands, Selection } from "#shared/schema/live.ts";
import type { SessionReview } from "#shared/schema/review.ts";

/** Of a muscle and side: those that held longest there, for they may have changed. */
export function bandsOfArea(
  { chosen }: Pick<SessionReview, "chosen">,
  { muscle, side }: Pick<Selection, "muscle" | "side">,
): Bands | undefined {
  const lasted = new Map<string, { readonly bands: Bands; ms: number }>();
  for (const { bands, startMs, endMs, ...area } of chosen) {
    if (bands === undefined || area.muscle !== muscle || area.side !== side) continue;
    const key = JSON.stringify(bands.forceN);
    const known = lasted.get(key) ?? { bands, ms: 0 };
    known.ms += endMs - startMs;
    lasted.set(key, known);
  }
  return [...lasted.values()].toSorted((one, other) => other.ms - one.ms)[0]?.bands;
}

/** At a moment of the session; a cue that came as something else was chosen belongs to what was left. */
export function bandsAt({ chosen }: Pick<SessionReview, "chosen">, tMs: number): Bands | undefined {
  return (chosen.find(({ startMs, endMs }) => startMs <= tMs && tMs <= endMs) ?? chosen.at(-1))?.bands;
}
