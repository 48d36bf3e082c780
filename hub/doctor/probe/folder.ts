// Whether the data folder can be written, by writing into it; where it does not exist yet, into what would hold it.
import { access, constants, rm, stat, statfs, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

import type { FolderFacts } from "#hub/doctor/facts.ts";
import { reasonOf } from "#hub/errors.ts";

export async function probeFolder(path: string): Promise<FolderFacts> {
  const there = await nearest(path);
  const freeBytes = await statfs(there).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => undefined,
  );
  return { path, unwritable: there === path ? await tryWriting(path) : await mayMake(there), freeBytes };
}

/** The folder itself, or the nearest one above it that exists. */
async function nearest(path: string): Promise<string> {
  const exists = await stat(path).then(
    () => true,
    () => false,
  );
  return exists || dirname(path) === path ? path : nearest(dirname(path));
}

async function tryWriting(folder: string): Promise<string | undefined> {
  const file = join(folder, `.doctor-${process.pid}`);
  try {
    await writeFile(file, "");
    await rm(file);
    return undefined;
  } catch (thrown) {
    return reasonOf(thrown);
  }
}

/** Nothing is made there only to look. */
async function mayMake(folder: string): Promise<string | undefined> {
  try {
    if (!(await stat(folder)).isDirectory()) return `${folder} is no folder`;
    await access(folder, constants.W_OK);
    return undefined;
  } catch (thrown) {
    return reasonOf(thrown);
  }
}
