// A session's raw samples go and all else in its recording stays, each line as it is written: events, marks, cues, answers, and
// lines that nobody can read. Cut short, the next time does it again.
import { InchwormError } from "#hub/errors.ts";
import { replaceByPacked, type Remove } from "#hub/keeping/packedFile.ts";
import { fileBytes, unpacked } from "#hub/recording/bytes.ts";
import { BadLine, parseLine } from "#hub/recording/lines.ts";
import { createLineSplitter, MAX_LINE_BYTES } from "#hub/recording/lineSplitter.ts";
import { packedPath } from "#hub/recording/parts.ts";
import { openRecording } from "#hub/recording/reader.ts";

/**
 * @param nowMs epoch ms, written into it.
 * Rejects with what kept it from being done; the journal is then as it was. BAD_RECORDING: a damaged one, of which not all can be
 * carried over.
 */
export async function thinJournal(journal: string, nowMs: number, remove?: Remove): Promise<void> {
  // Checks the header.
  await (await openRecording(journal)).close();
  const content = thinned(journal, nowMs);
  await replaceByPacked({ journal, temporary: `${packedPath(journal)}.thin`, content, remove });
}

async function* thinned(journal: string, nowMs: number): AsyncGenerator<string> {
  let texts: string[] = [];
  function fail(why: string): never {
    throw new InchwormError("BAD_RECORDING", `${journal}: its raw samples are left in it, ${why}`);
  }
  const splitter = createLineSplitter({
    line: (text) => void texts.push(text),
    tooLong: () => fail(`a line is longer than ${MAX_LINE_BYTES} bytes`),
  });
  let isHeaderPast = false;
  function* kept(lineEnd: string): Generator<string> {
    for (const text of texts) {
      if (isHeaderPast && isSample(text)) continue;
      yield `${text}${lineEnd}`;
      if (isHeaderPast || text.trim() === "") continue;
      isHeaderPast = true;
      yield `${JSON.stringify({ k: "thinned", tMs: nowMs })}\n`;
    }
    texts = [];
  }
  for await (const piece of unpacked(await fileBytes(journal), (damage) => fail(damage))) {
    splitter.push(piece);
    yield* kept("\n");
  }
  const rest = splitter.rest();
  if (rest === undefined) return;
  texts = [rest];
  // A line that was cut off is told by its missing end.
  yield* kept(isHeaderPast ? "" : "\n");
}

/** Or says when they went, which is said anew. */
function isSample(text: string): boolean {
  const line = parseLine(text);
  return !(line instanceof BadLine) && (line.k === "frame" || line.k === "thinned");
}
