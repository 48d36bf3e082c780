// What one person rolled when: by day, by muscle and side, by week.
import { sql, type Kysely } from "kysely";

import { addDays, DAYS_PER_WEEK, daysBetween } from "#shared/domain/calendar.ts";
import { check } from "#shared/schema/check.ts";
import type { History, HistoryQuery, HistorySums } from "#shared/schema/past.ts";
import { Area } from "#shared/schema/profile.ts";
import type { Tables } from "./tables.ts";

/** What is shown when nobody says from when on. */
const USUAL_DAYS = 90;
/** A Monday. */
const SOME_MONDAY = "2024-01-01";

export async function historyOf(
  db: Kysely<Tables>,
  personId: string,
  query: HistoryQuery,
  today: string,
): Promise<History> {
  const { to = today } = query;
  const { from = addDays(to, 1 - USUAL_DAYS) } = query;
  const range = { from, to };
  const [days, muscles, said, checkIns] = await Promise.all([
    daySums(db, personId, query, range),
    muscleSums(db, personId, query, range),
    daySaid(db, personId, query, range),
    checkInsOf(db, personId, range),
  ]);
  const dates = [...new Set([...days.keys(), ...checkIns.keys()])].toSorted((a, b) => (a < b ? -1 : 1));
  return {
    from,
    to,
    total: [...days.values()].reduce(added, NO_SUMS),
    days: dates.map((date) => ({
      date,
      ...(days.get(date) ?? NO_SUMS),
      ...said.get(date),
      ...checkIns.get(date),
    })),
    muscles,
    weeks: weeksOf(days),
  };
}

const NO_SUMS: HistorySums = {
  sessions: 0,
  contactMs: 0,
  inPaceMs: 0,
  inForceMs: 0,
  countedMs: 0,
  strokes: 0,
  holds: 0,
  holdMs: 0,
};

interface Range {
  readonly from: string;
  readonly to: string;
}

function dosesOf(db: Kysely<Tables>, personId: string, { muscle, side, phase }: HistoryQuery, { from, to }: Range) {
  return db
    .selectFrom("doses")
    .where("personId", "=", personId)
    .where("date", ">=", from)
    .where("date", "<=", to)
    .$if(phase !== undefined, (query) => query.where("phase", "=", phase ?? ""))
    .$if(muscle !== undefined, (query) => query.where("muscle", "=", muscle ?? ""))
    .$if(side !== undefined, (query) => query.where("side", "=", side ?? ""))
    .select(({ fn }) => [
      fn.count<number>("sessionId").distinct().as("sessions"),
      fn.sum<number>("contactMs").as("contactMs"),
      fn.sum<number>("inPaceMs").as("inPaceMs"),
      fn.sum<number>("inForceMs").as("inForceMs"),
      fn.sum<number>("countedMs").as("countedMs"),
      fn.sum<number>("strokes").as("strokes"),
      fn.sum<number>("holds").as("holds"),
      fn.sum<number>("holdMs").as("holdMs"),
    ]);
}

async function daySums(db: Kysely<Tables>, personId: string, query: HistoryQuery, range: Range) {
  const rows = await dosesOf(db, personId, query, range).select("date").groupBy("date").execute();
  return new Map(rows.map(({ date, ...sums }) => [date, sums]));
}

async function muscleSums(
  db: Kysely<Tables>,
  personId: string,
  query: HistoryQuery,
  range: Range,
): Promise<History["muscles"]> {
  const known = sql`case when mean_force_n is null then 0 else contact_ms end`;
  const rows = await dosesOf(db, personId, query, range)
    .select([
      "muscle",
      "side",
      // Of the time in contact, weighted by it.
      sql<number | null>`sum(mean_force_n * contact_ms) / nullif(sum(${known}), 0)`.as("meanForceN"),
    ])
    .groupBy(["muscle", "side"])
    .orderBy("contactMs", "desc")
    .execute();
  return rows.flatMap(({ muscle, side, meanForceN, ...sums }) => {
    const area = check(Area, { muscle, side });
    const mean = meanForceN === null ? {} : { meanForceN: Math.round(meanForceN * 10) / 10 };
    return area.ok ? [{ ...area.value, ...sums, ...mean }] : [];
  });
}

async function daySaid(
  db: Kysely<Tables>,
  personId: string,
  { phase }: HistoryQuery,
  { from, to }: Range,
): Promise<Map<string, { discomfortBefore?: number; discomfortAfter?: number }>> {
  const rows = await db
    .selectFrom("sessions")
    .where("personId", "=", personId)
    .where("date", ">=", from)
    .where("date", "<=", to)
    .$if(phase !== undefined, (query) => query.where("phase", "=", phase ?? ""))
    .select(({ fn }) => [
      "date",
      fn.avg<number | null>("discomfortBefore").as("before"),
      fn.avg<number | null>("discomfortAfter").as("after"),
    ])
    .groupBy("date")
    .execute();
  return new Map(
    rows.map(({ date, before, after }) => [
      date,
      {
        ...(before === null ? {} : { discomfortBefore: Math.round(before * 10) / 10 }),
        ...(after === null ? {} : { discomfortAfter: Math.round(after * 10) / 10 }),
      },
    ]),
  );
}

async function checkInsOf(db: Kysely<Tables>, personId: string, { from, to }: Range) {
  const rows = await db
    .selectFrom("checkIns")
    .where("personId", "=", personId)
    .where("date", ">=", from)
    .where("date", "<=", to)
    .select(["date", "soreness", "kneePain"])
    .execute();
  return new Map(rows.map(({ date, ...said }) => [date, said]));
}

function weeksOf(days: ReadonlyMap<string, HistorySums>): History["weeks"] {
  const weeks = new Map<string, HistorySums>();
  for (const [date, sums] of days) {
    const monday = mondayOf(date);
    weeks.set(monday, added(weeks.get(monday) ?? NO_SUMS, sums));
  }
  const mondays = [...weeks.keys()].toSorted((a, b) => (a < b ? -1 : 1));
  const [first] = mondays;
  const last = mondays.at(-1);
  if (first === undefined || last === undefined) return [];
  const count = daysBetween(first, last) / DAYS_PER_WEEK + 1;
  return Array.from({ length: count }, (_, week) => {
    const monday = addDays(first, week * DAYS_PER_WEEK);
    return { monday, ...(weeks.get(monday) ?? NO_SUMS) };
  });
}

function mondayOf(date: string): string {
  const since = daysBetween(SOME_MONDAY, date) % DAYS_PER_WEEK;
  return addDays(date, -((since + DAYS_PER_WEEK) % DAYS_PER_WEEK));
}

function added(one: HistorySums, other: HistorySums): HistorySums {
  return {
    sessions: one.sessions + other.sessions,
    contactMs: one.contactMs + other.contactMs,
    inPaceMs: one.inPaceMs + other.inPaceMs,
    inForceMs: one.inForceMs + other.inForceMs,
    countedMs: one.countedMs + other.countedMs,
    strokes: one.strokes + other.strokes,
    holds: one.holds + other.holds,
    holdMs: one.holdMs + other.holdMs,
  };
}
