// A bundle for a professional: only what was chosen, in one zip. It is a file; nothing is sent anywhere.
import { chosenOf } from "#hub/export/chosen.ts";
import { csvText } from "#hub/export/csv.ts";
import { csvRow, textCell } from "#hub/export/csvCell.ts";
import { CSV_EVENT_HEADERS, csvAbout, eventRow } from "#hub/export/csvEvents.ts";
import { reportPage } from "#hub/export/report.ts";
import { createFactGatherer } from "#hub/export/reportFacts.ts";
import { sharedRecording } from "#hub/export/sharedRecording.ts";
import { openSource } from "#hub/export/source.ts";
import type { SourceOptions } from "#hub/export/source.ts";
import { zipBytes } from "#hub/export/zip.ts";
import type { ZipEntry } from "#hub/export/zip.ts";
import type { ShareField } from "#shared/schema/share.ts";

export interface ShareOptions extends Omit<SourceOptions, "frames"> {
  readonly fields: readonly ShareField[];
}

/** Bytes of a zip. @throws InchwormError FILE_UNREADABLE, BAD_RECORDING */
export async function shareBundle(options: ShareOptions): Promise<AsyncGenerator<Uint8Array, void>> {
  const chosen = new Set(options.fields);
  const source = chosenOf(await openSource(options), chosen);
  const gatherer = createFactGatherer();
  const events = [csvRow(CSV_EVENT_HEADERS.map(textCell))];

  async function* listening() {
    for await (const batch of source.batches) {
      gatherer.take(batch);
      if (batch.happenings.length > 0) events.push(batch.happenings.map(eventRow).join(""));
      yield batch;
    }
  }

  async function* entries(): AsyncGenerator<ZipEntry, void> {
    const ticks = csvText({ batches: listening() });
    if (chosen.has("ticks")) yield { name: "ticks.csv", content: ticks };
    // Whatever is told is told of the whole session, also when its ticks are not.
    else for await (const _ of ticks);
    if (chosen.has("events")) yield { name: "events.csv", content: events };
    if (chosen.has("report")) yield { name: "report.html", content: [reportPage(source, gatherer.facts())] };
    yield { name: "about.csv", content: [csvAbout(source)] };
    if (chosen.has("recording")) {
      yield { name: "recording.ndjson", content: sharedRecording(options.journalPath, chosen.has("calibration")) };
    }
  }
  return zipBytes(entries());
}
