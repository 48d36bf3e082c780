// A stored session as a file to take away.
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Readable } from "node:stream";

import { asInchwormError } from "#hub/errors.ts";
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
    const body = await upToNow(journalPath);
    return { fileName: `${fileName}.ndjson`, contentType: "application/x-ndjson", body };
  }
  const { ending, contentType, frames = false, write } = FORMATS[format];
  const source = await openSource({ ...options, frames });
  const body = Readable.from(await write(source), { objectMode: false });
  return { fileName: `${fileName}${ending}`, contentType, body };
}

/** What the file holds at this moment: a session that still runs would never end. */
async function upToNow(path: string): Promise<Readable> {
  if (path.endsWith(".gz")) return Readable.from(unpacked(await fileBytes(path), () => undefined));
  try {
    const { size } = await stat(path);
    return size === 0 ? Readable.from([]) : createReadStream(path, { end: size - 1 });
  } catch (thrown) {
    throw asInchwormError(thrown, "FILE_UNREADABLE");
  }
}
