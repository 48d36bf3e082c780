// Every discomfort that a person told in a session, with its time and place: on a tender spot the spot's, else where the roller was.
import type { Happening } from "#hub/export/happening.ts";
import type { TickRow } from "#hub/export/source.ts";
import { MUSCLE_IDS, SIDES } from "#shared/domain/muscles.ts";
import { MAX_REVIEWED } from "#shared/schema/review.ts";
import type { SessionReview } from "#shared/schema/review.ts";
import type { TenderSpot } from "#shared/schema/spots.ts";

export type ToldDiscomfort = SessionReview["discomfort"][number];

export interface DiscomfortTold {
  tick(tick: TickRow): void;
  /** A mark of the journal. */
  mark(mark: Happening): void;
  result(spots: readonly TenderSpot[]): ToldDiscomfort[];
}

const MOST_NRS = 10;
/** The places are kept so finely, for a mark is written before or behind its tick. */
const PLACE_EVERY_MS = 100;
/** A spot's answer and its mark are written by two hands. */
const SAME_WITHIN_MS = 1000;

export function createDiscomfortTold(): DiscomfortTold {
  const told: ToldDiscomfort[] = [];
  const placesMm = new Map<number, number>();
  const slotOf = (tMs: number) => Math.floor(tMs / PLACE_EVERY_MS);
  return {
    tick({ tMs, contact, positionMm }) {
      if (contact && Number.isFinite(positionMm)) placesMm.set(slotOf(tMs), positionMm);
    },
    mark({ startMs: tMs, name, value: nrs, muscle, side }) {
      if (name !== "discomfort" || nrs === undefined || told.length >= MAX_REVIEWED.discomfort) return;
      if (!Number.isInteger(nrs) || nrs < 0 || nrs > MOST_NRS) return;
      const area = { muscle: MUSCLE_IDS.find((id) => id === muscle), side: SIDES.find((one) => one === side) };
      told.push({
        tMs,
        nrs,
        ...(area.muscle === undefined || area.side === undefined ? {} : { muscle: area.muscle, side: area.side }),
      });
    },
    result(spots) {
      return told.map((one) => {
        const isIt = (answer: { tMs: number; nrs: number } | undefined) =>
          answer !== undefined && answer.nrs === one.nrs && Math.abs(answer.tMs - one.tMs) <= SAME_WITHIN_MS;
        const spot = spots.find(({ answers, after }) => answers.some(isIt) || isIt(after));
        if (spot !== undefined) {
          const { id, muscle, side, placeMm, from } = spot;
          const when = isIt(spot.after) ? ({ afterwards: true } as const) : {};
          return { ...one, muscle, side, spotId: id, ...when, ...(placeMm === undefined ? {} : { placeMm, from }) };
        }
        const placeMm = placesMm.get(slotOf(one.tMs)) ?? placesMm.get(slotOf(one.tMs) - 1);
        return placeMm === undefined ? one : { ...one, placeMm: Math.round(placeMm), from: "start" as const };
      });
    },
  };
}
