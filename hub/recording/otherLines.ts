// A recording's header and all its lines but the frames, which are nearly all of it: passed over without being parsed.
import { InchwormError } from "#hub/errors.ts";
import { fileBytes, unpacked } from "#hub/recording/bytes.ts";
import { BadLine, isFrame, parseLine } from "#hub/recording/lines.ts";
import { createLineSplitter } from "#hub/recording/lineSplitter.ts";
import { check } from "#shared/schema/check.ts";
import { RecordingHeader, type RecordingLine } from "#shared/schema/recording.ts";

/** How a writer of this project begins a frame line; frames that begin otherwise are found when they are parsed. */
const FRAME = '{"k":"frame"';

export interface OtherLines {
  readonly header: RecordingHeader;
  /** In their order; bad ones are left out. */
  readonly lines: readonly RecordingLine[];
}

/** @throws InchwormError FILE_UNREADABLE, BAD_RECORDING (header) */
export async function readOtherLines(file: string): Promise<OtherLines> {
  let head: string | undefined;
  const lines: RecordingLine[] = [];
  function take(text: string): void {
    if (head === undefined) {
      head = text;
      return;
    }
    if (text.startsWith(FRAME) || text.trim() === "") return;
    const line = parseLine(text);
    if (!(line instanceof BadLine) && !isFrame(line)) lines.push(line);
  }
  const splitter = createLineSplitter({ line: take, tooLong: () => undefined });
  for await (const piece of unpacked(await fileBytes(file), () => undefined)) splitter.push(piece);
  const rest = splitter.rest();
  if (rest !== undefined) take(rest);

  const header = headerOf(head ?? "");
  if (header === undefined) throw new InchwormError("BAD_RECORDING", `${file}:1: not a recording's header`);
  return { header, lines };
}

function headerOf(text: string): RecordingHeader | undefined {
  try {
    const checked = check(RecordingHeader, JSON.parse(text.replace(/^\uFEFF/, "")));
    return checked.ok ? checked.value : undefined;
  } catch {
    return undefined;
  }
}
