// R32: which tender spots come back, in which training phase, and whether they hurt less at the same force. A spot is
// recognised when it lies near the middle of where it was before; places count per muscle, side and the end they are
// measured from.
import { addDays, DAYS_PER_WEEK, daysBetween } from "#shared/domain/calendar.ts";
import { RULES } from "#shared/domain/rules.ts";
import type { TrainingPhase } from "#shared/domain/training.ts";
import type { JournalEntry, RecurringSpot } from "#shared/schema/past.ts";
import type { Area } from "#shared/schema/profile.ts";

/** How many sessions there were on an area in a phase. */
export interface AreaSessions extends Area {
  readonly phase: TrainingPhase | undefined;
  readonly sessions: number;
}

const { newSpotBeyondMm } = RULES.R6.numbers;
const { equalForcePct, trendFromSessions, trendFromDays, findingFromTimes, findingByTimes } = RULES.R32.numbers;

interface Group {
  readonly entries: JournalEntry[];
  /** The middle of its places; NaN: not known. */
  middleMm: number;
}

/** `entries`: oldest first. The most often seen first, of equals the newest. */
export function recurringSpots(
  entries: readonly JournalEntry[],
  areaSessions: readonly AreaSessions[],
): RecurringSpot[] {
  return grouped(entries)
    .map((group) => recurringSpot(group, areaSessions))
    .sort((a, b) => b.times - a.times || daysBetween(a.lastDate, b.lastDate));
}

function grouped(entries: readonly JournalEntry[]): Group[] {
  const groups = new Map<string, Group[]>();
  for (const entry of entries) {
    const { muscle, side, from, placeMm = Number.NaN } = entry;
    const key = `${muscle} ${side} ${from ?? ""}`;
    const near = groups.get(key) ?? [];
    groups.set(key, near);
    const known = nearest(near, placeMm);
    if (known === undefined) near.push({ entries: [entry], middleMm: placeMm });
    else {
      known.entries.push(entry);
      known.middleMm += (placeMm - known.middleMm) / known.entries.length;
    }
  }
  return [...groups.values()].flat();
}

function nearest(groups: readonly Group[], placeMm: number): Group | undefined {
  // Nobody knows where: all of those are one.
  if (Number.isNaN(placeMm)) return groups[0];
  let best: Group | undefined;
  for (const group of groups) {
    const awayMm = Math.abs(group.middleMm - placeMm);
    if (awayMm <= newSpotBeyondMm && !(awayMm >= Math.abs((best?.middleMm ?? Infinity) - placeMm))) best = group;
  }
  return best;
}

function recurringSpot({ entries, middleMm }: Group, areaSessions: readonly AreaSessions[]): RecurringSpot {
  const [first, ...rest] = entries;
  if (first === undefined) throw new RangeError("a group without a spot");
  const last = rest.at(-1) ?? first;
  const knownPain = entries.findLast((entry) => entry.knownPain !== undefined)?.knownPain;
  const phases = phasesOf(entries, areaSessions);
  const times = sessionsOf(entries);
  const trend = trendOf(entries);
  const says = findingOf(phases, { muscle: first.muscle, side: first.side }, areaSessions);
  return {
    muscle: first.muscle,
    side: first.side,
    ...(Number.isNaN(middleMm) ? {} : { placeMm: Math.round(middleMm) }),
    ...(first.from === undefined ? {} : { from: first.from }),
    times,
    firstDate: first.date,
    lastDate: last.date,
    ...(knownPain === undefined ? {} : { knownPain }),
    state: last.state,
    ...(last.discomfortBefore === undefined ? {} : { discomfortBefore: last.discomfortBefore }),
    ...(last.discomfortAfter === undefined ? {} : { discomfortAfter: last.discomfortAfter }),
    phases,
    ...(trend === undefined ? {} : { trend }),
    ...(says === undefined ? {} : { says }),
  };
}

