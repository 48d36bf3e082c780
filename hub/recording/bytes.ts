// A file's bytes in pieces, unpacked when they are gzip (told by content, not by name).
import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { constants, createGunzip } from "node:zlib";

import { InchwormError, reasonOf } from "#hub/errors.ts";
import { partsOf } from "#hub/recording/parts.ts";

const PIECE_BYTES = 256 * 1024;
/** Small: what is unpacked but not yet handed on is lost when the data turns out damaged. */
const UNPACKED_PIECE_BYTES = 16 * 1024;

/** How far reading is, in bytes of the file as it lies on disk. */
export type OnProgress = (readBytes: number, totalBytes: number) => void;

/** All parts of a journal as one, as far as they are written now. @throws InchwormError FILE_UNREADABLE, also while iterating. */
export async function fileBytes(file: string, onProgress?: OnProgress): Promise<AsyncIterable<Uint8Array>> {
  const parts: Part[] = [];
  try {
    for (const path of await partsOf(file)) {
      const info = await stat(path);
      if (info.isDirectory()) throw new Error("it is a folder");
      await (await open(path)).close();
      parts.push({ path, bytes: info.size, ...(info.isFile() ? { end: info.size - 1 } : {}) });
    }
  } catch (thrown) {
    throw unreadable(file, thrown);
  }
  return pieces(parts, onProgress);
}

interface Part {
  readonly path: string;
  readonly bytes: number;
  /** The last byte that is read; absent: whatever comes. */
  readonly end?: number;
}

async function* pieces(parts: readonly Part[], onProgress?: OnProgress): AsyncGenerator<Uint8Array> {
  const totalBytes = parts.reduce((sum, { bytes }) => sum + bytes, 0);
  let readBytes = 0;
  for (const { path, end } of parts) {
    if (end === -1) continue;
    try {
      const upTo = end === undefined ? {} : { end };
      for await (const piece of createReadStream(path, { highWaterMark: PIECE_BYTES, ...upTo })) {
        if (!(piece instanceof Uint8Array)) continue;
        readBytes += piece.length;
        yield piece;
        onProgress?.(readBytes, Math.max(totalBytes, readBytes));
      }
    } catch (thrown) {
      throw unreadable(path, thrown);
    }
  }
}

/** By how it begins. */
export function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b;
}

/**
 * The same pieces, unpacked when they begin like gzip. A packed file that was cut off gives all that is in it;
 * one damaged inside gives what stands before the damage, then calls `onDamage`.
 */
export async function* unpacked(
  bytes: AsyncIterable<Uint8Array>,
  onDamage: (reason: string) => void,
): AsyncGenerator<Uint8Array> {
  const iterator = bytes[Symbol.asyncIterator]();
  const { head, done } = await firstBytes(iterator);
  const all = chained(head, done ? undefined : iterator);
  if (!isGzip(head)) {
    yield* all;
    return;
  }
  const packed = Readable.from(all, { objectMode: false });
  let sourceFault: Error | undefined;
  const gunzip = createGunzip({ finishFlush: constants.Z_SYNC_FLUSH, chunkSize: UNPACKED_PIECE_BYTES });
  packed.on("error", (fault: Error) => {
    sourceFault = fault;
    gunzip.destroy(fault);
  });
  packed.pipe(gunzip);
  try {
    for await (const piece of gunzip) if (piece instanceof Uint8Array) yield piece;
  } catch (thrown) {
    if (sourceFault !== undefined) throw sourceFault;
    onDamage(`gzip data is damaged (${reasonOf(thrown)})`);
  } finally {
    packed.destroy();
  }
}

/** At least two bytes (gzip's signature), unless there are fewer. */
async function firstBytes(iterator: AsyncIterator<Uint8Array>): Promise<{ head: Uint8Array; done: boolean }> {
  let head: Uint8Array = new Uint8Array(0);
  while (head.length < 2) {
    const next = await iterator.next();
    if (next.done === true) return { head, done: true };
    head = head.length === 0 ? next.value : Buffer.concat([head, next.value]);
  }
  return { head, done: false };
}

async function* chained(head: Uint8Array, rest: AsyncIterator<Uint8Array> | undefined): AsyncGenerator<Uint8Array> {
  try {
    if (head.length > 0) yield head;
    if (rest === undefined) return;
    for (;;) {
      const next = await rest.next();
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    await rest?.return?.();
  }
}

function unreadable(file: string, thrown: unknown): InchwormError {
  if (thrown instanceof InchwormError) return thrown;
  return new InchwormError("FILE_UNREADABLE", `${file}: ${reasonOf(thrown)}`, {
    cause: thrown,
  });
}
