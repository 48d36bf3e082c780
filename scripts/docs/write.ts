// npm run docs: writes what is made from code into the documentation.
import { readFileSync, writeFileSync } from "node:fs";

import { coachingDocs } from "#scripts/coachingDocs.ts";
import { DOC_TABLES, fillTable } from "#scripts/docs/tables.ts";

for (const table of DOC_TABLES) {
  const filled = fillTable(readFileSync(table.file, "utf8"), table);
  if (filled === undefined) throw new Error(`${table.file} has no place for the table ${table.name}`);
  writeFileSync(table.file, filled);
}
writeFileSync("docs/coaching.md", coachingDocs());
