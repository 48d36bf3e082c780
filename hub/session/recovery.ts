// What a crash or a power cut left behind: a session that still says it is running is closed at its last frame.
// Nothing that is stored is changed but that one word; a session without a summary gets one from its journal. What it adds
// up to is worked out anew later, beside the running hub (hub/rederive).
import { readdir, readFile, stat } from "node:fs/promises";
import { basename } from "node:path";

import { InchwormError } from "#hub/errors.ts";
import { check } from "#shared/schema/check.ts";
import { isFrame } from "#hub/recording/lines.ts";
import { openRecording } from "#hub/recording/reader.ts";
import type { ReadReport } from "#hub/recording/reader.ts";
import type { SessionFiles } from "#hub/session/files.ts";
import { NO_SUMS } from "#hub/session/summary.ts";
import { SessionSummary } from "#shared/schema/session.ts";

/** The stored summary as it is. Undefined: missing or damaged. */
export async function storedSummary(files: SessionFiles): Promise<SessionSummary | undefined> {
  try {
    const checked = check(SessionSummary, JSON.parse(await readFile(files.summary, "utf8")));
    return checked.ok ? checked.value : undefined;
  } catch {
    return undefined;
  }
}

/** Cut off while it began: no summary, and a journal without a single line. Nothing is lost with it. */
export async function isEmptyShell(files: SessionFiles): Promise<boolean> {
  const names = await readdir(files.folder).catch(() => ["?"]);
  if (names.some((name) => name !== basename(files.journal) && name !== `${basename(files.summary)}.new`)) return false;
  if (!names.includes(basename(files.journal))) return true;
  try {
    const recording = await openRecording(files.journal);
    const first = await recording.lines[Symbol.asyncIterator]().next();
    await recording.close();
    return first.done === true && recording.report.badLines === 0;
  } catch {
    return (await stat(files.journal)).size === 0;
  }
}

/** The summary of a session that was not stopped. @throws InchwormError when neither file tells enough. */
export async function recoveredSummary(
  files: SessionFiles,
  stored: SessionSummary | undefined,
): Promise<SessionSummary> {
  const journal = await readJournal(files).catch((thrown: unknown) => {
    if (stored === undefined) throw thrown;
    return { started: undefined, lastRxMs: undefined, unread: {} };
  });
  const summary = stored ?? journal.started;
  if (summary === undefined) throw new InchwormError("BAD_RECORDING", `${files.journal}: it has no session line`);
  const stoppedMs = Math.round(Math.max(journal.lastRxMs ?? summary.startedMs, summary.startedMs));
  return { ...summary, ...journal.unread, state: "recovered", stoppedMs };
}

/** What could not be read; nothing for a last line that was cut off, which is as it should be. */
export function unreadOf({ badLines, damage }: ReadReport): Pick<SessionSummary, "unread"> {
  if (badLines === 0 && damage === undefined) return {};
  return { unread: { lines: badLines, ...(damage === undefined ? {} : { brokenOff: damage }) } };
}

interface JournalFacts {
  readonly started: SessionSummary | undefined;
  readonly lastRxMs: number | undefined;
  readonly unread: Pick<SessionSummary, "unread">;
}

async function readJournal(files: SessionFiles): Promise<JournalFacts> {
  const recording = await openRecording(files.journal);
  let started: SessionSummary | undefined;
  let lastRxMs: number | undefined;
  for await (const line of recording.lines) {
    if (isFrame(line)) lastRxMs = Math.max(line.rxMs, lastRxMs ?? -Infinity);
    else if (line.k === "session" && "event" in line && line.event === "start") {
      const checked = check(SessionSummary, { ...NO_SUMS, ...line, state: "running" });
      if (checked.ok) started = checked.value;
    }
  }
  return { started, lastRxMs, unread: unreadOf(recording.report) };
}
