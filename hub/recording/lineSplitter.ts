// Bytes in pieces of any size → whole text lines, in memory bounded by the longest line allowed.

/** Far above any line the hub writes; a file with longer ones is not a recording. */
export const MAX_LINE_BYTES = 8 * 1024 * 1024;

const NEWLINE = 10;

export interface LineSink {
  line(text: string): void;
  /** A line longer than `MAX_LINE_BYTES`; it was dropped while it came. */
  tooLong(): void;
}

export interface LineSplitter {
  push(bytes: Uint8Array): void;
  /** What stands after the last line end; undefined when nothing does. */
  rest(): string | undefined;
}

export function createLineSplitter(sink: LineSink, maxLineBytes = MAX_LINE_BYTES): LineSplitter {
  let pieces: Uint8Array[] = [];
  let heldBytes = 0;
  let dropping = false;

  function hold(bytes: Uint8Array): void {
    if (dropping || bytes.length === 0) return;
    if (heldBytes + bytes.length > maxLineBytes) {
      dropping = true;
      pieces = [];
      heldBytes = 0;
      return;
    }
    pieces.push(bytes);
    heldBytes += bytes.length;
  }

  function takeHeld(): string {
    const text = Buffer.concat(pieces, heldBytes).toString("utf8");
    pieces = [];
    heldBytes = 0;
    return text;
  }

  return {
    push(bytes) {
      const first = bytes.indexOf(NEWLINE);
      if (first < 0) {
        hold(bytes);
        return;
      }
      hold(bytes.subarray(0, first));
      if (dropping) sink.tooLong();
      else sink.line(takeHeld());
      dropping = false;

      // Whole lines of this piece are decoded in one go: one call into the decoder instead of one a line.
      const last = bytes.lastIndexOf(NEWLINE);
      if (last > first) {
        const text = Buffer.from(bytes.buffer, bytes.byteOffset + first + 1, last - first - 1).toString("utf8");
        let from = 0;
        for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", from)) {
          sink.line(text.slice(from, end));
          from = end + 1;
        }
        sink.line(text.slice(from));
      }
      hold(bytes.subarray(last + 1));
    },
    rest() {
      if (dropping) {
        sink.tooLong();
        dropping = false;
        return undefined;
      }
      return heldBytes === 0 ? undefined : takeHeld();
    },
  };
}
