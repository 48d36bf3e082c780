// A session as a zip of three CSV files: ticks, events, and what stands beside the values.
import { csvText } from "#hub/export/csv.ts";
import { CSV_EVENT_HEADERS, csvAbout, eventRow } from "#hub/export/csvEvents.ts";
import { csvRow, textCell } from "#hub/export/csvCell.ts";
import type { ExportSource } from "#hub/export/source.ts";
import { zipBytes } from "#hub/export/zip.ts";

export function csvZip(source: ExportSource): AsyncGenerator<Uint8Array, void> {
  const events = [csvRow(CSV_EVENT_HEADERS.map(textCell))];
  async function* listening() {
    for await (const batch of source.batches) {
      if (batch.happenings.length > 0) events.push(batch.happenings.map(eventRow).join(""));
      yield batch;
    }
  }
  return zipBytes(
    (function* () {
      yield { name: "ticks.csv", content: csvText({ batches: listening() }) };
      yield { name: "events.csv", content: events };
      yield { name: "about.csv", content: [csvAbout(source)] };
    })(),
  );
}
