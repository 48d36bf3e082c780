// A disk in memory that fails on command, behind the journal's own file interface.
import type { OpenJournalFile } from "#hub/session/journalFile.ts";

export interface FakeDisk {
  readonly openFile: OpenJournalFile;
  content(path: string): string;
  /** Appends fail after this many more bytes; Infinity: never. */
  room: number;
  /** Errors these operations throw from now on. */
  failing: Partial<Record<"open" | "append" | "sync", string>>;
  /** Appends never come back. */
  hangs: boolean;
  /** Syncs come back when this does. */
  syncsAfter: Promise<void> | undefined;
  readonly counts: { opens: number; appends: number; syncs: number };
  /** Bytes that were on the disk itself at the last sync. */
  synced(path: string): string;
  remove(path: string): void;
  /** What another program wrote. */
  append(path: string, text: string): void;
}

export function createFakeDisk(): FakeDisk {
  const files = new Map<string, Buffer>();
  const syncedFiles = new Map<string, Buffer>();
  const counts = { opens: 0, appends: 0, syncs: 0 };
  const contentOf = (path: string): Buffer => files.get(path) ?? Buffer.alloc(0);
  const disk: FakeDisk = {
    room: Infinity,
    failing: {},
    hangs: false,
    syncsAfter: undefined,
    counts,
    content: (path) => contentOf(path).toString("utf8"),
    synced: (path) => (syncedFiles.get(path) ?? Buffer.alloc(0)).toString("utf8"),
    remove: (path) => void files.delete(path),
    append: (path, text) => void files.set(path, Buffer.concat([contentOf(path), Buffer.from(text)])),
    async openFile(path) {
      counts.opens++;
      if (disk.failing.open !== undefined) throw new Error(disk.failing.open);
      if (!files.has(path)) files.set(path, Buffer.alloc(0));
      return {
        sizeBytes: async () => contentOf(path).length,
        async append(bytes) {
          counts.appends++;
          if (disk.hangs) return new Promise<number>(() => undefined);
          if (disk.failing.append !== undefined) throw new Error(disk.failing.append);
          if (disk.room <= 0) throw new Error("ENOSPC: no space left on device, write");
          const taken = bytes.subarray(0, Math.min(bytes.length, disk.room));
          disk.room -= taken.length;
          files.set(path, Buffer.concat([contentOf(path), taken]));
          return taken.length;
        },
        async sync() {
          counts.syncs++;
          const written = contentOf(path);
          await disk.syncsAfter;
          if (disk.failing.sync !== undefined) throw new Error(disk.failing.sync);
          syncedFiles.set(path, written);
        },
        close: async () => undefined,
      };
    },
  };
  return disk;
}
