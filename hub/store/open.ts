// Opens the database that holds what was worked out. A file that is damaged is set aside and begun anew; when none can be
// used, everything is worked out in memory until the next start. Either is told; neither is ever thrown.
import { rename } from "node:fs/promises";
import { join } from "node:path";

import { CamelCasePlugin, Kysely, sql, type Dialect } from "kysely";

import { InchwormError, reasonOf } from "#hub/errors.ts";
import { openPostgres } from "./dialect/postgres.ts";
import { openSqlite } from "./dialect/sqlite.ts";
import type { DatabaseKind } from "./migrations/columnTypes.ts";
import { migrate } from "./migrations/migrate.ts";
import type { Tables } from "./tables.ts";

export const DATABASE_FILE = "inchworm.db";

export interface OpenDatabaseOptions {
  readonly dataDir: string;
  /** `postgres://…`; absent: the file in the data folder. */
  readonly url?: string | undefined;
  /** For the name of a file that is set aside. */
  readonly nowMs: number;
}

export interface OpenedDatabase {
  readonly db: Kysely<Tables>;
  /** After rows were deleted: what they said leaves the files beside the database too. Rejects while somebody else reads it. */
  readonly wipe?: () => Promise<void>;
  /** STORE_DAMAGED, STORE_UNAVAILABLE */
  readonly faults: readonly InchwormError[];
}

export async function openDatabase({ dataDir, url, nowMs }: OpenDatabaseOptions): Promise<OpenedDatabase> {
  const faults: InchwormError[] = [];
  if (url !== undefined) {
    try {
      return { db: await connect("postgres", await openPostgres({ url })), faults };
    } catch (thrown) {
      faults.push(unavailable(withoutPassword(url), thrown));
    }
  } else {
    const file = join(dataDir, DATABASE_FILE);
    try {
      const db = await openFile(file, nowMs, faults);
      return { db, faults, wipe: () => emptyLog(db, file) };
    } catch (thrown) {
      faults.push(unavailable(file, thrown));
    }
  }
  return { db: await connect("sqlite", openSqlite(":memory:")), faults };
}

/** Brings the tables up to date. @throws what the database says; nothing is left open then. */
export async function connect(kind: DatabaseKind, dialect: Dialect): Promise<Kysely<Tables>> {
  const db = new Kysely<Tables>({
    dialect,
    plugins: [new CamelCasePlugin({ underscoreBetweenUppercaseLetters: true })],
  });
  try {
    await migrate(db, kind);
    return db;
  } catch (thrown) {
    await db.destroy().catch(() => undefined);
    throw thrown;
  }
}

/** The write-ahead log still holds pages from before; emptied, only the database is left, which overwrites what it deletes. */
async function emptyLog(db: Kysely<Tables>, file: string): Promise<void> {
  const { rows } = await sql<{ busy: number }>`PRAGMA wal_checkpoint(TRUNCATE)`.execute(db);
  if (rows[0]?.busy !== 0) throw new Error(`${file}-wal cannot be emptied: another program reads the database`);
}

async function openFile(file: string, nowMs: number, faults: InchwormError[]): Promise<Kysely<Tables>> {
  try {
    return await connect("sqlite", openSqlite(file));
  } catch (thrown) {
    if (!isBeyondUse(thrown)) throw thrown;
    const aside = await setAside(file, nowMs);
    faults.push(new InchwormError("STORE_DAMAGED", `${file} is now ${aside} (${reasonOf(thrown)})`));
    return connect("sqlite", openSqlite(file));
  }
}

/** Damaged, no database at all, or one of another version: what lies in the way, not what is refused for now. */
function isBeyondUse(thrown: unknown): boolean {
  return /malformed|not a database|corrupted migrations|already exists|no such (table|column)/.test(reasonOf(thrown));
}

async function setAside(file: string, nowMs: number): Promise<string> {
  const aside = `${file}.${new Date(nowMs).toISOString().replaceAll(/[:.]/g, "-")}.aside`;
  await rename(file, aside);
  // What SQLite had not yet put into it belongs to it.
  for (const end of ["-wal", "-shm"]) await rename(`${file}${end}`, `${aside}${end}`).catch(() => undefined);
  return aside;
}

function unavailable(what: string, thrown: unknown): InchwormError {
  return new InchwormError("STORE_UNAVAILABLE", `${what}: ${reasonOf(thrown)}`, { cause: thrown });
}

/** For messages. */
function withoutPassword(url: string): string {
  const parsed = URL.parse(url);
  return parsed === null ? "--store" : `${parsed.protocol}//${parsed.host}${parsed.pathname}`;
}
