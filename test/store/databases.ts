// The databases the store's tests run on: Node's SQLite, and in the whole form, or where one is named, PGlite and a real PostgreSQL.
import { randomBytes } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

import { PGlite } from "@electric-sql/pglite";
import { Kysely, PGliteDialect, sql, type Dialect } from "kysely";

import { NUMBER_TYPES, openPostgres } from "#hub/store/dialect/postgres.ts";
import { openSqlite } from "#hub/store/dialect/sqlite.ts";
import type { DatabaseKind } from "#hub/store/migrations/columnTypes.ts";
import { WHOLE_FORM } from "#test/support/often.ts";
import { startOwnPostgres, type OwnPostgres } from "#test/store/ownPostgres.ts";

const NAMED_URL = process.env["INCHWORM_TEST_PG"];

export interface TestDatabase {
  readonly name: string;
  readonly kind: DatabaseKind;
  /** Why the tests on it are left out. */
  readonly skip?: string;
  /** A fresh, empty one. */
  open(): Promise<Dialect>;
}

/** One start of PGlite for a file of tests: each test has a schema of its own in it. */
let pglite: PGlite | undefined;

const freshSchema = () => `inchworm_test_${randomBytes(6).toString("hex")}`;

const SQLITE: TestDatabase = { name: "node:sqlite", kind: "sqlite", open: async () => openSqlite(":memory:") };
const PGLITE: TestDatabase = { name: "PGlite", kind: "postgres", open: openPglite };

export async function testDatabases(): Promise<readonly TestDatabase[]> {
  if (!WHOLE_FORM && NAMED_URL === undefined) return [SQLITE];
  const { url = "", skip } = await realPostgres();
  return [
    SQLITE,
    PGLITE,
    {
      name: "PostgreSQL",
      kind: "postgres",
      ...(skip === undefined ? {} : { skip }),
      open: () => openReal(url),
    },
  ];
}

const schemas: string[] = [];

/** Call it when all is over: the schemas of the tests are dropped, and a server that was started for them is gone. */
export async function dropTestSchemas(): Promise<void> {
  const { url, own } = (await asked) ?? {};
  if (url !== undefined && schemas.length > 0) {
    const db = new Kysely<unknown>({ dialect: await openPostgres({ url }) });
    for (const schema of schemas) await sql`drop schema if exists ${sql.id(schema)} cascade`.execute(db);
    await db.destroy();
  }
  schemas.length = 0;
  await own?.remove();
  asked = undefined;
  await pglite?.close();
  pglite = undefined;
}

/** Making a data folder takes PGlite seconds; a copy of a fresh one, kept beside the packages, a fraction of that. */
const FRESH = fileURLToPath(new URL(`../../node_modules/.cache/inchworm/pglite-fresh.tar`, import.meta.url));
const PARSERS = { parsers: Object.fromEntries(NUMBER_TYPES.map((type) => [type, Number])) };

async function startPglite(): Promise<PGlite> {
  const kept = await readFile(FRESH).catch(() => undefined);
  if (kept !== undefined) {
    // Of another version, or cut short: then it is made again.
    const started = await PGlite.create({ ...PARSERS, loadDataDir: new Blob([kept]) }).catch(() => undefined);
    if (started !== undefined) return started;
  }
  const made = await PGlite.create(PARSERS);
  const dump = await made.dumpDataDir("none");
  await mkdir(dirname(FRESH), { recursive: true });
  await writeFile(`${FRESH}.new`, Buffer.from(await dump.arrayBuffer()));
  await rename(`${FRESH}.new`, FRESH);
  return made;
}

/** Call it before the tests, with time enough: the first start on a machine takes seconds. */
export async function startDatabases(): Promise<void> {
  pglite ??= await startPglite();
}

async function openPglite(): Promise<Dialect> {
  await startDatabases();
  const shared = pglite;
  if (shared === undefined) throw new Error("PGlite has not started");
  const schema = freshSchema();
  await shared.exec(`create schema ${schema}; set search_path to ${schema}`);
  // Ending one test's queries must not end the instance.
  return new PGliteDialect({
    pglite: {
      close: async () => undefined,
      get closed() {
        return shared.closed;
      },
      get ready() {
        return shared.ready;
      },
      get waitReady() {
        return shared.waitReady;
      },
      query: (...args) => shared.query(...args),
      transaction: (work) => shared.transaction(work),
    },
  });
}

async function openReal(url: string): Promise<Dialect> {
  const schema = freshSchema();
  schemas.push(schema);
  const db = new Kysely<unknown>({ dialect: await openPostgres({ url }) });
  await sql`create schema ${sql.id(schema)}`.execute(db);
  await db.destroy();
  return openPostgres({ url, schema });
}

let asked: Promise<RealPostgres> | undefined;

interface RealPostgres {
  readonly url?: string;
  /** Why there is none. */
  readonly skip?: string;
  /** Was started for the tests. */
  readonly own?: OwnPostgres;
}

function realPostgres(): Promise<RealPostgres> {
  asked ??= findPostgres();
  return asked;
}

/** The one that was named, which must be there then; else one of our own. */
async function findPostgres(): Promise<RealPostgres> {
  const url = NAMED_URL;
  if (url === undefined) {
    const own = await startOwnPostgres();
    return typeof own === "string" ? { skip: own } : { url: own.url, own };
  }
  const db = new Kysely<unknown>({ dialect: await openPostgres({ url }) });
  try {
    await sql`select 1`.execute(db);
  } finally {
    await db.destroy();
  }
  return { url };
}
