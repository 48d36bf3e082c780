// A stored session as a file to take away.
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Readable } from "node:stream";

import { asInchwormError } from "#hub/errors.ts";
import { csvText } from "#hub/export/csv.ts";
import { openRecording } from "#hub/recording/reader.ts";
import type { CoreFactory } from "#hub/recording/replay.ts";
import type { ExportFormat } from "#shared/schema/session.ts";

export interface SessionExport {
  readonly fileName: string;
  readonly contentType: string;
  readonly body: Readable;
}

export interface SessionExportOptions {
  readonly sessionId: string;
  readonly journalPath: string;
  readonly format: ExportFormat;
  /** The signal core that recomputes the ticks. */
  readonly createCore: CoreFactory;
}

/** A running session is exported up to now. @throws InchwormError FILE_UNREADABLE, BAD_RECORDING */
export async function exportSession(options: SessionExportOptions): Promise<SessionExport> {
  const { sessionId, journalPath, format, createCore } = options;
  switch (format) {
    case "csv": {
      const recording = await openRecording(journalPath);
      return {
        fileName: `inchworm-${sessionId}.csv`,
        contentType: "text/csv; charset=utf-8; header=present",
        body: Readable.from(csvText(recording, createCore), { objectMode: false }),
      };
    }
    case "recording":
      return {
        fileName: `inchworm-${sessionId}.ndjson`,
        contentType: "application/x-ndjson",
        body: await upToNow(journalPath),
      };
  }
}

/** What the file holds at this moment: a session that still runs would never end. */
async function upToNow(path: string): Promise<Readable> {
  try {
    const { size } = await stat(path);
    return size === 0 ? Readable.from([]) : createReadStream(path, { end: size - 1 });
  } catch (thrown) {
    throw asInchwormError(thrown, "FILE_UNREADABLE");
  }
}
