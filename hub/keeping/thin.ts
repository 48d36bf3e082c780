// A session's raw samples go and all else in its recording stays: events, marks, cues, answers. The old parts go only once the
// thinner file is on the disk; cut short between the two, the next time does it again.
import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";

import { isFrame } from "#hub/recording/lines.ts";
import { packedPath, partsOf } from "#hub/recording/parts.ts";
import { openRecording } from "#hub/recording/reader.ts";

/** @param nowMs epoch ms, written into it. Rejects with what kept it from being done; the journal is then as it was. */
export async function thinJournal(journal: string, nowMs: number): Promise<void> {
  const parts = await partsOf(journal);
  const packed = packedPath(journal);
  const temporary = `${packed}.new`;
  async function* thinned(): AsyncGenerator<string> {
    const { header, lines } = await openRecording(journal);
    yield `${JSON.stringify(header)}\n${JSON.stringify({ k: "thinned", tMs: nowMs })}\n`;
    for await (const line of lines) if (!isFrame(line) && line.k !== "thinned") yield `${JSON.stringify(line)}\n`;
  }
  try {
    const out = createWriteStream(temporary, { flush: true, mode: 0o600 });
    await pipeline(Readable.from(thinned(), { objectMode: false }), createGzip(), out);
    await rename(temporary, packed);
  } catch (thrown) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw thrown;
  }
  for (const part of parts.filter((path) => path !== packed).toReversed()) await rm(part, { force: true });
}
