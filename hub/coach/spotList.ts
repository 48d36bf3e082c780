// R7: the tender spots of a session: where each is, what was answered, how it ended.
import type { EarlierSpot, ShownSpot, SpotSource, TenderSpot } from "#shared/schema/spots.ts";
import type { Selection } from "#shared/schema/live.ts";
import type { KneeLine } from "./kneeLine.ts";

export interface SpotRecord {
  readonly spot: TenderSpot;
  /** Where it was when marked, as the core counts places, and in which stretch of contact; NaN unknown. */
  readonly coreMm: number;
  readonly stretch: number;
}

export interface Place {
  readonly coreMm: number;
  readonly stretch: number;
  readonly line: KneeLine | undefined;
}

export function newSpot(
  { muscle, side }: Selection,
  place: Place,
  about: { number: number; markedMs: number; how: SpotSource },
): SpotRecord {
  const spot: TenderSpot = {
    id: `spot-${about.number}`,
    muscle,
    side,
    markedMs: about.markedMs,
    how: about.how,
    answers: [],
    state: "open",
  };
  const { coreMm, stretch } = place;
  return settlePlace({ spot, coreMm, stretch }, place);
}

/** No contact of this session is that one. */
const BEFORE_ALL = -1;

/** What an earlier session left open: its place is known again as soon as the knee line is. */
export function earlierSpots(earlier: readonly EarlierSpot[], atMs: number): readonly SpotRecord[] {
  return earlier.map((spot, index) => ({
    spot: {
      id: `earlier-${index + 1}`,
      ...spot,
      from: "knee",
      markedMs: atMs,
      how: "earlier",
      answers: [],
      state: "open",
    },
    coreMm: Number.NaN,
    stretch: BEFORE_ALL,
  }));
}

export function newestMarked(records: readonly SpotRecord[]): SpotRecord | undefined {
  return records.findLast(({ spot }) => spot.how !== "earlier");
}

/** Measures the place from the knee once the line is known in the contact in which it was marked. */
export function settlePlace(record: SpotRecord, { stretch, line }: Omit<Place, "coreMm">): SpotRecord {
  const { spot, coreMm } = record;
  if (Number.isNaN(coreMm) || record.stretch !== stretch) return record;
  const placeMm = Math.round(line === undefined ? coreMm : (line.lineMm - coreMm) * line.way);
  const from = line === undefined ? "start" : "knee";
  if (spot.placeMm === placeMm && spot.from === from) return record;
  // A line that is lost again takes nothing back.
  if (line === undefined && spot.from === "knee") return record;
  return { ...record, spot: { ...spot, placeMm, from } };
}

/** Where it is now, as the core counts places in this contact; NaN not known. */
export function placeNow({ spot, coreMm, stretch }: SpotRecord, now: Omit<Place, "coreMm">): number {
  if (stretch === now.stretch) return coreMm;
  if (now.line === undefined || spot.from !== "knee" || spot.placeMm === undefined) return Number.NaN;
  return now.line.lineMm - spot.placeMm * now.line.way;
}

export function isOn({ spot }: SpotRecord, { muscle, side }: Selection): boolean {
  return spot.muscle === muscle && spot.side === side;
}

/** What a page shows: the spots of the area, with their places now. */
export function shownSpots(
  records: readonly SpotRecord[],
  selection: Selection,
  now: Omit<Place, "coreMm">,
): readonly ShownSpot[] {
  return records
    .filter((record) => isOn(record, selection))
    .map((record) => {
      const atMm = placeNow(record, now);
      return Number.isNaN(atMm) ? record.spot : { ...record.spot, atMm: Math.round(atMm) };
    });
}

export function change(
  records: readonly SpotRecord[],
  id: string | undefined,
  make: (spot: TenderSpot) => TenderSpot,
): readonly SpotRecord[] {
  if (id === undefined) return records;
  return records.map((record) => (record.spot.id === id ? { ...record, spot: make(record.spot) } : record));
}
