// R31: tender spots of one person's sessions, and how many sessions there were on each area.
import type { Kysely } from "kysely";

import type { AreaSessions } from "#hub/plan/recurringSpots.ts";
import { check } from "#shared/schema/check.ts";
import { JournalEntry, type Journal, type JournalQuery } from "#shared/schema/past.ts";
import { Area } from "#shared/schema/profile.ts";
import type { Tables } from "./tables.ts";

/** A page without a limit. */
const PAGE_SESSIONS = 50;

type Wanted = Pick<JournalQuery, "from" | "to" | "muscle" | "side" | "phase">;

function spotsOf(db: Kysely<Tables>, personId: string, { from, to, muscle, side, phase }: Wanted) {
  return db
    .selectFrom("sessions")
    .innerJoin("spots", "spots.sessionId", "sessions.id")
    .where("sessions.personId", "=", personId)
    .$if(from !== undefined, (query) => query.where("sessions.date", ">=", from ?? ""))
    .$if(to !== undefined, (query) => query.where("sessions.date", "<=", to ?? ""))
    .$if(phase !== undefined, (query) => query.where("sessions.phase", "=", phase ?? ""))
    .$if(muscle !== undefined, (query) => query.where("spots.muscle", "=", muscle ?? ""))
    .$if(side !== undefined, (query) => query.where("spots.side", "=", side ?? ""));
}

/** Newest session first, within one the newest spot. */
export async function journalPage(db: Kysely<Tables>, personId: string, query: JournalQuery): Promise<Journal> {
  const { before, limit = PAGE_SESSIONS } = query;
  const found = await spotsOf(db, personId, query)
    .$if(before !== undefined, (rest) => rest.where("sessions.id", "<", before ?? ""))
    .select("sessions.id")
    .distinct()
    .orderBy("sessions.id", "desc")
    .limit(limit + 1)
    .execute();
  const ids = found.slice(0, limit).map(({ id }) => id);
  if (ids.length === 0) return { entries: [] };
  const entries = (await entriesOf(spotsOf(db, personId, query).where("sessions.id", "in", ids))).toReversed();
  const last = ids.at(-1);
  return { entries, ...(found.length > limit && last !== undefined ? { next: last } : {}) };
}

/** All of them, oldest first. */
export async function spotsSince(db: Kysely<Tables>, personId: string, wanted: Wanted = {}): Promise<JournalEntry[]> {
  return entriesOf(spotsOf(db, personId, wanted));
}

async function entriesOf(query: ReturnType<typeof spotsOf>): Promise<JournalEntry[]> {
  const rows = await query
    .select([
      "spots.sessionId",
      "spots.spotId",
      "sessions.date",
      "spots.markedMs",
      "spots.how",
      "spots.muscle",
      "spots.side",
      "spots.placeMm",
      "spots.placeFrom",
      "spots.discomfortBefore",
      "spots.discomfortAfter",
      "spots.forceBeforeN",
      "spots.forceAfterN",
      "spots.knownPain",
      "spots.state",
      "sessions.phase",
      "sessions.note",
      "spots.note as spotNote",
    ])
    .orderBy("sessions.id")
    .orderBy("spots.markedMs")
    .execute();
  return rows.flatMap(({ placeFrom, knownPain, ...row }) => {
    const said = knownPain === null ? undefined : knownPain === 1;
    const known = Object.entries({ ...row, from: placeFrom, knownPain: said }).filter(([, value]) => value !== null);
    const checked = check(JournalEntry, Object.fromEntries(known));
    return checked.ok ? [checked.value] : [];
  });
}

export async function areaSessions(
  db: Kysely<Tables>,
  personId: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<AreaSessions[]> {
  const rows = await db
    .selectFrom("doses")
    .where("personId", "=", personId)
    .where("date", ">=", from)
    .where("date", "<=", to)
    .select(({ fn }) => ["muscle", "side", "phase", fn.count<number>("sessionId").as("sessions")])
    .groupBy(["muscle", "side", "phase"])
    .execute();
  return rows.flatMap(({ sessions, ...row }) => {
    const area = check(Area, row);
    const phase = JournalEntry.shape.phase.safeParse(row.phase ?? undefined);
    return area.ok && phase.success ? [{ ...area.value, phase: phase.data, sessions }] : [];
  });
}