function sessionsOf(entries: readonly JournalEntry[]): number {
  return new Set(entries.map(({ sessionId }) => sessionId)).size;
}

type PhaseTimes = RecurringSpot["phases"];

function phasesOf(entries: readonly JournalEntry[], areaSessions: readonly AreaSessions[]): PhaseTimes {
  const named = [...new Set(entries.flatMap(({ phase }) => (phase === undefined ? [] : [phase])))];
  return named
    .map((phase) => {
      const times = sessionsOf(entries.filter((entry) => entry.phase === phase));
      const all = sessionsOn(areaSessions, entries[0], (one) => one === phase);
      // A session may hold a spot and too little rolling to count for the area.
      return { phase, times, ofSessions: Math.max(times, all) };
    })
    .sort((a, b) => b.times / b.ofSessions - a.times / a.ofSessions || b.times - a.times);
}

function sessionsOn(
  areaSessions: readonly AreaSessions[],
  area: Area | undefined,
  isMeant: (phase: TrainingPhase | undefined) => boolean,
): number {
  return areaSessions
    .filter((one) => one.muscle === area?.muscle && one.side === area.side && isMeant(one.phase))
    .reduce((sum, { sessions }) => sum + sessions, 0);
}

/** Worth a word: clearly more often in one phase than in all the others together. */
function findingOf(phases: PhaseTimes, area: Area, areaSessions: readonly AreaSessions[]): string | undefined {
  const [most, ...others] = phases;
  if (most === undefined || most.times < findingFromTimes) return undefined;
  const times = others.reduce((sum, one) => sum + one.times, 0);
  const ofSessions = Math.max(
    times,
    sessionsOn(areaSessions, area, (phase) => phase !== undefined && phase !== most.phase),
  );
  if (ofSessions < findingFromTimes) return undefined;
  if (most.times / most.ofSessions < findingByTimes * (times / ofSessions)) return undefined;
  const kind = most.phase === "hills" ? "hill" : most.phase;
  return `Tender in ${most.times} of ${most.ofSessions} sessions on ${kind} days, in ${times} of ${ofSessions} on others.`;
}

/** Least squares over the first answer of each session, at about the middle of the forces. */
function trendOf(entries: readonly JournalEntry[]): RecurringSpot["trend"] {
  const points = entries.flatMap(({ date, discomfortBefore, forceBeforeN }) =>
    discomfortBefore === undefined || forceBeforeN === undefined
      ? []
      : [{ date, nrs: discomfortBefore, forceN: forceBeforeN }],
  );
  const atForceN = points.map(({ forceN }) => forceN).toSorted((a, b) => a - b)[Math.floor(points.length / 2)];
  if (atForceN === undefined) return undefined;
  const equal = points.filter(({ forceN }) => Math.abs(forceN - atForceN) <= (atForceN * equalForcePct) / 100);
  const [first] = equal;
  const last = equal.at(-1);
  if (first === undefined || last === undefined || equal.length < trendFromSessions) return undefined;
  if (daysBetween(first.date, last.date) < trendFromDays) return undefined;
  const weeks = equal.map(({ date }) => daysBetween(first.date, date) / DAYS_PER_WEEK);
  const meanWeek = meanOf(weeks);
  const meanNrs = meanOf(equal.map(({ nrs }) => nrs));
  const together = equal.reduce((sum, { nrs }, at) => sum + ((weeks[at] ?? 0) - meanWeek) * (nrs - meanNrs), 0);
  const apart = weeks.reduce((sum, week) => sum + (week - meanWeek) ** 2, 0);
  return {
    perWeek: Math.round((together / apart) * 100) / 100,
    atForceN: Math.round(atForceN),
    withinPct: equalForcePct,
    sessions: equal.length,
  };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Whether its last time is within so many days before `today`. */
export function isWithin({ lastDate }: Pick<RecurringSpot, "lastDate">, days: number, today: string): boolean {
  return lastDate >= addDays(today, -days);
}
