// A session's happenings as CSV: strokes, holds, lifts, and what was said, marked and noted; one row each.
import { aboutRows } from "#hub/export/aboutRows.ts";
import { csvRow, isoTime, numberCell, textCell } from "#hub/export/csvCell.ts";
import type { Happening } from "#hub/export/happening.ts";
import type { ExportSource } from "#hub/export/source.ts";

const unknown = Number.NaN;

/** The columns in their order; docs/exports.md lists them. */
const COLUMNS: readonly (readonly [header: string, cell: (one: Happening) => string])[] = [
  ["time (ISO 8601)", ({ startMs }) => textCell(isoTime(startMs))],
  ["start (ms)", ({ startMs }) => numberCell(startMs, 2)],
  ["end (ms)", ({ endMs = unknown }) => numberCell(endMs, 2)],
  ["duration (s)", ({ startMs, endMs = unknown }) => numberCell((endMs - startMs) / 1000, 5)],
  ["kind", ({ kind }) => textCell(kind)],
  ["muscle", ({ muscle = "" }) => textCell(muscle)],
  ["side", ({ side = "" }) => textCell(side)],
  ["name", ({ name = "" }) => textCell(name)],
  ["action", ({ action = "" }) => textCell(action)],
  ["value", ({ value = unknown }) => numberCell(value, 2)],
  ["length (mm)", ({ lengthMm = unknown }) => numberCell(lengthMm, 2)],
  ["rule", ({ ruleId = "" }) => textCell(ruleId)],
  ["text", ({ text = "" }) => textCell(text)],
];

export const CSV_EVENT_HEADERS: readonly string[] = COLUMNS.map(([header]) => header);

export function eventRow(happening: Happening): string {
  return csvRow(COLUMNS.map(([, cell]) => cell(happening)));
}

export async function* csvEventsText({ batches }: Pick<ExportSource, "batches">): AsyncGenerator<string, void> {
  yield csvRow(CSV_EVENT_HEADERS.map(textCell));
  for await (const { happenings } of batches) {
    if (happenings.length > 0) yield happenings.map(eventRow).join("");
  }
}

export const CSV_ABOUT_HEADERS = ["what", "value"] as const;

/** What the session was measured with and how good its data are, a row each. Whole once the batches are through. */
export function csvAbout(source: Pick<ExportSource, "about" | "quality">): string {
  const rows = aboutRows(source).map(([what, value]) =>
    csvRow([textCell(what), typeof value === "number" ? String(value) : textCell(String(value))]),
  );
  return csvRow(CSV_ABOUT_HEADERS) + rows.join("");
}
