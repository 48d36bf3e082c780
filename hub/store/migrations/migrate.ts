// Brings a database's tables to this version. Forward only; a database of a newer version is refused.
import { sql, type Kysely } from "kysely";
import { Migrator, type Migration } from "kysely/migration";

import { columnTypesOf, type DatabaseKind } from "./columnTypes.ts";
import { createTables } from "./first.ts";
import { addSpotForces } from "./spotForces.ts";
import { addSpotNotes } from "./spotNotes.ts";

/** In order, for ever: what stands here is never changed, only added to. */
function migrationsFor(kind: DatabaseKind): Record<string, Migration> {
  const types = columnTypesOf(kind);
  return {
    "001-first": { up: (db: Kysely<unknown>) => createTables(db, types) },
    "002-spot-forces": { up: (db: Kysely<unknown>) => addSpotForces(db, types) },
    "003-spot-notes": { up: (db: Kysely<unknown>) => addSpotNotes(db) },
  };
}

/** `upTo`: the last one to take; all of them without it. @throws what the database says. */
export async function migrate<Tables>(db: Kysely<Tables>, kind: DatabaseKind, upTo?: string): Promise<void> {
  // Else tables of the same name in somebody else's schema would be taken for these.
  const schema = kind === "postgres" ? await currentSchema(db) : undefined;
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => migrationsFor(kind) },
    migrationTableName: "migrations",
    migrationLockTableName: "migrations_lock",
    ...(schema === undefined ? {} : { migrationTableSchema: schema }),
  });
  const { error } = upTo === undefined ? await migrator.migrateToLatest() : await migrator.migrateTo(upTo);
  if (error !== undefined) throw error instanceof Error ? error : new Error("the tables refused", { cause: error });
}

async function currentSchema<Tables>(db: Kysely<Tables>): Promise<string | undefined> {
  const { rows } = await sql<{ name: string | null }>`select current_schema() as name`.execute(db);
  return rows[0]?.name ?? undefined;
}
