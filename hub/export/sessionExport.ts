// A stored session as a file to take away.
import { Readable } from "node:stream";

import { FORMATS } from "#hub/export/formats.ts";
import { openSource } from "#hub/export/source.ts";
import type { SourceOptions } from "#hub/export/source.ts";
import { fileBytes, unpacked } from "#hub/recording/bytes.ts";
import type { ExportFormat } from "#shared/schema/session.ts";

export interface SessionExport {
  readonly fileName: string;
  readonly contentType: string;
  readonly body: Readable;
}

export interface SessionExportOptions extends Omit<SourceOptions, "frames"> {
  readonly sessionId: string;
  readonly format: ExportFormat;
}

/** A running session is exported up to now. @throws InchwormError FILE_UNREADABLE, BAD_RECORDING */
export async function exportSession(options: SessionExportOptions): Promise<SessionExport> {
  const { sessionId, journalPath, format } = options;
  const fileName = `inchworm-${sessionId}`;
  if (format === "recording") {
    const body = Readable.from(
      unpacked(await fileBytes(journalPath), () => undefined),
      { objectMode: false },
    );
    return { fileName: `${fileName}.ndjson`, contentType: "application/x-ndjson", body };
  }
  const { ending, contentType, frames = false, write } = FORMATS[format];
  const source = await openSource({ ...options, frames });
  const body = Readable.from(await write(source), { objectMode: false });
  return { fileName: `${fileName}${ending}`, contentType, body };
}
