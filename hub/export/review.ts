// A session as its page tells it: how good the data are, where it was pressed, holds, strokes, cues, spots and gaps.
import { withStop } from "#hub/export/stopsTold.ts";
import * as z from "zod/mini";

import type { Happening } from "#hub/export/happening.ts";
import { createPressureMaps } from "#hub/export/pressureMap.ts";
import type { ExportSource, TickRow } from "#hub/export/source.ts";
import { CUE_IDS } from "#shared/domain/cues.ts";
import { FLAG, TICK_MS } from "#shared/domain/features.ts";
import { MUSCLE_IDS, SIDES } from "#shared/domain/muscles.ts";
import { check } from "#shared/schema/check.ts";
import { Bands } from "#shared/schema/live.ts";
import { MAX_REVIEWED } from "#shared/schema/review.ts";
import type { SessionReview } from "#shared/schema/review.ts";
import { TenderSpot } from "#shared/schema/spots.ts";

/** Reads the source to its end. */
export async function reviewOf(source: ExportSource): Promise<SessionReview> {
  const maps = createPressureMaps();
  const told = createTold();
  const gaps: { startMs: number; endMs: number }[] = [];
  let startMs: number | undefined;
  let endMs = 0;

  function seen(tick: TickRow): void {
    startMs ??= tick.tMs;
    endMs = tick.tMs + TICK_MS;
    maps.add(tick);
    if ((tick.flags & FLAG.gap) === 0) return;
    const last = gaps.at(-1);
    if (last !== undefined && last.endMs === tick.tMs) last.endMs = endMs;
    else if (gaps.length < MAX_REVIEWED.gaps) gaps.push({ startMs: tick.tMs, endMs });
  }

  for await (const { ticks, happenings } of source.batches) {
    ticks.forEach(seen);
    happenings.forEach(told.take);
  }
  return { startMs: startMs ?? endMs, endMs, quality: source.quality(), maps: maps.maps(), gaps, ...told.all() };
}

type Told = Pick<
  SessionReview,
  "holds" | "strokes" | "cues" | "cuesLeft" | "spots" | "stops" | "bands" | "bandsUntilMs"
>;

function createTold() {
  const told = { holds: [], strokes: [], cues: [], cuesLeft: 0, stops: [] } as Omit<
    Told,
    "spots" | "bands" | "bandsUntilMs"
  >;
  const spots = new Map<string, TenderSpot>();
  let bands: Bands | undefined;
  let bandsUntilMs: number | undefined;

  const kinds: Readonly<Record<string, (happening: Happening) => void>> = {
    countedHold({ startMs, endMs, value: countedMs, ...area }) {
      if (endMs === undefined || countedMs === undefined || told.holds.length >= MAX_REVIEWED.holds) return;
      told.holds.push({ startMs, endMs, countedMs, ...areaOf(area) });
    },
    stroke({ startMs, endMs = startMs, lengthMm = 0, ...area }) {
      const { muscle, side } = areaOf(area);
      if (muscle === undefined || side === undefined) return;
      let sum = told.strokes.find((one) => one.muscle === muscle && one.side === side);
      if (sum === undefined) told.strokes.push((sum = { muscle, side, count: 0, lengthMm: 0, lastedMs: 0 }));
      sum.count++;
      sum.lengthMm += lengthMm;
      sum.lastedMs += endMs - startMs;
    },
    cue({ startMs: tMs, name, action, text: why }) {
      const cueId = CUE_IDS.find((id) => id === name);
      if (action !== "show" || cueId === undefined) return;
      if (told.cues.length >= MAX_REVIEWED.cues) told.cuesLeft++;
      else told.cues.push({ tMs, cueId, ...(why === undefined ? {} : { why }) });
    },
    spot({ line }) {
      const spot = check(TenderSpot, JSON.parse(line));
      // Told of again at each change: the newest counts.
      if (spot.ok && (spots.has(spot.value.id) || spots.size < MAX_REVIEWED.spots))
        spots.set(spot.value.id, spot.value);
    },
    mark({ startMs: tMs, name, text }) {
      if (name !== "stop") return;
      told.stops = withStop(told.stops, { tMs, text });
    },
    session({ name, startMs, line }) {
      if (name === "start") bands ??= bandsIn(line);
      if (name === "select") bandsUntilMs ??= startMs;
    },
  };
  return {
    take: (happening: Happening) => kinds[happening.kind]?.(happening),
    all: (): Told => ({
      ...told,
      spots: [...spots.values()],
      ...(bands === undefined ? {} : { bands }),
      ...(bandsUntilMs === undefined ? {} : { bandsUntilMs }),
    }),
  };
}

function areaOf({ muscle, side }: Pick<Happening, "muscle" | "side">) {
  const known = { muscle: MUSCLE_IDS.find((id) => id === muscle), side: SIDES.find((one) => one === side) };
  return known.muscle === undefined || known.side === undefined ? {} : { muscle: known.muscle, side: known.side };
}

function bandsIn(line: string): Bands | undefined {
  const start = check(z.object({ settings: z.object({ bands: Bands }) }), JSON.parse(line));
  return start.ok ? start.value.settings.bands : undefined;
}
