// The few file operations a journal needs, so that tests can put a failing disk in their place.
import { open } from "node:fs/promises";

export interface JournalFile {
  sizeBytes(): Promise<number>;
  /** Appends as much as it can; gives how many bytes were taken. */
  append(bytes: Uint8Array): Promise<number>;
  /** Resolves when everything appended is on the disk itself. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** Opens for appending; creates the file when it is not there. */
export type OpenJournalFile = (path: string) => Promise<JournalFile>;

export const openJournalFile: OpenJournalFile = async (path) => {
  const handle = await open(path, "a");
  return {
    sizeBytes: async () => (await handle.stat()).size,
    append: async (bytes) => (await handle.write(bytes)).bytesWritten,
    sync: () => handle.datasync(),
    close: () => handle.close(),
  };
};
