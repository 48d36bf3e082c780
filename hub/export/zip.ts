// A zip archive written as a stream: deflated entries whose sizes stand behind them (APPNOTE 6.3.10, 4.3.9), and a directory at
// the end. No entry and no archive may reach 4 GiB; there is no zip64.
import { crc32, createDeflateRaw } from "node:zlib";
import type { DeflateRaw } from "node:zlib";

export interface ZipEntry {
  readonly name: string;
  readonly content: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>;
}

interface Written {
  readonly name: Buffer;
  readonly offset: number;
  crc: number;
  size: number;
  packed: number;
}

const LOCAL = 0x04034b50;
const DESCRIPTOR = 0x08074b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const VERSION = 20;
/** Sizes follow the content; names are UTF-8. */
const FLAGS = 0x0808;
const DEFLATED = 8;
/** 1 January 1980, the format's first day: an archive made twice is the same. */
const DATE = 0x0021;
/** Regular file, readable by all, as Unix says it. */
const ATTRIBUTES = 0o100644 * 0x10000;
const MOST = 0xffffffff;

/** Bytes in pieces. Entries are asked for one after the other. @throws RangeError at 4 GiB */
export async function* zipBytes(
  entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>,
): AsyncGenerator<Uint8Array, void> {
  const written: Written[] = [];
  let offset = 0;
  for await (const { name, content } of entries) {
    const entry: Written = { name: Buffer.from(name, "utf8"), offset, crc: 0, size: 0, packed: 0 };
    const head = localHead(entry);
    offset += head.length;
    yield head;
    for await (const piece of deflated(content, entry)) {
      offset += piece.length;
      entry.packed += piece.length;
      yield piece;
    }
    const sizes = fields([4, DESCRIPTOR], [4, entry.crc], [4, entry.packed], [4, entry.size]);
    offset += sizes.length;
    if (offset > MOST || entry.size > MOST) throw new RangeError("a zip archive ends at 4 GiB");
    written.push(entry);
    yield sizes;
  }
  const directory = Buffer.concat(written.map(centralHead));
  yield directory;
  const count = written.length;
  yield fields([4, END], [2, 0], [2, 0], [2, count], [2, count], [4, directory.length], [4, offset], [2, 0]);
}

function localHead({ name }: Written): Buffer {
  const head = fields(
    [4, LOCAL],
    [2, VERSION],
    [2, FLAGS],
    [2, DEFLATED],
    [2, 0],
    [2, DATE],
    [4, 0],
    [4, 0],
    [4, 0],
    [2, name.length],
    [2, 0],
  );
  return Buffer.concat([head, name]);
}

function centralHead({ name, offset, crc, size, packed }: Written): Buffer {
  const head = fields(
    [4, CENTRAL],
    [2, (3 << 8) | VERSION],
    [2, VERSION],
    [2, FLAGS],
    [2, DEFLATED],
    [2, 0],
    [2, DATE],
    [4, crc],
    [4, packed],
    [4, size],
    [2, name.length],
    [2, 0],
    [2, 0],
    [2, 0],
    [2, 0],
    [4, ATTRIBUTES],
    [4, offset],
  );
  return Buffer.concat([head, name]);
}

function fields(...values: readonly (readonly [bytes: 2 | 4, value: number])[]): Buffer {
  const buffer = Buffer.alloc(values.reduce((sum, [bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [bytes, value] of values) at = buffer.writeUIntLE(value, at, bytes);
  return buffer;
}

async function* deflated(content: ZipEntry["content"], entry: Written): AsyncGenerator<Buffer, void> {
  const pack = createDeflateRaw({ level: 1 });
  const feeding = feed(content, entry, pack).catch((thrown: unknown) => {
    pack.destroy(thrown instanceof Error ? thrown : new Error(String(thrown)));
  });
  try {
    for await (const piece of pack) if (Buffer.isBuffer(piece)) yield piece;
  } finally {
    pack.destroy();
    await feeding;
  }
}

async function feed(content: ZipEntry["content"], entry: Written, pack: DeflateRaw): Promise<void> {
  for await (const piece of content) {
    const bytes = Buffer.from(piece);
    entry.crc = crc32(bytes, entry.crc);
    entry.size += bytes.length;
    if (pack.destroyed) return;
    if (!pack.write(bytes)) await drained(pack);
  }
  pack.end();
}

function drained(pack: DeflateRaw): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      pack.off("drain", done);
      pack.off("close", done);
      resolve();
    };
    pack.on("drain", done);
    pack.on("close", done);
  });
}
