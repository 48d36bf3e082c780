// A running session's journal: the recording format, appended as things happen. Writing is put off to a timer, so
// taking a frame never waits and never throws. What was taken is with the operating system, which outlives a killed
// process, a moment later, and on the disk itself within a second, or as soon as a slower disk confirms it, which holds up
// no writing, also not that of a further part.
// When the disk fails, lines wait in memory (bounded), the failure is told once and writing is tried again and again.
import { InchwormError, reasonOf } from "#hub/errors.ts";
import { frameText } from "#hub/recording/lines.ts";
import { partPath } from "#hub/recording/parts.ts";
import { createBacklog } from "#hub/session/backlog.ts";
import { openJournalFile } from "#hub/session/journalFile.ts";
import type { JournalFile, OpenJournalFile } from "#hub/session/journalFile.ts";
import type { RawFrame } from "#shared/domain/frame.ts";
import type { RecordingHeader, RecordingLine } from "#shared/schema/recording.ts";

/** Frames wait at most this long before they are written; then they are synced, unless a sync is still under way. */
export const FLUSH_EVERY_MS = 250;

const CLOSE_WITHIN_MS = 5000;
/** About an hour. What a session has beyond that goes into the next part. */
const PART_BYTES = 32 * 1024 * 1024;

export interface Journal {
  readonly path: string;
  frame(frame: RawFrame): void;
  line(line: RecordingLine): void;
  /** Tries to write what waits now. Never rejects. */
  flush(): Promise<void>;
  /** A last flush, then closes; a disk that does not answer is waited for 5 s. Gives how many lines never reached it. */
  close(): Promise<number>;
}

export interface JournalOptions {
  readonly path: string;
  readonly header: RecordingHeader;
  /** JOURNAL_FAILED; called when writing begins to fail, not on each try. Must not throw. */
  readonly onFailure: (error: InchwormError) => void;
  readonly openFile?: OpenJournalFile;
  readonly flushEveryMs?: number;
  readonly partBytes?: number;
}

/** Creates the file with its header on the disk. @throws InchwormError JOURNAL_FAILED */
export async function createJournal(options: JournalOptions): Promise<Journal> {
  const { path, openFile = openJournalFile, flushEveryMs = FLUSH_EVERY_MS, partBytes = PART_BYTES } = options;
  const headerText = `${JSON.stringify(options.header)}\n`;
  const backlog = createBacklog();
  let file: JournalFile | undefined;
  /** Parts that are full, but perhaps not on the disk itself. */
  const full: JournalFile[] = [];
  let part = 1;
  /** What the part holds when only this journal has written to it. */
  let expectedBytes = 0;
  /** Written, but perhaps not on the disk itself. */
  let unsynced = false;
  let failing = false;

  /** Opens again after a failure. What lies there is not trusted to end where writing stopped. */
  async function reopen(): Promise<JournalFile> {
    const opened = await openFile(partPath(path, part));
    try {
      const sizeBytes = await opened.sizeBytes();
      if (sizeBytes === 0 && part === 1) backlog.restart(headerText);
      // The part before may lose its end in a power cut: what is cut off there takes no line of this one with it.
      else if (sizeBytes === 0) backlog.restart("\n");
      else if (sizeBytes !== expectedBytes) backlog.restart("\n");
      expectedBytes = sizeBytes;
    } catch (thrown) {
      await opened.close().catch(() => undefined);
      throw thrown;
    }
    return opened;
  }

  async function writeAll(): Promise<void> {
    // A further part is made when there is something for it, and opened again when there is something of it to confirm.
    if (part === 1 || unsynced) file ??= await reopen();
    while (backlog.next() !== undefined) {
      file ??= await reopen();
      // Only now: opening may put something before what waits.
      const bytes = backlog.next();
      if (bytes === undefined) return;
      const taken = await file.append(bytes);
      if (taken <= 0) throw new Error("the disk takes no more");
      backlog.taken(taken);
      expectedBytes += taken;
      unsynced = true;
      if (expectedBytes < partBytes || taken < bytes.length) continue;
      // Whole lines: the next part begins with one.
      full.push(file);
      file = undefined;
      unsynced = false;
      part++;
      expectedBytes = 0;
    }
  }

  async function syncAll(): Promise<void> {
    // One that cannot be confirmed is asked again.
    for (let [oldest] = full; oldest !== undefined; [oldest] = full) {
      await oldest.sync();
      full.shift();
      await oldest.close().catch(() => undefined);
    }
    if (!unsynced || file === undefined) return;
    unsynced = false;
    await file.sync().catch((thrown: unknown) => {
      unsynced = true;
      throw thrown;
    });
  }

  async function giveUpFile(): Promise<void> {
    const broken = file;
    file = undefined;
    await broken?.close().catch(() => undefined);
  }

  async function giveUpAll(): Promise<void> {
    await Promise.all(full.splice(0).map((one) => one.close().catch(() => undefined)));
    await giveUpFile();
  }

  /** Gives whether it worked. Never rejects. */
  async function attempt(work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (thrown) {
      await giveUpFile();
      if (!failing) options.onFailure(failedError(path, thrown));
      failing = true;
      return false;
    }
  }

  const writing = oneAtATime(() => attempt(writeAll));
  const syncing = oneAtATime(() => attempt(syncAll));

  async function flush(): Promise<void> {
    if ((await writing.run()) && (await syncing.run())) failing = false;
  }

  try {
    await writeAll();
    await syncAll();
  } catch (thrown) {
    await giveUpFile();
    throw failedError(path, thrown);
  }

  const timer = setInterval(() => {
    if (writing.isRunning()) return;
    void (syncing.isRunning() ? writing.run() : flush());
  }, flushEveryMs);

  return {
    path,
    frame: (frame) => backlog.add(frameText(frame)),
    line: (line) => backlog.add(JSON.stringify(line)),
    flush,
    async close() {
      clearInterval(timer);
      await atMost(CLOSE_WITHIN_MS, flush().then(giveUpAll));
      return backlog.waitingLines() + backlog.droppedLines();
    },
  };
}

/** Whoever asks while `work` runs waits for it and for one more. */
function oneAtATime<T>(work: () => Promise<T>): { run(): Promise<T>; isRunning(): boolean } {
  let running: Promise<T> | undefined;
  return {
    async run() {
      while (running !== undefined) await running;
      running = work().finally(() => {
        running = undefined;
      });
      return running;
    },
    isRunning: () => running !== undefined,
  };
}

/** Resolves with `work`, or without it when it takes too long. */
async function atMost(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, tooLong]);
  clearTimeout(timer);
}

function failedError(path: string, thrown: unknown): InchwormError {
  const why = reasonOf(thrown);
  return new InchwormError("JOURNAL_FAILED", `${path}: ${why}`, { cause: thrown });
}
