// R27: where the person stopped, kept with them: closed for the rest of the day, on every roller and in every session.
import { wordsOf } from "#shared/domain/sentences/english.ts";
import type { Stopped } from "#shared/schema/plan.ts";
import type { MistakenStop, StoppedArea } from "#shared/schema/profile.ts";
import type { Closes } from "./closes.ts";

const SAYS = wordsOf("closed.stopped");
const UNLOCK = wordsOf("closed.unlock");

/** What is still closed on this local date, the newest last. */
export function stoppedToday(stops: readonly StoppedArea[] = [], today: string): Stopped[] {
  return stops
    .filter(({ date }) => date === today)
    .map(({ muscle, side, reason, rehearsed }) => ({
      muscle,
      side,
      ruleId: "R27",
      ...(reason === undefined ? {} : { reason }),
      says: SAYS,
      unlock: UNLOCK,
      ...(rehearsed === undefined ? {} : { rehearsed }),
    }));
}

/** As what closes an area; a rehearsed stop is left out: nobody lay there. */
export function closesToday(stops: readonly StoppedArea[] | undefined, today: string): Closes[] {
  return stoppedToday(stops, today)
    .filter(({ rehearsed }) => rehearsed === undefined)
    .map(({ muscle, side, ruleId, says, unlock }) => ({
      muscles: [muscle],
      side,
      ruleId,
      says,
      unlock,
      urgent: false,
    }));
}

/** A stop more; what an earlier day closed is open by now. What it felt like may be said later. */
export function withStop(stops: readonly StoppedArea[] = [], stop: StoppedArea): StoppedArea[] {
  const before = stops.find((one) => isSameStop(one, stop));
  const reason = stop.reason ?? before?.reason;
  const others = stops.filter((one) => one.date === stop.date && !isSameStop(one, stop));
  return [...others, { ...stop, ...(reason === undefined ? {} : { reason }) }];
}

/** These were a mistake: a rehearsed one says nothing of a real one, nor the other way round. */
export function withoutStops(stops: readonly StoppedArea[] = [], mistaken: readonly MistakenStop[]): StoppedArea[] {
  return stops.filter((stop) => !mistaken.some((one) => isSameKind(stop, one)));
}

function isSameStop(one: StoppedArea, other: StoppedArea): boolean {
  return one.date === other.date && isSameKind(one, other);
}

function isSameKind(one: MistakenStop, other: MistakenStop): boolean {
  return one.muscle === other.muscle && one.side === other.side && one.rehearsed === other.rehearsed;
}
