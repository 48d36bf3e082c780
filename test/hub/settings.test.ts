import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, expect, test } from "vitest";

import { loadSettings } from "#hub/settings.ts";

let dir = "";
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "inchworm-settings-"));
});
afterEach(() => rm(dir, { recursive: true }));

test("defaults until something is saved; the folder is made on the first save", async () => {
  const file = join(dir, "deep", "settings.json");
  const { store, fault } = await loadSettings(file);
  expect(fault).toBeUndefined();
  expect(store.get()).toEqual({ units: "in" });
  await store.put({ units: "mm", bodyWeightKg: 62 });
  expect(store.get()).toEqual({ units: "mm", bodyWeightKg: 62 });
  expect((await loadSettings(file)).store.get()).toEqual({ units: "mm", bodyWeightKg: 62 });
  expect(await readdir(join(dir, "deep"))).toEqual(["settings.json"]);
});

test.each([
  ["not JSON", "{"],
  ["a wrong value", '{"units":"furlong"}'],
  ["a wrong shape", "[]"],
])("a file that is %s gives the defaults and a fault, and is left alone", async (_name, text) => {
  const file = join(dir, "settings.json");
  await writeFile(file, text);
  const { store, fault } = await loadSettings(file);
  expect(store.get()).toEqual({ units: "in" });
  expect(fault?.code).toBe("SETTINGS_UNREADABLE");
  expect(await readFile(file, "utf8")).toBe(text);
});

test("saves at the same time all finish; the last one wins and the file is whole", async () => {
  const file = join(dir, "settings.json");
  const { store } = await loadSettings(file);
  await Promise.all([30, 40, 50, 60].map((bodyWeightKg) => store.put({ units: "in", bodyWeightKg })));
  expect(JSON.parse(await readFile(file, "utf8"))).toEqual({ units: "in", bodyWeightKg: 60 });
});

test("a save that fails leaves the old settings in force, and the next one works", async () => {
  const file = join(dir, "folder-in-the-way", "settings.json");
  const { store } = await loadSettings(file);
  await writeFile(join(dir, "folder-in-the-way"), "a file");
  await expect(store.put({ units: "mm" })).rejects.toMatchObject({ code: "FILE_UNWRITABLE" });
  expect(store.get()).toEqual({ units: "in" });
  await rm(join(dir, "folder-in-the-way"));
  await store.put({ units: "mm" });
  expect(store.get()).toEqual({ units: "mm" });
});
