// What was rolled, stretch by stretch: one muscle and side after the other, as they were chosen.
import type { Batch, TickRow } from "#hub/export/source.ts";
import { TICK_MS } from "#shared/domain/features.ts";
import type { Selection } from "#shared/schema/live.ts";

export interface Stretch {
  readonly area: Pick<Selection, "muscle" | "side"> | undefined;
  readonly startMs: number;
  endMs: number;
  /** Under load with fresh data; lost data is no contact. */
  contactMs: number;
  strokes: number;
  holds: number;
  holdMs: number;
  /** Mean force in contact where it is known. */
  forceSumN: number;
  forceTicks: number;
  /** The highest of them; 0 without any. */
  peakForceN: number;
}

export interface Stretches {
  take(batch: Batch): void;
  readonly list: readonly Stretch[];
}

export function createStretches(): Stretches {
  const list: Stretch[] = [];

  function stretchOf({ area, tMs }: TickRow): Stretch {
    const last = list.at(-1);
    if (last !== undefined && isSame(last.area, area)) return last;
    const sums = { contactMs: 0, strokes: 0, holds: 0, holdMs: 0, forceSumN: 0, forceTicks: 0, peakForceN: 0 };
    const next = { area, startMs: tMs, endMs: tMs, ...sums };
    list.push(next);
    return next;
  }

  return {
    list,
    take({ ticks, happenings }) {
      for (const tick of ticks) {
        const stretch = stretchOf(tick);
        stretch.endMs = tick.tMs + TICK_MS;
        if (!tick.contact || tick.quality === "unknown") continue;
        stretch.contactMs += TICK_MS;
        if (!Number.isFinite(tick.forceN)) continue;
        stretch.forceSumN += tick.forceN;
        stretch.forceTicks++;
        stretch.peakForceN = Math.max(stretch.peakForceN, tick.forceN);
      }
      for (const { kind, startMs, endMs = startMs } of happenings) {
        if (kind !== "stroke" && kind !== "hold") continue;
        // An event is told after it was over: it belongs to where it began.
        const stretch = list.findLast((one) => one.startMs <= startMs) ?? list[0];
        if (stretch === undefined) continue;
        if (kind === "stroke") stretch.strokes++;
        else {
          stretch.holds++;
          stretch.holdMs += endMs - startMs;
        }
      }
    },
  };
}

/** Undefined without any tick of known force. */
export function meanForceN({ forceSumN, forceTicks }: Stretch): number | undefined {
  return forceTicks === 0 ? undefined : Math.round((forceSumN / forceTicks) * 10) / 10;
}

/** All stretches of one area as one. */
export function byArea(stretches: readonly Stretch[]): Stretch[] {
  const areas: Stretch[] = [];
  for (const stretch of stretches) {
    const known = areas.find(({ area }) => isSame(area, stretch.area));
    if (known === undefined) {
      areas.push({ ...stretch });
      continue;
    }
    known.endMs = stretch.endMs;
    known.contactMs += stretch.contactMs;
    known.strokes += stretch.strokes;
    known.holds += stretch.holds;
    known.holdMs += stretch.holdMs;
    known.forceSumN += stretch.forceSumN;
    known.forceTicks += stretch.forceTicks;
    known.peakForceN = Math.max(known.peakForceN, stretch.peakForceN);
  }
  return areas;
}

function isSame(one: Stretch["area"], other: Stretch["area"]): boolean {
  return one?.muscle === other?.muscle && one?.side === other?.side;
}
