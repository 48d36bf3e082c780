// Where an import puts what it takes in until it is whole.
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";

const LEFT_BEHIND = /^import-\d+\.new$/;

/** Its path; not made yet. What an import that was cut off left behind is cleared away: one import a folder at a time. */
export async function importFolder(dataDir: string, nowMs: number): Promise<string> {
  const names = await readdir(dataDir).catch(() => []);
  for (const name of names.filter((one) => LEFT_BEHIND.test(one)))
    await rm(join(dataDir, name), { recursive: true, force: true }).catch(() => undefined);
  return join(dataDir, `import-${nowMs}.new`);
}
