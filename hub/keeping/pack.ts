// A session that is over is packed: its journal's parts become one file, a sixth as large. The parts go only once the packed file
// is on the disk and has been read back as the same bytes.
import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";

import { fileBytes, unpacked } from "#hub/recording/bytes.ts";
import { packedPath, partsOf } from "#hub/recording/parts.ts";

/** False: it is packed already. Rejects with what kept it from being packed; the journal is then as it was. */
export async function packJournal(journal: string): Promise<boolean> {
  const parts = await partsOf(journal);
  const packed = packedPath(journal);
  if (parts.includes(packed)) return false;
  const temporary = `${packed}.new`;
  try {
    const plain = createHash("sha256");
    async function* counted(): AsyncGenerator<Uint8Array> {
      for await (const piece of await fileBytes(journal)) {
        plain.update(piece);
        yield piece;
      }
    }
    await pipeline(Readable.from(counted(), { objectMode: false }), createGzip(), createWriteStream(temporary));
    const file = await open(temporary, "r+");
    try {
      await file.sync();
    } finally {
      await file.close();
    }
    if ((await unpackedHash(temporary)) !== plain.digest("hex")) throw new Error(`${temporary} does not read back`);
    await rename(temporary, packed);
  } catch (thrown) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw thrown;
  }
  for (const part of parts.toReversed()) await rm(part, { force: true });
  return true;
}

async function unpackedHash(path: string): Promise<string | undefined> {
  let isWhole = true;
  const hash = createHash("sha256");
  for await (const piece of unpacked(await fileBytes(path), () => (isWhole = false))) hash.update(piece);
  return isWhole ? hash.digest("hex") : undefined;
}
