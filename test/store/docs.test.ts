import { readFile } from "node:fs/promises";

import { sql } from "kysely";
import { expect, test } from "vitest";

import { openSqlite } from "#hub/store/dialect/sqlite.ts";
import { connect } from "#hub/store/open.ts";

test("docs/store.md names every table with its columns, and none that is not there", async () => {
  const page = await readFile(new URL("../../docs/store.md", import.meta.url), "utf8");
  const told = new Map(
    [...page.matchAll(/^- \*\*`(\w+)`\*\*([\s\S]*?)(?=^- \*\*|^$)/gm)].map(([, table, text = ""]) => [
      table,
      [...text.matchAll(/`([a-z_]+)`/g)].map(([, name]) => name),
    ]),
  );
  const db = await connect("sqlite", openSqlite(":memory:"));
  const { rows } = await sql<{ tableName: string; column: string }>`
    select m.name as table_name, c.name as "column" from sqlite_schema m, pragma_table_info(m.name) c
    where m.type = 'table' and m.name not like 'migrations%' and m.name not like 'sqlite_%'`.execute(db);
  await db.destroy();
  const there = new Map<string, string[]>();
  for (const { tableName, column } of rows) there.set(tableName, [...(there.get(tableName) ?? []), column]);
  expect(new Set(told.keys())).toEqual(new Set(there.keys()));
  for (const [table, columns] of there) expect(told.get(table), table).toEqual(expect.arrayContaining(columns));
});
