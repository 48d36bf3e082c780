// docs/exports.md names every format, column and field there is, and no other.
import { expect, test } from "vitest";

import { CSV_EVENT_HEADERS } from "#hub/export/csvEvents.ts";
import { SESSION_COLUMNS } from "#hub/export/dataSet.ts";
import { FIT_FIELDS } from "#hub/export/fitFields.ts";
import { MCAP_CHANNELS } from "#hub/export/mcap/schemas.ts";
import { EVENT_COLUMNS, TICK_COLUMNS } from "#hub/export/parquet.ts";
import { EXPORT_FORMATS } from "#shared/schema/session.ts";
import { SHARE_FIELDS } from "#shared/schema/share.ts";
import { readText } from "#test/house/projectFiles.ts";

const page = readText("docs/exports.md");

function listed(name: string, pattern: RegExp): (string | undefined)[] {
  const from = page.indexOf(`<!-- list: ${name} -->`);
  expect(from).toBeGreaterThan(0);
  const [list = ""] = page.slice(from).split("<!-- end:");
  return [...list.matchAll(pattern)].map(([, text]) => text);
}

test("formats, fields and columns are the documented ones", () => {
  expect(listed("formats", /^\| `([^`]+)`/gm)).toEqual([...EXPORT_FORMATS]);
  expect(listed("share", /^\| `([^`]+)`/gm)).toEqual([...SHARE_FIELDS]);
  expect(listed("csv events", /`([^`]+)`/g)).toEqual([...CSV_EVENT_HEADERS]);
  const columns = [TICK_COLUMNS, EVENT_COLUMNS, SESSION_COLUMNS].flatMap((table) => table.map(({ name }) => name));
  expect(listed("parquet", /`([^`]+)`/g)).toEqual(columns);
});

test("FIT's fields and MCAP's topics are all told of", () => {
  for (const { name } of Object.values(FIT_FIELDS)) expect(page).toContain(`\`${name}\``);
  for (const { topic } of MCAP_CHANNELS) expect(page).toContain(`\`${topic}\``);
});
