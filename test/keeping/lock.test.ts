import { readdir, readFile, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";

import { expect, test } from "vitest";

import { LOCK_FILE, lockFolder } from "#hub/keeping/lock.ts";
import { scratchFolder } from "#test/recording/scratch.ts";

const NOW_MS = Date.now();
/** The largest number a process can have anywhere is far below. */
const NOBODY = 2 ** 30;

test("a folder that is missing is made and held; who asks next is refused until it is given back", async () => {
  const dataDir = join(await scratchFolder(), "new");
  const lock = await lockFolder(dataDir);
  expect(JSON.parse(await readFile(join(dataDir, LOCK_FILE), "utf8"))).toMatchObject({ pid: process.pid });
  await expect(lockFolder(dataDir)).rejects.toMatchObject({ code: "DATA_FOLDER_IN_USE" });
  await lock.release();
  expect(await readdir(dataDir)).toEqual([]);
  await (await lockFolder(dataDir)).release();
});

test.each([
  ["of a process that is gone", { pid: NOBODY, host: hostname(), startedMs: NOW_MS }],
  ["of this process's number, which is not its own", { pid: process.pid, host: hostname(), startedMs: NOW_MS }],
  ["from before the computer started", { pid: process.ppid, host: hostname(), startedMs: 0 }],
  ["half written", undefined],
])("a file %s is taken over", async (_whose, owner) => {
  const dataDir = await scratchFolder();
  await writeFile(join(dataDir, LOCK_FILE), owner === undefined ? '{"pid":' : JSON.stringify(owner));
  const lock = await lockFolder(dataDir);
  expect(JSON.parse(await readFile(join(dataDir, LOCK_FILE), "utf8"))).toMatchObject({ pid: process.pid });
  await lock.release();
  expect(await readdir(dataDir)).toEqual([]);
});

test.each([
  ["a process that lives", { pid: process.ppid, host: hostname(), startedMs: NOW_MS }, `process ${process.ppid}`],
  ["another computer", { pid: NOBODY, host: "elsewhere", startedMs: NOW_MS }, "on elsewhere; delete the file"],
])("the folder of %s is left alone", async (_whose, owner, says) => {
  const dataDir = await scratchFolder();
  const text = JSON.stringify(owner);
  await writeFile(join(dataDir, LOCK_FILE), text);
  await expect(lockFolder(dataDir)).rejects.toMatchObject({
    code: "DATA_FOLDER_IN_USE",
    detail: expect.stringContaining(says),
  });
  expect(await readFile(join(dataDir, LOCK_FILE), "utf8")).toBe(text);
});

test("of many who find a dead one's file only one gets it", async () => {
  const dataDir = await scratchFolder();
  await writeFile(join(dataDir, LOCK_FILE), JSON.stringify({ pid: NOBODY, host: hostname(), startedMs: NOW_MS }));
  const tries = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(dataDir)));
  const got = tries.filter(({ status }) => status === "fulfilled");
  expect(got).toHaveLength(1);
});

test("what is no folder is one clear error; where nobody can write, that is said and nobody is kept out", async () => {
  const file = join(await scratchFolder(), "a-file");
  await writeFile(file, "mine");
  await expect(lockFolder(file)).rejects.toMatchObject({ code: "DATA_FOLDER_UNUSABLE" });
  expect(await readFile(file, "utf8")).toBe("mine");
  const { fault } = await lockFolder(join(file, "below"));
  expect(fault).toMatchObject({ code: "FILE_UNWRITABLE" });
});
