// Which band of force an area was judged by, for a page that has room for one.
import type { ChosenStretch } from "#hub/export/chosenStretches.ts";
import type { Bands } from "#shared/schema/live.ts";

export interface BandUsed {
  readonly bands: Bands;
  readonly isOnlyOne: boolean;
}

/** The one that held longest; undefined: an older recording does not say. */
export function bandUsed(
  chosen: readonly ChosenStretch[],
  { muscle, side }: { readonly muscle?: string | undefined; readonly side?: string | undefined },
): BandUsed | undefined {
  const held = new Map<string, { readonly bands: Bands; lastedMs: number }>();
  for (const { bands, startMs, endMs, ...area } of chosen) {
    if (bands === undefined || area.muscle !== muscle || area.side !== side) continue;
    const key = bands.forceN.map(Math.round).join(" ");
    const sum = held.get(key) ?? { bands, lastedMs: 0 };
    sum.lastedMs += endMs - startMs;
    held.set(key, sum);
  }
  const [longest] = [...held.values()].toSorted((one, other) => other.lastedMs - one.lastedMs);
  return longest === undefined ? undefined : { bands: longest.bands, isOnlyOne: held.size === 1 };
}
