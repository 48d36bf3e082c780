// A session as its page tells it: how good the data are, where it was pressed, holds, strokes, cues, spots and gaps.
import { createChosenStretches } from "#hub/export/chosenStretches.ts";
import { createDiscomfortTold } from "#hub/export/discomfortTold.ts";
import type { Happening } from "#hub/export/happening.ts";
import { createPressureMaps } from "#hub/export/pressureMap.ts";
import type { ExportSource, TickRow } from "#hub/export/source.ts";
import { withStop } from "#hub/export/stopsTold.ts";
import { CUE_IDS } from "#shared/domain/cues.ts";
import { FLAG, TICK_MS } from "#shared/domain/features.ts";
import { MUSCLE_IDS, SIDES } from "#shared/domain/muscles.ts";
import { check } from "#shared/schema/check.ts";
import { MAX_REVIEWED } from "#shared/schema/review.ts";
import type { SessionReview } from "#shared/schema/review.ts";
import { TenderSpot } from "#shared/schema/spots.ts";

/** Reads the source to its end. */
export async function reviewOf(source: ExportSource): Promise<SessionReview> {
  const maps = createPressureMaps();
  const told = createTold();
  const gaps: { startMs: number; endMs: number }[] = [];
  let startMs: number | undefined;
  // Of a recording that gives no tick, what is told of it still begins when the session did.
  let endMs = source.about.session?.startedMs ?? 0;

  function seen(tick: TickRow): void {
    startMs ??= tick.tMs;
    endMs = tick.tMs + TICK_MS;
    maps.add(tick);
    told.tick(tick);
    if ((tick.flags & FLAG.gap) === 0) return;
    const last = gaps.at(-1);
    if (last !== undefined && last.endMs === tick.tMs) last.endMs = endMs;
    else if (gaps.length < MAX_REVIEWED.gaps) gaps.push({ startMs: tick.tMs, endMs });
  }

  for await (const { ticks, happenings } of source.batches) {
    ticks.forEach(seen);
    happenings.forEach(told.take);
  }
  const span = { startMs: startMs ?? endMs, endMs };
  return { ...span, quality: source.quality(), maps: maps.maps(), gaps, ...told.all(span) };
}

type Told = Pick<
  SessionReview,
  "holds" | "strokes" | "cues" | "cuesLeft" | "spots" | "discomfort" | "stops" | "chosen"
>;

function createTold() {
  const told: Omit<Told, "spots" | "discomfort" | "chosen"> = {
    holds: [],
    strokes: [],
    cues: [],
    cuesLeft: 0,
    stops: [],
  };
  const spots = new Map<string, TenderSpot>();
  const discomfort = createDiscomfortTold();
  const chosen = createChosenStretches();

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
    mark(mark) {
      const { startMs: tMs, name, text } = mark;
      discomfort.mark(mark);
      if (name !== "stop") return;
      told.stops = withStop(told.stops, { tMs, text });
    },
    session: ({ startMs, line }) => chosen.line(line, startMs),
  };
  return {
    take: (happening: Happening) => kinds[happening.kind]?.(happening),
    tick: discomfort.tick,
    all: ({ startMs, endMs }: Pick<SessionReview, "startMs" | "endMs">): Told => ({
      ...told,
      spots: [...spots.values()],
      discomfort: discomfort.result([...spots.values()]),
      chosen: chosen.result(startMs, endMs),
    }),
  };
}

function areaOf({ muscle, side }: Pick<Happening, "muscle" | "side">) {
  const known = { muscle: MUSCLE_IDS.find((id) => id === muscle), side: SIDES.find((one) => one === side) };
  return known.muscle === undefined || known.side === undefined ? {} : { muscle: known.muscle, side: known.side };
}
