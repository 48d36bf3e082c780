// `mkdir -p`. Node's own recursive one never ends where a folder that exists takes no new ones and says ENOENT (/proc).
import { mkdir, stat } from "node:fs/promises";
import { dirname } from "node:path";

/** For this user's eyes only, as far as it makes them. Rejects with the system's error. */
export async function makeFolder(path: string): Promise<void> {
  if (await isFolder(path)) return;
  const parent = dirname(path);
  if (parent !== path) await makeFolder(parent);
  try {
    await mkdir(path, { mode: 0o700 });
  } catch (thrown) {
    // Another may have made it meanwhile.
    if (!(await isFolder(path))) throw thrown;
  }
}

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found?.isDirectory() === true;
}
