// A text file written line by line: gzip when its name ends in .gz, with back-pressure.
import { createWriteStream } from "node:fs";
import type { Writable } from "node:stream";
import { finished } from "node:stream/promises";
import { createGzip } from "node:zlib";

import { InchwormError, reasonOf } from "#hub/errors.ts";

const BATCH_CHARS = 64 * 1024;

export interface LineFile {
  readonly path: string;
  /** `text` without a line end. Wait for the promise, when there is one, before the next line: memory stays bounded. */
  write(text: string): Promise<void> | undefined;
  /** Writes what is left and closes. @throws InchwormError FILE_UNWRITABLE */
  close(): Promise<void>;
}

/** Creates or replaces `path`. Errors come from `write` or `close` as FILE_UNWRITABLE. */
export function createLineFile(path: string): LineFile {
  const file = createWriteStream(path);
  const head: Writable = path.endsWith(".gz") ? createGzip() : file;
  if (head !== file) head.pipe(file);
  let fault: unknown;
  const done = finished(file).catch((thrown: unknown) => {
    fault = thrown;
  });
  let batch = "";

  function unwritable(): InchwormError {
    const why = reasonOf(fault);
    return new InchwormError("FILE_UNWRITABLE", `${path}: ${why}`, { cause: fault });
  }

  async function room(): Promise<void> {
    await new Promise<void>((resolve) => {
      head.once("drain", resolve);
      void done.then(resolve);
    });
    if (fault !== undefined) throw unwritable();
  }

  return {
    path,
    write(text) {
      batch += `${text}\n`;
      if (batch.length < BATCH_CHARS) return undefined;
      if (fault !== undefined) return Promise.reject(unwritable());
      const full = !head.write(batch);
      batch = "";
      return full ? room() : undefined;
    },
    async close() {
      head.end(batch);
      batch = "";
      await done;
      if (fault !== undefined) throw unwritable();
    },
  };
}
