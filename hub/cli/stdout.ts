// The standard output as lines, with back-pressure.
import type { Writable } from "node:stream";

import { OutputGone } from "#hub/cli/command.ts";
import type { LineOut } from "#hub/cli/command.ts";
import { InchwormError, reasonOf } from "#hub/errors.ts";

const BATCH_CHARS = 64 * 1024;

export function createStdout(stream: Writable): LineOut {
  let batch = "";
  let fault: Error | undefined;
  stream.on("error", (error: Error) => {
    fault ??= error;
  });

  async function send(): Promise<void> {
    const text = batch;
    batch = "";
    if (fault === undefined) {
      await new Promise<void>((resolve) => {
        stream.write(text, (error) => {
          fault ??= error ?? undefined;
          resolve();
        });
      });
    }
    if (fault !== undefined) throw unwritable(fault);
  }

  return {
    write(line) {
      batch += `${line}\n`;
      return batch.length < BATCH_CHARS ? undefined : send();
    },
    async close() {
      if (batch !== "") await send();
    },
  };
}

/** A reader that left is no fault; a full disk behind the output is one. */
function unwritable(fault: Error): Error {
  const code = "code" in fault ? fault.code : undefined;
  if (code === "EPIPE" || code === "ERR_STREAM_DESTROYED") return new OutputGone();
  return new InchwormError("FILE_UNWRITABLE", `standard output: ${reasonOf(fault)}`, { cause: fault });
}
