// The standard output as lines, with back-pressure.
import type { Writable } from "node:stream";

import { OutputGone } from "#hub/cli/command.ts";
import type { LineOut } from "#hub/cli/command.ts";

const BATCH_CHARS = 64 * 1024;

export function createStdout(stream: Writable = process.stdout): LineOut {
  let batch = "";
  let gone = false;
  let wake: (() => void) | undefined;
  function woken(): void {
    wake?.();
    wake = undefined;
  }
  stream.on("drain", woken);
  stream.on("error", () => {
    gone = true;
    woken();
  });

  async function send(): Promise<void> {
    if (gone) throw new OutputGone();
    const full = !stream.write(batch);
    batch = "";
    if (full) await new Promise<void>((resolve) => (wake = resolve));
    if (gone) throw new OutputGone();
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
