// Version 3: what a person wrote about one spot.
import type { Kysely } from "kysely";

export async function addSpotNotes(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("spots").addColumn("note", "text").execute();
}
