import { mkdir, readdir, readFile, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";

import { expect, test } from "vitest";

import { backup } from "#hub/keeping/backup.ts";
import { importBackup, restore } from "#hub/keeping/restore.ts";
import { openSessionStore } from "#hub/session/store.ts";
import { scratchFolder } from "#test/recording/scratch.ts";
import { sampleSession, writeSession } from "#test/store/samples.ts";

const NOW_MS = Date.UTC(2026, 10, 27, 18);

async function folderWith(...days: number[]): Promise<string> {
  const dataDir = join(await scratchFolder(), "data");
  for (const day of days) await writeSession(dataDir, sampleSession(day));
  return dataDir;
}

async function made() {
  const dataDir = await folderWith(0, 1);
  await mkdir(join(dataDir, "profiles"));
  await writeFile(join(dataDir, "profiles", "0123456789ab.json"), "{}");
  await writeFile(join(dataDir, "inchworm.db"), "worked out");
  await writeFile(join(dataDir, "hub.lock"), "{}");
  const file = join(await scratchFolder(), "all.tar.gz");
  expect(await backup({ dataDir, out: file, nowMs: NOW_MS })).toBeGreaterThanOrEqual(3);
  return { dataDir, file };
}

const idsIn = async (dataDir: string) => (await openSessionStore({ dataDir })).list().map(({ id }) => id);
const BOTH = [1, 0].map((day) => sampleSession(day).id);

test("what is backed up comes back, file by file, without what is worked out", async () => {
  const { dataDir, file } = await made();
  const other = join(await scratchFolder(), "other");
  const { aside } = await restore({ dataDir: other, file, force: false, nowMs: NOW_MS });
  expect(aside).toBeUndefined();
  expect((await readdir(other)).toSorted()).toEqual(["profiles", "sessions"]);
  expect(await idsIn(other)).toEqual(BOTH);
  for (const name of await readdir(join(dataDir, "sessions", BOTH[0] ?? ""))) {
    const at = (folder: string) => readFile(join(folder, "sessions", BOTH[0] ?? "", name));
    expect((await at(other)).equals(await at(dataDir))).toBe(true);
  }
});

test("a folder with something in it is refused; with force it is set aside", async () => {
  const { file } = await made();
  const other = await folderWith(7);
  await expect(restore({ dataDir: other, file, force: false, nowMs: NOW_MS })).rejects.toThrow("--force");
  expect(await idsIn(other)).toEqual([sampleSession(7).id]);
  const { aside = "" } = await restore({ dataDir: other, file, force: true, nowMs: NOW_MS });
  expect(await idsIn(other)).toEqual(BOTH);
  expect(await idsIn(aside)).toEqual([sampleSession(7).id]);
});

test.each([
  ["cut off", async (file: string) => truncate(file, 300)],
  ["no backup", async (file: string) => writeFile(file, "something else")],
  [
    "changed inside",
    async (file: string) => {
      const plain = gunzipSync(await readFile(file));
      plain.write("X", plain.indexOf('{"') + 1);
      await writeFile(file, gzipSync(plain));
    },
  ],
])("a backup that is %s changes nothing", async (_how, spoil) => {
  const { file } = await made();
  await spoil(file);
  const other = await folderWith(7);
  await expect(restore({ dataDir: other, file, force: true, nowMs: NOW_MS })).rejects.toMatchObject({
    code: "BAD_BACKUP",
  });
  expect(await idsIn(other)).toEqual([sampleSession(7).id]);
  expect(await readdir(join(other, ".."))).toEqual(["data"]);
});

test("a backup that is not there is a file that cannot be read; a folder that takes nothing, one that cannot be written", async () => {
  const { file } = await made();
  const other = join(await scratchFolder(), "other");
  const gone = `${file}.gone`;
  await expect(restore({ dataDir: other, file: gone, force: false, nowMs: NOW_MS })).rejects.toMatchObject({
    code: "FILE_UNREADABLE",
    detail: `${gone}: there is no such file or folder`,
  });
  await expect(importBackup({ dataDir: other, file: gone, nowMs: NOW_MS })).rejects.toMatchObject({
    code: "FILE_UNREADABLE",
  });
  // A file where it should be unpacked.
  const under = join(file, "data");
  await expect(restore({ dataDir: under, file, force: false, nowMs: NOW_MS })).rejects.toMatchObject({
    code: "FILE_UNWRITABLE",
  });
});

test("a name that leads out of the folder is refused", async () => {
  const { file } = await made();
  const plain = gunzipSync(await readFile(file));
  // The first header, with its checksum made right for the new name.
  const before = plain.subarray(0, 100).reduce((sum, byte) => sum + byte, 0);
  plain.fill(0, 0, 100).write("../outside.json");
  const after = plain.subarray(0, 100).reduce((sum, byte) => sum + byte, 0);
  const sum = Number.parseInt(plain.toString("ascii", 148, 154), 8) + after - before;
  plain.write(sum.toString(8).padStart(6, "0"), 148);
  await writeFile(file, gzipSync(plain));
  const other = join(await scratchFolder(), "other");
  await expect(restore({ dataDir: other, file, force: false, nowMs: NOW_MS })).rejects.toThrow("outside.json");
  expect(await readdir(join(other, ".."))).toEqual([]);
});

test("import takes the sessions that are not here yet", async () => {
  const { file } = await made();
  const other = await folderWith(1, 7);
  expect(await importBackup({ dataDir: other, file, nowMs: NOW_MS })).toEqual([sampleSession(0).id]);
  expect((await idsIn(other)).toSorted()).toEqual([...BOTH, sampleSession(7).id].toSorted());
  expect(await readdir(other)).toEqual(["sessions"]);
});
