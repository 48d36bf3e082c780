// Where the roller has been in the last moments: a mark made by a button or key comes with its time, and means the
// place at that time. Places compare within one contact only, so each contact is a stretch of its own.
import { RULES } from "#shared/domain/rules.ts";
import type { Moment } from "./moment.ts";
import type { TrackState } from "./track.ts";

interface Step {
  readonly tMs: number;
  readonly mm: number;
}

export interface Trail {
  /** Counts the stretches in which places compare. */
  readonly stretch: number;
  /** Oldest first. */
  readonly steps: readonly Step[];
  readonly hadPlace: boolean;
}

export const NO_TRAIL: Trail = { stretch: 0, steps: [], hadPlace: false };

const { trailEveryMs, trailKeptMs } = RULES.R7.numbers;

export function stepTrail(trail: Trail, track: TrackState, { tMs, positionMm }: Moment): Trail {
  const hasPlace = !Number.isNaN(track.atMm);
  const anew = track.restarted || (hasPlace && !trail.hadPlace);
  const stretch = anew ? trail.stretch + 1 : trail.stretch;
  const steps = anew ? [] : trail.steps;
  if (Number.isNaN(positionMm) || !hasPlace) {
    return hasPlace === trail.hadPlace ? trail : { stretch, steps: [], hadPlace: hasPlace };
  }
  const last = steps.at(-1);
  if (last !== undefined && tMs - last.tMs < trailEveryMs) return anew ? { stretch, steps, hadPlace: hasPlace } : trail;
  const kept = steps.filter((step) => tMs - step.tMs <= trailKeptMs);
  return { stretch, steps: [...kept, { tMs, mm: positionMm }], hadPlace: hasPlace };
}

/** No place known before this compares with one after it. */
export function breakTrail(trail: Trail): Trail {
  return { stretch: trail.stretch + 1, steps: [], hadPlace: false };
}

/** The place at `atMs`, between the steps around it; `nowMm` is that of `nowMs`. NaN: before what is remembered. */
export function placeAt({ steps }: Trail, atMs: number, now: { tMs: number; positionMm: number }): number {
  const all = [...steps, { tMs: now.tMs, mm: now.positionMm }];
  const after = all.findIndex((step) => step.tMs >= atMs);
  const to = all[after];
  if (to === undefined) return Number.NaN;
  const from = all[after - 1];
  if (from === undefined) return to.tMs - atMs <= trailEveryMs ? to.mm : Number.NaN;
  const spanMs = to.tMs - from.tMs;
  return spanMs > 0 ? from.mm + ((to.mm - from.mm) * (atMs - from.tMs)) / spanMs : to.mm;
}
