// A session's raw samples go and all else in its recording stays: events, marks, cues, answers. Cut short, the next time does it
// again.
import { replaceByPacked } from "#hub/keeping/packedFile.ts";
import { isFrame } from "#hub/recording/lines.ts";
import { packedPath } from "#hub/recording/parts.ts";
import { openRecording } from "#hub/recording/reader.ts";

/** @param nowMs epoch ms, written into it. Rejects with what kept it from being done; the journal is then as it was. */
export async function thinJournal(journal: string, nowMs: number): Promise<void> {
  async function* thinned(): AsyncGenerator<string> {
    const { header, lines } = await openRecording(journal);
    yield `${JSON.stringify(header)}\n${JSON.stringify({ k: "thinned", tMs: nowMs })}\n`;
    for await (const line of lines) if (!isFrame(line) && line.k !== "thinned") yield `${JSON.stringify(line)}\n`;
  }
  await replaceByPacked({ journal, temporary: `${packedPath(journal)}.thin`, content: thinned() });
}
