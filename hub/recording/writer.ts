// Writes a recording file; the journal of a running session has its own writer (hub/session/journal.ts).
import { createLineFile } from "#hub/recording/lineFile.ts";
import { frameText } from "#hub/recording/lines.ts";
import type { RawFrame } from "#shared/domain/frame.ts";
import type { RecordingHeader, RecordingLine } from "#shared/schema/recording.ts";

export interface RecordingWriter {
  readonly path: string;
  /** `await` it each time: a promise comes back only when the disk is behind. */
  frame(frame: RawFrame): Promise<void> | undefined;
  line(line: RecordingLine): Promise<void> | undefined;
  /** @throws InchwormError FILE_UNWRITABLE */
  close(): Promise<void>;
}

/** Creates or replaces `path` (gzip when it ends in .gz) and writes the header. */
export function createRecordingWriter(path: string, header: RecordingHeader): RecordingWriter {
  const file = createLineFile(path);
  const opening = file.write(JSON.stringify(header));
  void opening?.catch(() => undefined);
  return {
    path,
    frame: (frame) => file.write(frameText(frame)),
    line: (line) => file.write(JSON.stringify(line)),
    close: () => file.close(),
  };
}
