// A journal's parts become one packed file: written under another name, read back, then put in their place. One file at a time.
import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { readdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";

import { fileBytes, unpacked } from "#hub/recording/bytes.ts";
import { packedPath } from "#hub/recording/parts.ts";

/** Takes one file away. */
export type Remove = (path: string) => Promise<void>;
const removeFile: Remove = (path) => rm(path, { force: true });

export interface PackedFile {
  readonly journal: string;
  /** Where it is written; beside the journal, and of nobody else. What a crash left there is overwritten. */
  readonly temporary: string;
  readonly content: AsyncIterable<Uint8Array | string>;
  /** Of the plain parts; the file system's own when absent. */
  readonly remove?: Remove | undefined;
}

/** Rejects with what kept it from being done; the journal is then as it was. */
export async function replaceByPacked({ journal, temporary, content, remove }: PackedFile): Promise<void> {
  const plain = createHash("sha256");
  async function* hashed(): AsyncGenerator<Uint8Array | string> {
    for await (const piece of content) {
      plain.update(piece);
      yield piece;
    }
  }
  await rm(temporary, { force: true });
  try {
    const out = createWriteStream(temporary, { flags: "wx", flush: true, mode: 0o600 });
    await pipeline(Readable.from(hashed(), { objectMode: false }), createGzip(), out);
    if ((await unpackedHash(temporary)) !== plain.digest("hex")) throw new Error(`${temporary} does not read back`);
    await rename(temporary, packedPath(journal));
  } catch (thrown) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw thrown;
  }
  await clearParts(journal, remove);
}

/**
 * Takes away the plain parts of a journal that is packed. The first goes first: as long as it is there, all of them are, and
 * they count; from then on the packed file counts, and whatever is left of the others is cleared away by the next time.
 */
export async function clearParts(journal: string, remove: Remove = removeFile): Promise<void> {
  const folder = dirname(journal);
  await remove(journal);
  const others = (await readdir(folder)).filter((name) => LATER_PART.test(name));
  for (const name of others) await remove(join(folder, name));
}

const LATER_PART = /^journal\.\d+\.ndjson$/;

async function unpackedHash(path: string): Promise<string | undefined> {
  let isWhole = true;
  const hash = createHash("sha256");
  for await (const piece of unpacked(await fileBytes(path), () => (isWhole = false))) hash.update(piece);
  return isWhole ? hash.digest("hex") : undefined;
}
