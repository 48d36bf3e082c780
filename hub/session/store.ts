// All sessions of a data folder. Summaries are kept in memory; files are the truth at start.
import { access, constants, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";

import { asInchwormError, InchwormError } from "#hub/errors.ts";
import { makeFolder } from "#hub/makeFolder.ts";
import { writeAtomically } from "#hub/atomicFile.ts";
import { changedDetails, withDetails } from "#hub/session/details.ts";
import { DELETED, sessionFiles, sessionsFolder } from "#hub/session/files.ts";
import { isSessionId } from "#hub/session/id.ts";
import { createJournal } from "#hub/session/journal.ts";
import type { Journal } from "#hub/session/journal.ts";
import type { OpenJournalFile } from "#hub/session/journalFile.ts";
import { isEmptyShell, recoveredSummary, storedSummary } from "#hub/session/recovery.ts";
import type { RecordingHeader } from "#shared/schema/recording.ts";
import type { SessionChange, SessionSummary } from "#shared/schema/session.ts";

export interface SessionStore {
  /** Newest first. */
  list(): SessionSummary[];
  find(id: string): SessionSummary | undefined;
  /** @throws InchwormError NO_SESSION */
  get(id: string): SessionSummary;
  /** @throws InchwormError NO_SESSION */
  journalPath(id: string): string;
  /** The session's folder, its summary and its journal with a header. @throws InchwormError JOURNAL_FAILED */
  create(options: CreateSession): Promise<Journal>;
  /** What `list` gives from now on, with the details it has; `save` puts it on the disk. */
  update(summary: SessionSummary): void;
  /** What a person says about a session, in force once it is on the disk. @throws InchwormError NO_SESSION, JOURNAL_FAILED */
  change(id: string, change: SessionChange): Promise<SessionSummary>;
  /** Whose it was is forgotten. @throws InchwormError NO_SESSION, JOURNAL_FAILED */
  disown(id: string): Promise<void>;
  /** Journal, files and all; not for one that runs. @throws InchwormError NO_SESSION, FILE_UNWRITABLE */
  remove(id: string): Promise<void>;
  /** Called with a session's id whenever its files have changed or are gone. Must not throw. */
  watch(listener: (id: string) => void): void;
  /** The version that works out the numbers of new sessions. */
  readonly coreVersion: string | undefined;
  /** @throws InchwormError JOURNAL_FAILED; what was stored before is then still there. */
  save(id: string): Promise<void>;
  /** All that was asked to be saved is on the disk, or has failed. */
  settled(): Promise<void>;
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
  /** Replaces a file as a whole or not at all. */
  readonly write?: (path: string, text: string) => Promise<void>;
  readonly coreVersion?: string;
}

/** Few enough that recovering all of them at once would not fill the memory. */
const LOADED_AT_ONCE = 16;

/** Reads what is there and closes half-written sessions. Never rejects: faults are in `recovery`. */
export async function openSessionStore(options: StoreOptions): Promise<SessionStore> {
  const { dataDir, openFile, write: writeFile = writeAtomically, coreVersion } = options;
  const summaries = new Map<string, SessionSummary>();
  const recovered: SessionSummary[] = [];
  const faults: InchwormError[] = [];
  /** One write a session at a time, in order. */
  const saving = new Map<string, Promise<void>>();
  const listeners: ((id: string) => void)[] = [];

  function known(id: string): SessionSummary {
    const summary = summaries.get(id);
    if (summary === undefined) throw new InchwormError("NO_SESSION", id);
    return summary;
  }

  async function write(id: string): Promise<void> {
    try {
      await writeFile(sessionFiles(dataDir, id).summary, `${JSON.stringify(known(id), undefined, 2)}\n`);
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
    tellOf(id);
  }

  function tellOf(id: string): void {
    for (const listener of listeners) listener(id);
  }

  /** Takes the change back when it cannot be kept. */
  async function replace(id: string, next: SessionSummary): Promise<SessionSummary> {
    const before = known(id);
    summaries.set(id, next);
    try {
      await save(id);
    } catch (thrown) {
      summaries.set(id, withDetails(known(id), before));
      throw thrown;
    }
    return known(id);
  }

  async function load(id: string): Promise<void> {
    const files = sessionFiles(dataDir, id);
    const stored = await storedSummary(files);
    if (stored !== undefined && stored.id === id && stored.state !== "running") {
      summaries.set(id, stored);
      return;
    }
    if (stored === undefined && (await isEmptyShell(files))) {
      await rm(files.folder, { recursive: true, force: true });
      return;
    }
    const summary = { ...(await recoveredSummary(files, stored)), id };
    summaries.set(id, summary);
    recovered.push(summary);
    // What a person said may still be read in it by eye.
    const aside = stored === undefined ? await setAside(files.summary) : undefined;
    if (aside !== undefined)
      faults.push(new InchwormError("JOURNAL_DAMAGED", `${files.summary} cannot be read and is now ${aside}`));
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
  // A deletion that was cut short.
  for (const name of found.filter((one) => one.endsWith(DELETED) && isSessionId(one.slice(0, -DELETED.length)))) {
    await rm(join(folder, name), { recursive: true, force: true }).catch(() => undefined);
  }
  const ids = found.filter(isSessionId).toSorted();
  for (let at = 0; at < ids.length; at += LOADED_AT_ONCE) {
    const loading = await Promise.allSettled(ids.slice(at, at + LOADED_AT_ONCE).map(load));
    for (const one of loading) if (one.status === "rejected") faults.push(asInchwormError(one.reason, "BAD_RECORDING"));
  }

  return {
    recovery: { recovered, faults },
    list: () => [...summaries.values()].toSorted((a, b) => (a.id < b.id ? 1 : -1)),
    find: (id) => summaries.get(id),
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
    update: (summary) => void summaries.set(summary.id, withDetails(summary, known(summary.id))),
    change(id, change) {
      const before = known(id);
      return replace(id, withDetails(before, changedDetails(before, change)));
    },
    async disown(id) {
      const { personId: _whose, ...nobodys } = known(id);
      await replace(id, nobodys);
    },
    async remove(id) {
      const { folder: gone } = sessionFiles(dataDir, known(id).id);
      await saving.get(id)?.catch(() => undefined);
      try {
        // Under another name it is no session any more, however far the deletion comes.
        await rename(gone, `${gone}${DELETED}`);
        summaries.delete(id);
        await rm(`${gone}${DELETED}`, { recursive: true, force: true });
      } catch (thrown) {
        throw asInchwormError(thrown, "FILE_UNWRITABLE");
      } finally {
        tellOf(id);
      }
    },
    watch: (listener) => void listeners.push(listener),
    coreVersion,
    save,
    async settled() {
      while (saving.size > 0) await Promise.allSettled(saving.values());
    },
  };
}

/** Gives its new name; undefined: there was none. Rejects when it cannot be moved. */
async function setAside(file: string): Promise<string | undefined> {
  const found = await stat(file).catch(() => undefined);
  if (found === undefined) return undefined;
  // When it was written: another one that is set aside takes no earlier one's place.
  const aside = `${file}.${found.mtime.toISOString().replaceAll(/[:.]/g, "-")}.aside`;
  await rename(file, aside);
  return aside;
}

/** The journal holds all a summary is made of: a summary that cannot be written now is told, not fatal. */
function onFailureOf(onFailure: (error: InchwormError) => void): (thrown: unknown) => void {
  return (thrown) => onFailure(asInchwormError(thrown, "JOURNAL_FAILED"));
}
