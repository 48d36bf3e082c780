// A tar archive (POSIX ustar, with pax records for long names left out: ours are short), so that a backup opens without Inchworm.
const BLOCK = 512;

/** @throws RangeError for a name that does not fit. */
export function tarHeader(name: string, bytes: number, mtimeMs: number): Uint8Array {
  const block = Buffer.alloc(BLOCK);
  const encoded = Buffer.from(name, "utf8");
  if (encoded.length > 100) throw new RangeError(`too long a name for the archive: ${name}`);
  encoded.copy(block, 0);
  const octal = (value: number, at: number, width: number) =>
    block.write(value.toString(8).padStart(width - 1, "0"), at, "ascii");
  octal(0o600, 100, 8);
  octal(0, 108, 8);
  octal(0, 116, 8);
  octal(bytes, 124, 12);
  octal(Math.floor(mtimeMs / 1000), 136, 12);
  block.fill(" ", 148, 156);
  block.write("0", 156, "ascii");
  block.write("ustar", 257, "ascii");
  block.write("00", 263, "ascii");
  octal(checksum(block), 148, 7);
  return block;
}

/** What fills the last block of a file of so many bytes. */
export function padding(bytes: number): Uint8Array {
  return Buffer.alloc((BLOCK - (bytes % BLOCK)) % BLOCK);
}

export const TAR_END: Uint8Array = Buffer.alloc(2 * BLOCK);

export interface TarEntry {
  readonly name: string;
  readonly bytes: number;
  /** To be read to its end before the next entry is asked for. */
  readonly content: AsyncIterable<Uint8Array>;
}

/** @throws Error for what is no archive, or one that is cut off. */
export async function* readTar(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<TarEntry, void> {
  const source = pieces[Symbol.asyncIterator]();
  let rest: Uint8Array = new Uint8Array(0);

  /** At most so many bytes; none at the end. */
  async function some(most: number): Promise<Uint8Array> {
    while (rest.length === 0) {
      const next = await source.next();
      if (next.done === true) return rest;
      rest = next.value;
    }
    const taken = rest.subarray(0, most);
    rest = rest.subarray(taken.length);
    return taken;
  }

  async function* exactly(bytes: number): AsyncGenerator<Uint8Array, void> {
    for (let left = bytes; left > 0;) {
      const piece = await some(left);
      if (piece.length === 0) throw new Error("it is cut off");
      left -= piece.length;
      yield piece;
    }
  }

  async function whole(bytes: number): Promise<Buffer> {
    const parts: Uint8Array[] = [];
    for await (const piece of exactly(bytes)) parts.push(piece);
    return Buffer.concat(parts);
  }

  for (;;) {
    const block = await whole(BLOCK);
    if (block.every((byte) => byte === 0)) return;
    const number = (at: number, width: number) =>
      Number.parseInt(block.toString("ascii", at, at + width).replace(/[\0 ]+$/, ""), 8);
    const told = number(148, 8);
    block.fill(" ", 148, 156);
    const bytes = number(124, 12);
    if (told !== checksum(block) || !(bytes >= 0)) throw new Error("it is no archive, or damaged");
    const name = block.toString("utf8", 0, 100).replace(/\0.*$/s, "");
    yield { name, bytes, content: exactly(bytes) };
    await whole(padding(bytes).length);
  }
}

function checksum(block: Uint8Array): number {
  return block.reduce((sum, byte) => sum + byte, 0);
}
