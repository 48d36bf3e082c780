// Node's own SQLite under kysely: an adapter, and the settings every file is opened with.
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";

import { SqliteDialect, type Dialect } from "kysely";

/** It runs on the hub's own thread: waiting long for another program's lock would make samples wait. Who is refused tries again. */
const BUSY_MS = 20;
const MOST_STATEMENTS = 200;
/** "Inch" in ASCII, in the file's header: a file of somebody else's is left as it is. */
const OURS = 0x496e6368;

/** A new file, one that is there, or `:memory:`. @throws what SQLite says of a file that is none, damaged, locked or forbidden. */
export function openSqlite(path: string): Dialect {
  const file = new DatabaseSync(path, { timeout: BUSY_MS });
  try {
    const one = (sql: string) => Object.values(file.prepare(sql).get() ?? {})[0];
    const isNew = one("SELECT count(*) FROM sqlite_schema") === 0;
    if (!isNew && one("PRAGMA application_id") !== OURS) throw new Error("not a database of Inchworm's");
    const found = one("PRAGMA quick_check(1)");
    if (found !== "ok") throw new Error(`database disk image is malformed (${String(found)})`);
    file.exec(
      "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;",
    );
    if (isNew) file.exec(`PRAGMA application_id = ${OURS}`);
  } catch (thrown) {
    file.close();
    throw thrown;
  }
  return new SqliteDialect({ database: adapted(file) });
}

function adapted(file: DatabaseSync) {
  const prepared = new Map<string, ReturnType<typeof statementOf>>();
  return {
    close: () => file.close(),
    prepare(sql: string) {
      const known = prepared.get(sql);
      if (known !== undefined) return known;
      if (prepared.size >= MOST_STATEMENTS) prepared.clear();
      const made = statementOf(file.prepare(sql));
      prepared.set(sql, made);
      return made;
    },
  };
}

function statementOf(statement: StatementSync) {
  return {
    reader: statement.columns().length > 0,
    all: (parameters: readonly unknown[]) => statement.all(...parameters.map(bindable)),
    run: (parameters: readonly unknown[]) => statement.run(...parameters.map(bindable)),
    iterate: (parameters: readonly unknown[]) => statement.iterate(...parameters.map(bindable)),
  };
}

/** SQLite would bind a Date as NULL without a word, and NaN too. @throws TypeError */
function bindable(value: unknown): SQLInputValue {
  if (value === null || typeof value === "string") return value;
  if (typeof value === "number" && Number.isFinite(value)) return value;
  throw new TypeError(
    `cannot be stored: ${value instanceof Date ? "a Date" : typeof value} (${JSON.stringify(value)})`,
  );
}
