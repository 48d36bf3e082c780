// Lines on their way to the disk. Bounded: while the disk fails for long, the oldest whole lines make way and a
// `k:"dropped"` line in their place says how many. A line the disk took only in part is continued where it stopped.

/** About ten minutes of frames. */
export const MAX_BACKLOG_BYTES = 16 * 1024 * 1024;
const BATCH_CHARS = 64 * 1024;
const NEWLINE = 10;

export interface Backlog {
  /** `text` without a line end. */
  add(text: string): void;
  /** Bytes to write next; undefined when nothing waits. The same bytes come again until they are taken. */
  next(): Uint8Array | undefined;
  /** The first `bytes` of them are written. */
  taken(bytes: number): void;
  /** The file no longer ends where writing stopped: a line taken in part is written anew, `lead` goes first. */
  restart(lead: string): void;
  waitingLines(): number;
  droppedLines(): number;
}

/** Whole lines, written together. */
interface Batch {
  bytes: Buffer;
  readonly kind: "lines" | "lead" | "dropped";
}

export function createBacklog(maxBytes = MAX_BACKLOG_BYTES): Backlog {
  const batches: Batch[] = [];
  let batchedBytes = 0;
  let takenOfFirst = 0;
  let fresh: string[] = [];
  let freshChars = 0;
  let dropped = 0;
  let unsaid = 0;

  function insert(at: number, kind: Batch["kind"], text: string): void {
    const bytes = Buffer.from(text, "utf8");
    batches.splice(at, 0, { bytes, kind });
    batchedBytes += bytes.length;
  }

  function gather(): void {
    if (fresh.length === 0) return;
    insert(batches.length, "lines", `${fresh.join("\n")}\n`);
    fresh = [];
    freshChars = 0;
  }

  /** The batch after the one that is partly on the disk. */
  function front(): number {
    return takenOfFirst > 0 ? 1 : 0;
  }

  function makeRoom(): void {
    while (batchedBytes > maxBytes) {
      const oldest = batches.findIndex((batch, index) => index >= front() && batch.kind === "lines");
      const [gone] = oldest < 0 ? [] : batches.splice(oldest, 1);
      if (gone === undefined) return;
      batchedBytes -= gone.bytes.length;
      unsaid += lineCount(gone.bytes);
    }
  }

  function sayDropped(): void {
    if (unsaid === 0) return;
    dropped += unsaid;
    insert(front(), "dropped", `${JSON.stringify({ k: "dropped", lines: unsaid })}\n`);
    unsaid = 0;
  }

  return {
    add(text) {
      fresh.push(text);
      freshChars += text.length + 1;
      if (freshChars < BATCH_CHARS) return;
      gather();
      makeRoom();
    },
    next() {
      sayDropped();
      gather();
      return batches[0]?.bytes.subarray(takenOfFirst);
    },
    taken(bytes) {
      takenOfFirst += bytes;
      const [first] = batches;
      if (first === undefined || takenOfFirst < first.bytes.length) return;
      batchedBytes -= first.bytes.length;
      batches.shift();
      takenOfFirst = 0;
    },
    restart(lead) {
      const [first] = batches;
      if (first !== undefined && takenOfFirst > 0) {
        const lineStart = first.bytes.lastIndexOf(NEWLINE, takenOfFirst - 1) + 1;
        first.bytes = first.bytes.subarray(lineStart);
        batchedBytes -= lineStart;
        takenOfFirst = 0;
      }
      insert(0, "lead", lead);
    },
    waitingLines: () =>
      batches.reduce((sum, batch) => sum + (batch.kind === "lines" ? lineCount(batch.bytes) : 0), fresh.length),
    droppedLines: () => dropped + unsaid,
  };
}

function lineCount(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) count++;
  return count;
}
