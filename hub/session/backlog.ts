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
  /** The first batch is being written: it must stay where it is. */
  let lent = false;
  let fresh: string[] = [];
  let freshChars = 0;
  let dropped = 0;
  let unsaid = 0;
  /** What the newest `dropped` line says. */
  let saidLines = 0;

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

  /** Index of the oldest batch of a kind that the disk has nothing of yet; -1 without one. */
  function oldest(kind: Batch["kind"]): number {
    const first = lent || takenOfFirst > 0 ? 1 : 0;
    return batches.findIndex((batch, at) => at >= first && batch.kind === kind);
  }

  function makeRoom(): void {
    while (batchedBytes > maxBytes) {
      const index = oldest("lines");
      const [gone] = index < 0 ? [] : batches.splice(index, 1);
      if (gone === undefined) return;
      batchedBytes -= gone.bytes.length;
      unsaid += lineCount(gone.bytes);
    }
  }

  /** One line says it all, unless the disk has begun to take that line. */
  function sayDropped(): void {
    if (unsaid === 0) return;
    dropped += unsaid;
    const said = oldest("dropped");
    const [earlier] = said < 0 ? [] : batches.splice(said, 1);
    batchedBytes -= earlier?.bytes.length ?? 0;
    saidLines = unsaid + (earlier === undefined ? 0 : saidLines);
    const before = oldest("lines");
    insert(before < 0 ? batches.length : before, "dropped", `${JSON.stringify({ k: "dropped", lines: saidLines })}\n`);
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
      lent = false;
      sayDropped();
      gather();
      lent = batches.length > 0;
      return batches[0]?.bytes.subarray(takenOfFirst);
    },
    taken(bytes) {
      lent = false;
      takenOfFirst += bytes;
      const [first] = batches;
      if (first === undefined || takenOfFirst < first.bytes.length) return;
      batchedBytes -= first.bytes.length;
      batches.shift();
      takenOfFirst = 0;
    },
    restart(lead) {
      lent = false;
      sayDropped();
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
