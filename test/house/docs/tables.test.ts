import { expect, test } from "vitest";

import { DOC_TABLES, fillTable } from "#scripts/docs/tables.ts";
import { manifest } from "#test/house/manifest.ts";
import { readText } from "#test/house/projectFiles.ts";

test.each(DOC_TABLES)("the table $name in $file is the one in the code", (table) => {
  const text = readText(table.file);
  const filled = fillTable(text, table);
  expect(filled, `${table.file} has no place for the table ${table.name}`).toBeDefined();
  expect(text, "run: npm run docs").toBe(filled);
});

test("ARCHITECTURE.md gives a reason for each dependency, and for no other", () => {
  const [, section = ""] = readText("ARCHITECTURE.md").split(/^## Dependencies$/m);
  const rows = section.split(/^## /m)[0]?.matchAll(/^\| `([^|]+)` *\| +(\S.*\S) +\|$/gm) ?? [];
  const named = [...rows].flatMap(([, names = ""]) => names.split(/`, `/));
  const used = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
  expect(named.sort()).toEqual(used.sort());
});
