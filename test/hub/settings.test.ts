import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, expect, test } from "vitest";

import { readOldSettings, removeOldSettings } from "#hub/settings.ts";

let dir = "";
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "inchworm-settings-"));
});
afterEach(() => rm(dir, { recursive: true }));

test("without a file the defaults, and nothing to take over", async () => {
  const file = join(dir, "settings.json");
  expect(await readOldSettings(file)).toEqual({ settings: { units: "in" }, found: false });
  await removeOldSettings(file);
});

test("what was saved is found, until it is removed", async () => {
  const file = join(dir, "settings.json");
  await writeFile(file, '{"units":"mm","bodyWeightKg":62}');
  expect(await readOldSettings(file)).toEqual({ settings: { units: "mm", bodyWeightKg: 62 }, found: true });
  await removeOldSettings(file);
  expect(await readOldSettings(file)).toMatchObject({ found: false });
});

test.each([
  ["not JSON", "{"],
  ["a wrong value", '{"units":"furlong"}'],
  ["a wrong shape", "[]"],
])("a file that is %s gives the defaults and a fault, and is left alone", async (_name, text) => {
  const file = join(dir, "settings.json");
  await writeFile(file, text);
  const { settings, found, fault } = await readOldSettings(file);
  expect(settings).toEqual({ units: "in" });
  expect(found).toBe(false);
  expect(fault?.code).toBe("SETTINGS_UNREADABLE");
  expect(await readFile(file, "utf8")).toBe(text);
});
