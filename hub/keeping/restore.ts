// A data folder from a backup. Everything is unpacked beside it and checked first; only a backup that is whole takes its place.
import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { readdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";

import * as z from "zod/mini";

import { InchwormError, reasonOf } from "#hub/errors.ts";
import { MANIFEST } from "#hub/keeping/backup.ts";
import { importFolder } from "#hub/keeping/importFolder.ts";
import { readTar } from "#hub/keeping/tar.ts";
import { makeFolder } from "#hub/makeFolder.ts";
import { systemFault } from "#hub/systemReason.ts";
import { check } from "#shared/schema/check.ts";

const Manifest = z.object({
  format: z.literal("inchworm-backup"),
  version: z.literal(1),
  files: z.record(z.string(), z.string()),
});
const MANIFEST_AT_MOST_BYTES = 64 * 1024 * 1024;

/** Unpacks into the new folder `into`. Gives the names. @throws InchwormError BAD_BACKUP, FILE_UNREADABLE, FILE_UNWRITABLE; `into` is gone then. */
export async function unpackBackup(file: string, into: string): Promise<string[]> {
  const { pieces, close } = unpacking(file);
  try {
    return await unpack(pieces, into);
  } catch (thrown) {
    await rm(into, { recursive: true, force: true }).catch(() => undefined);
    throw unpackFault(thrown, file, into);
  } finally {
    close();
  }
}

/** A first look, before anything is touched. @throws InchwormError FILE_UNREADABLE, BAD_BACKUP */
export async function refuseNoBackup(file: string): Promise<void> {
  const { pieces, close } = unpacking(file);
  try {
    const first = await readTar(pieces).next();
    if (first.done === true) throw new Error("there is nothing in it");
  } catch (thrown) {
    throw unpackFault(thrown, file, file);
  } finally {
    close();
  }
}

/** What reading says is told by `unpacking`: any other word of the system is about where it is unpacked to. */
function unpackFault(thrown: unknown, file: string, into: string): InchwormError {
  if (thrown instanceof InchwormError) return thrown;
  const refused = systemFault(thrown);
  if (refused === undefined) return new InchwormError("BAD_BACKUP", `${file}: ${reasonOf(thrown)}`, { cause: thrown });
  return new InchwormError("FILE_UNWRITABLE", `${refused.path ?? into}: ${refused.reason}`, { cause: thrown });
}

/** What it holds; what keeps it from being read as FILE_UNREADABLE. */
function unpacking(file: string): { pieces: AsyncIterable<Uint8Array>; close(): void } {
  const gunzip = createGunzip();
  const plain = createReadStream(file).on("error", (thrown) => {
    gunzip.destroy(new InchwormError("FILE_UNREADABLE", `${file}: ${reasonOf(thrown)}`, { cause: thrown }));
  });
  return {
    pieces: plain.pipe(gunzip),
    close() {
      plain.destroy();
      gunzip.destroy();
    },
  };
}

async function unpack(archive: AsyncIterable<Uint8Array>, into: string): Promise<string[]> {
  const sums = new Map<string, string>();
  let manifest: unknown;
  for await (const { name, bytes, content } of readTar(archive)) {
    if (name === MANIFEST) {
      if (bytes > MANIFEST_AT_MOST_BYTES) throw new Error("its list of files is too long");
      const pieces: Uint8Array[] = [];
      for await (const piece of content) pieces.push(piece);
      manifest = JSON.parse(Buffer.concat(pieces).toString("utf8"));
      continue;
    }
    if (!isSafe(name) || sums.has(name)) throw new Error(`it holds a name that no backup has: ${name}`);
    const path = join(into, ...name.split("/"));
    await makeFolder(dirname(path));
    const hash = createHash("sha256");
    async function* hashed(): AsyncGenerator<Uint8Array> {
      for await (const piece of content) {
        hash.update(piece);
        yield piece;
      }
    }
    const out = createWriteStream(path, { flush: true, mode: 0o600 });
    await pipeline(Readable.from(hashed(), { objectMode: false }), out);
    sums.set(name, hash.digest("hex"));
  }
  const checked = check(Manifest, manifest);
  if (!checked.ok) throw new Error(`its list of files is not as it should be: ${checked.fault}`);
  const { files } = checked.value;
  for (const [name, sum] of Object.entries(files)) if (sums.get(name) !== sum) throw new Error(`${name} is damaged`);
  for (const name of sums.keys()) if (!Object.hasOwn(files, name)) throw new Error(`${name} is not on its list`);
  return [...sums.keys()];
}

/** Nothing leads out of the folder, on any system. */
function isSafe(name: string): boolean {
  return name.split("/").every((part) => part !== "" && part !== "." && part !== ".." && !/[\\:\p{Cc}]/u.test(part));
}

export interface RestoreOptions {
  readonly dataDir: string;
  readonly file: string;
  /** What is there is set aside. Without it a folder with anything in it is refused. */
  readonly force: boolean;
  readonly nowMs: number;
}

/** @throws InchwormError BAD_BACKUP, FILE_UNREADABLE, FILE_UNWRITABLE; everything is as it was then. */
export async function restore({ dataDir, file, force, nowMs }: RestoreOptions) {
  const there = await readdir(dataDir).catch(() => undefined);
  const isInUse = there !== undefined && there.length > 0;
  if (isInUse && !force) {
    throw new InchwormError("FILE_UNWRITABLE", `${dataDir}: there is something in it; --force sets it aside`);
  }
  const when = new Date(nowMs).toISOString().replaceAll(/[:.]/g, "-");
  const names = await unpackBackup(file, `${dataDir}.${when}.restoring`);
  const aside = isInUse ? `${dataDir}.${when}.aside` : undefined;
  try {
    if (aside === undefined) await rm(dataDir, { recursive: true, force: true });
    else await rename(dataDir, aside);
    await rename(`${dataDir}.${when}.restoring`, dataDir);
  } catch (thrown) {
    if (aside !== undefined) await rename(aside, dataDir).catch(() => undefined);
    await rm(`${dataDir}.${when}.restoring`, { recursive: true, force: true });
    throw new InchwormError("FILE_UNWRITABLE", `${dataDir}: ${reasonOf(thrown)}`, { cause: thrown });
  }
  return { files: names.length, aside };
}

/** Sessions of a backup that are not here yet, each whole or not at all. Gives their ids. */
export async function importBackup({ dataDir, file, nowMs }: Omit<RestoreOptions, "force">): Promise<string[]> {
  const staging = await importFolder(dataDir, nowMs);
  await unpackBackup(file, staging);
  try {
    await makeFolder(join(dataDir, "sessions"));
    const here = new Set(await readdir(join(dataDir, "sessions")));
    const theirs = await readdir(join(staging, "sessions")).catch(() => []);
    const taken = theirs.filter((id) => !here.has(id)).toSorted();
    for (const id of taken) await rename(join(staging, "sessions", id), join(dataDir, "sessions", id));
    return taken;
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}
