// What a crash or a power cut left behind: a session that still says it is running is closed at its last frame.
// Nothing that is stored is changed but that one word; a session without a summary gets one from its journal.
import { readFile } from "node:fs/promises";

import { InchwormError } from "#hub/errors.ts";
import { check } from "#shared/schema/check.ts";
import { isFrame } from "#hub/recording/lines.ts";
import { openRecording } from "#hub/recording/reader.ts";
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

/** The summary of a session that was not stopped. @throws InchwormError when neither file tells enough. */
export async function recoveredSummary(
  files: SessionFiles,
  stored: SessionSummary | undefined,
): Promise<SessionSummary> {
  const journal = await readJournal(files).catch((thrown: unknown) => {
    if (stored === undefined) throw thrown;
    return { started: undefined, lastRxMs: undefined };
  });
  const summary = stored ?? journal.started;
  if (summary === undefined) throw new InchwormError("BAD_RECORDING", `${files.journal}: it has no session line`);
  return { ...summary, state: "recovered", stoppedMs: Math.round(journal.lastRxMs ?? summary.startedMs) };
}

interface JournalFacts {
  readonly started: SessionSummary | undefined;
  readonly lastRxMs: number | undefined;
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
  return { started, lastRxMs };
}
