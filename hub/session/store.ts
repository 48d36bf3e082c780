// All sessions of a data folder. Summaries are kept in memory; files are the truth at start.
import { access, constants, readdir } from "node:fs/promises";

import { asInchwormError, InchwormError } from "#hub/errors.ts";
import { makeFolder } from "#hub/makeFolder.ts";
import { writeAtomically } from "#hub/atomicFile.ts";
import { sessionFiles, sessionsFolder } from "#hub/session/files.ts";
import { isSessionId } from "#hub/session/id.ts";
import { createJournal } from "#hub/session/journal.ts";
import type { Journal } from "#hub/session/journal.ts";
import type { OpenJournalFile } from "#hub/session/journalFile.ts";
import { recoveredSummary, storedSummary } from "#hub/session/recovery.ts";
import type { RecordingHeader } from "#shared/schema/recording.ts";
import type { SessionSummary } from "#shared/schema/session.ts";

export interface SessionStore {
  /** Newest first. */
  list(): SessionSummary[];
  /** @throws InchwormError NOT_FOUND */
  get(id: string): SessionSummary;
  /** @throws InchwormError NOT_FOUND */
  journalPath(id: string): string;
  /** The session's folder, its summary and its journal with a header. @throws InchwormError JOURNAL_FAILED */
  create(options: CreateSession): Promise<Journal>;
  /** What `list` gives from now on; `save` puts it on the disk. */
  update(summary: SessionSummary): void;
  /** @throws InchwormError JOURNAL_FAILED; what was stored before is then still there. */
  save(id: string): Promise<void>;
  /** What was found at start. */
  readonly recovery: Recovery;
}

export interface CreateSession {
  readonly summary: SessionSummary;
  readonly header: RecordingHeader;
  readonly onFailure: (error: InchwormError) => void;
}

export interface Recovery {
  readonly recovered: readonly SessionSummary[];
  /** Sessions that could not be read (they are left as they are), or a folder that cannot be used. */
  readonly faults: readonly InchwormError[];
}

export interface StoreOptions {
  readonly dataDir: string;
  readonly openFile?: OpenJournalFile;
}

/** Reads what is there and closes half-written sessions. Never rejects: faults are in `recovery`. */
export async function openSessionStore({ dataDir, openFile }: StoreOptions): Promise<SessionStore> {
  const summaries = new Map<string, SessionSummary>();
  const recovered: SessionSummary[] = [];
  const faults: InchwormError[] = [];
  /** One write a session at a time, in order. */
  const saving = new Map<string, Promise<void>>();

  function known(id: string): SessionSummary {
    const summary = summaries.get(id);
    if (summary === undefined) throw new InchwormError("NOT_FOUND", "no session has this id");
    return summary;
  }

  async function write(id: string): Promise<void> {
    try {
      await writeAtomically(sessionFiles(dataDir, id).summary, `${JSON.stringify(known(id), undefined, 2)}\n`);
    } catch (thrown) {
      throw asInchwormError(thrown, "JOURNAL_FAILED");
    }
  }

  async function save(id: string): Promise<void> {
    const before = saving.get(id) ?? Promise.resolve();
    const mine = before.catch(() => undefined).then(() => write(id));
    saving.set(id, mine);
    await mine.finally(() => {
      if (saving.get(id) === mine) saving.delete(id);
    });
  }

  async function load(id: string): Promise<void> {
    const files = sessionFiles(dataDir, id);
    const stored = await storedSummary(files);
    if (stored !== undefined && stored.id === id && stored.state !== "running") {
      summaries.set(id, stored);
      return;
    }
    const summary = { ...(await recoveredSummary(files, stored)), id };
    summaries.set(id, summary);
    recovered.push(summary);
    await save(id);
  }

  const folder = sessionsFolder(dataDir);
  // Better known at the start than when the first session should be kept.
  await makeFolder(folder)
    .then(() => access(folder, constants.W_OK))
    .catch((thrown: unknown) => faults.push(asInchwormError(thrown, "FILE_UNWRITABLE")));
  const found = await readdir(folder).catch((thrown: unknown) => {
    if (faults.length === 0) faults.push(asInchwormError(thrown, "FILE_UNREADABLE"));
    return [];
  });
  for (const id of found.filter(isSessionId).toSorted()) {
    await load(id).catch((thrown: unknown) => faults.push(asInchwormError(thrown, "BAD_RECORDING")));
  }

  return {
    recovery: { recovered, faults },
    list: () => [...summaries.values()].toSorted((a, b) => (a.id < b.id ? 1 : -1)),
    get: known,
    journalPath: (id) => sessionFiles(dataDir, known(id).id).journal,
    async create({ summary, header, onFailure }) {
      const files = sessionFiles(dataDir, summary.id);
      try {
        await makeFolder(files.folder);
        const path = files.journal;
        const journal = await createJournal({ path, header, onFailure, ...(openFile ? { openFile } : {}) });
        summaries.set(summary.id, summary);
        await save(summary.id).catch(onFailureOf(onFailure));
        return journal;
      } catch (thrown) {
        throw asInchwormError(thrown, "JOURNAL_FAILED");
      }
    },
    update: (summary) => void summaries.set(summary.id, summary),
    save,
  };
}

/** The journal holds all a summary is made of: a summary that cannot be written now is told, not fatal. */
function onFailureOf(onFailure: (error: InchwormError) => void): (thrown: unknown) => void {
  return (thrown) => onFailure(asInchwormError(thrown, "JOURNAL_FAILED"));
}
