// Reads a recording: the header first, then line by line, in constant memory. Bad lines are counted
// and told with their number; a last line that was cut off (power cut) loses only itself.
import { InchwormError } from "#hub/errors.ts";
import { fileBytes, unpacked } from "#hub/recording/bytes.ts";
import type { OnProgress } from "#hub/recording/bytes.ts";
import { check } from "#shared/schema/check.ts";
import { BadLine, parseLine } from "#hub/recording/lines.ts";
import { createLineSplitter, MAX_LINE_BYTES } from "#hub/recording/lineSplitter.ts";
import { RecordingHeader } from "#shared/schema/recording.ts";
import type { RecordingLine } from "#shared/schema/recording.ts";

export interface BadLineReport {
  /** 1 is the first line of the file. */
  readonly line: number;
  readonly reason: string;
}

/** What reading met so far; complete once `lines` has ended. */
export interface ReadReport {
  /** Good lines after the header. */
  lines: number;
  badLines: number;
  /** The first few. */
  readonly firstBad: BadLineReport[];
  /** The last line was cut off. */
  truncated: boolean;
  /** The file broke off here for another reason than its end. */
  damage?: string;
}

export interface Recording {
  readonly header: RecordingHeader;
  /** Once only. Every line of a known kind has passed its checks; unknown kinds come as they are. */
  readonly lines: AsyncIterable<RecordingLine>;
  readonly report: ReadReport;
  /** What `lines` gave last, as it stands in the file: to be passed on without writing it anew. */
  newestText(): string;
  /** Closes the file when `lines` is not read to its end. */
  close(): Promise<void>;
}

export interface ReadOptions {
  readonly onProgress?: OnProgress;
  readonly onBadLine?: (bad: BadLineReport) => void;
}

const SHOWN_BAD_LINES = 10;

/** @throws InchwormError FILE_UNREADABLE, BAD_RECORDING (header), with file and line. */
export async function openRecording(file: string, options: ReadOptions = {}): Promise<Recording> {
  return readRecording(await fileBytes(file, options.onProgress), file, options);
}

/** The same from any bytes, plain or gzip; `name` is what errors call it. */
export async function readRecording(
  bytes: AsyncIterable<Uint8Array>,
  name: string,
  options: Pick<ReadOptions, "onBadLine"> = {},
): Promise<Recording> {
  const report: ReadReport = { lines: 0, badLines: 0, firstBad: [], truncated: false };
  const batches = lineBatches(bytes, report);
  const first = await batches.next();
  const head = first.done === true ? undefined : first.value[0];
  if (first.done === true || head === undefined) {
    throw new InchwormError("BAD_RECORDING", `${name}: ${report.damage ?? "the file is empty"}`);
  }
  let header: RecordingHeader;
  try {
    header = parseHeader(head, name, report.truncated && first.value.length === 1);
  } catch (thrown) {
    await batches.return(undefined);
    throw thrown;
  }
  first.value.shift();
  let closed = false;
  let newestText = head.text ?? "";

  function bad(line: number, reason: string): void {
    report.badLines++;
    if (report.firstBad.length < SHOWN_BAD_LINES) report.firstBad.push({ line, reason });
    options.onBadLine?.({ line, reason });
  }

  async function* parsed(): AsyncGenerator<RecordingLine> {
    try {
      let batch: NumberedLine[] | undefined = first.value ?? undefined;
      while (batch !== undefined && !closed) {
        for (const { number, text, last } of batch) {
          const line = text === undefined ? new BadLine(`longer than ${MAX_LINE_BYTES} bytes`) : parseLine(text);
          if (!(line instanceof BadLine)) {
            report.lines++;
            newestText = text ?? "";
            yield line;
          } else if (last && text !== undefined) report.truncated = true;
          else bad(number, line.reason);
        }
        const next: IteratorResult<NumberedLine[], undefined> = await batches.next();
        batch = next.done === true ? undefined : next.value;
      }
    } finally {
      await batches.return(undefined);
    }
  }

  return {
    header,
    lines: parsed(),
    report,
    newestText: () => newestText,
    async close() {
      closed = true;
      await batches.return(undefined);
    },
  };
}

interface NumberedLine {
  readonly number: number;
  /** Undefined: too long to be kept. */
  readonly text: string | undefined;
  /** Stands at the end of the file without a line end. */
  readonly last: boolean;
}

/** Lines with something on them, in batches of one piece of the file each; never an empty batch. */
async function* lineBatches(
  bytes: AsyncIterable<Uint8Array>,
  report: ReadReport,
): AsyncGenerator<NumberedLine[], undefined> {
  let number = 0;
  let batch: NumberedLine[] = [];
  function keep(text: string | undefined, last: boolean): void {
    number++;
    if (text === undefined || text.trim() !== "") batch.push({ number, text, last });
  }
  const splitter = createLineSplitter({
    line: (text) => keep(number === 0 && text.startsWith("\uFEFF") ? text.slice(1) : text, false),
    tooLong: () => keep(undefined, false),
  });
  const plain = unpacked(bytes, (reason) => {
    report.damage = reason;
  });
  for await (const piece of plain) {
    splitter.push(piece);
    if (batch.length === 0) continue;
    yield batch;
    batch = [];
  }
  const rest = splitter.rest();
  if (rest !== undefined) keep(rest, true);
  if (batch.length > 0) yield batch;
  return undefined;
}

function parseHeader(head: NumberedLine, name: string, alone: boolean): RecordingHeader {
  const where = `${name}:${head.number}`;
  let value: unknown;
  try {
    value = JSON.parse(head.text ?? "");
  } catch {
    const cutOff =
      head.last || alone ? "the header is cut off" : "the first line is not a recording's header (not JSON)";
    throw new InchwormError("BAD_RECORDING", `${where}: ${cutOff}`);
  }
  const checked = check(RecordingHeader, value);
  if (!checked.ok) throw new InchwormError("BAD_RECORDING", `${where}: header: ${checked.fault}`);
  return checked.value;
}
