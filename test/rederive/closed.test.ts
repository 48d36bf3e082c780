import { readdir, readlink } from "node:fs/promises";

import { expect, test } from "vitest";

import { rederive } from "#hub/rederive/rederive.ts";
import { sessionFiles } from "#hub/session/files.ts";
import { scratchFolder } from "#test/recording/scratch.ts";
import { sampleLines, sampleSession, writeSession } from "#test/store/samples.ts";

/** How many times this process has the file open; undefined where the system does not tell. */
async function openedTimes(path: string): Promise<number | undefined> {
  const open = await readdir("/proc/self/fd").catch(() => undefined);
  if (open === undefined) return undefined;
  const files = await Promise.all(open.map((one) => readlink(`/proc/self/fd/${one}`).catch(() => "")));
  return files.filter((file) => file === path).length;
}

test("a recording that cannot be worked out is closed again", async ({ skip }) => {
  const dataDir = await scratchFolder();
  const sample = sampleSession(0);
  // More than is read in one go.
  const many = Array.from({ length: 20_000 }, (_, tMs) => ({ k: "mark", tMs, mark: "resume" }));
  await writeSession(dataDir, sample, [...sampleLines(sample), ...many]);
  const { journal } = sessionFiles(dataDir, sample.id);
  if ((await openedTimes(journal)) === undefined) skip("only Linux tells which files are open");
  const createCore = () => {
    throw new Error("no core today");
  };
  const about = { journalPath: journal, session: sample, createCore, coreVersion: "9.9.9", nowMs: 0 };
  await expect(rederive(about)).rejects.toThrow("no core today");
  await expect.poll(() => openedTimes(journal)).toBe(0);
});
