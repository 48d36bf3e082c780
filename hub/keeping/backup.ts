// A data folder as one file: a packed tar archive of sessions, people, calibrations, programs and settings, and at its end a
// list of every file's SHA-256. The database is left out: it is worked out from these. A running hub may go on: its files
// are replaced as a whole or only grow, and a recording is taken as far as it is written, as after a power cut.
import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { open, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";

import { InchwormError, reasonOf } from "#hub/errors.ts";
import { padding, TAR_END, tarHeader } from "#hub/keeping/tar.ts";

export const MANIFEST = "SHA256.json";
const LEFT_OUT = /^inchworm\.db|^hub\.lock|\.(new|aside|deleted)$/;

export interface BackupOptions {
  readonly dataDir: string;
  readonly out: string;
  readonly nowMs: number;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Gives how many files are in it. @throws InchwormError FILE_UNREADABLE, FILE_UNWRITABLE; `out` is then as it was. */
export async function backup({ dataDir, out, nowMs, onProgress }: BackupOptions): Promise<number> {
  const names = await filesOf(dataDir).catch((thrown: unknown) => {
    throw new InchwormError("FILE_UNREADABLE", `${dataDir}: ${reasonOf(thrown)}`, { cause: thrown });
  });
  const sums: Record<string, string> = {};

  async function* archive(): AsyncGenerator<Uint8Array> {
    for (const [at, name] of names.entries()) {
      yield* entry(name);
      onProgress?.(at + 1, names.length);
    }
    const manifest = Buffer.from(JSON.stringify({ format: "inchworm-backup", version: 1, madeMs: nowMs, files: sums }));
    yield tarHeader(MANIFEST, manifest.length, nowMs);
    yield manifest;
    yield padding(manifest.length);
    yield TAR_END;
  }

  async function* entry(name: string): AsyncGenerator<Uint8Array> {
    const path = join(dataDir, name);
    const found = await stat(path).catch(() => undefined);
    if (found === undefined) {
      // Deleted meanwhile, or packed.
      if (name.endsWith("/journal.ndjson")) yield* entry(`${name}.gz`);
      return;
    }
    const hash = createHash("sha256");
    yield tarHeader(name, found.size, found.mtimeMs);
    let left = found.size;
    if (left > 0) {
      for await (const piece of createReadStream(path, { end: found.size - 1 })) {
        if (!(piece instanceof Uint8Array)) continue;
        left -= piece.length;
        hash.update(piece);
        yield piece;
      }
    }
    if (left !== 0) throw new InchwormError("FILE_UNREADABLE", `${path}: it became shorter`);
    sums[name] = hash.digest("hex");
    yield padding(found.size);
  }

  const temporary = `${out}.new`;
  try {
    await pipeline(Readable.from(archive(), { objectMode: false }), createGzip(), createWriteStream(temporary));
    const file = await open(temporary, "r+");
    try {
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, out);
  } catch (thrown) {
    await rm(temporary, { force: true }).catch(() => undefined);
    if (thrown instanceof InchwormError) throw thrown;
    throw new InchwormError("FILE_UNWRITABLE", `${out}: ${reasonOf(thrown)}`, { cause: thrown });
  }
  return Object.keys(sums).length;
}

/** With / between folders; neither links nor anything else that is no file. */
async function filesOf(folder: string, prefix = ""): Promise<string[]> {
  const names: string[] = [];
  for (const found of await readdir(join(folder, prefix), { withFileTypes: true })) {
    if (LEFT_OUT.test(found.name)) continue;
    const name = prefix === "" ? found.name : `${prefix}/${found.name}`;
    if (found.isDirectory()) names.push(...(await filesOf(folder, name)));
    else if (found.isFile()) names.push(name);
  }
  return names.toSorted();
}
