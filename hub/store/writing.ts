// Rows in, rows out: each a transaction, so that a session is there as a whole or not at all.
import type { Kysely, Transaction } from "kysely";

import { checkInRows, type SessionRows } from "./rows.ts";
import type { Tables } from "./tables.ts";
import type { Profile } from "#shared/schema/profile.ts";

/** Far below what either database takes as values of one query. */
const ROWS_AT_ONCE = 200;

export async function putSession(db: Kysely<Tables>, rows: SessionRows): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx.deleteFrom("sessions").where("id", "=", rows.session.id).execute();
    await tx.insertInto("sessions").values(rows.session).execute();
    await inPieces(rows.doses, (some) => tx.insertInto("doses").values(some).execute());
    await inPieces(rows.holds, (some) => tx.insertInto("holds").values(some).execute());
    await inPieces(rows.cues, (some) => tx.insertInto("cues").values(some).execute());
    await inPieces(rows.spots, (some) => tx.insertInto("spots").values(some).execute());
  });
}

/** With all that belongs to it. */
export async function removeSession(db: Kysely<Tables>, id: string): Promise<void> {
  await db.deleteFrom("sessions").where("id", "=", id).execute();
}

/** Takes the place of every check-in that was known before. */
export async function putCheckIns(
  db: Kysely<Tables>,
  people: readonly Pick<Profile, "id" | "checkIns">[],
): Promise<void> {
  await db.transaction().execute(async (tx: Transaction<Tables>) => {
    await tx.deleteFrom("checkIns").execute();
    await inPieces(people.flatMap(checkInRows), (some) => tx.insertInto("checkIns").values(some).execute());
  });
}

/** What each session's rows were made from. */
export async function storedDigests(db: Kysely<Tables>): Promise<Map<string, string>> {
  const rows = await db.selectFrom("sessions").select(["id", "digest"]).execute();
  return new Map(rows.map(({ id, digest }) => [id, digest]));
}

async function inPieces<Row>(rows: readonly Row[], insert: (some: Row[]) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) await insert(rows.slice(at, at + ROWS_AT_ONCE));
}
