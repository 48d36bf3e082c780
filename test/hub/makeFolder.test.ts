import { existsSync } from "node:fs";
import { stat, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { expect, test } from "vitest";

import { makeFolder } from "#hub/makeFolder.ts";
import { scratchFolder } from "#test/recording/scratch.ts";

test("a folder and what is above it, also when several ask at once", async () => {
  const folder = join(await scratchFolder(), "one", "two", "three");
  await Promise.all([makeFolder(folder), makeFolder(folder), makeFolder(join(folder, "four"))]);
  await makeFolder(folder);
  expect((await stat(join(folder, "four"))).isDirectory()).toBe(true);
});

test("a file in the way is told", async () => {
  const file = join(await scratchFolder(), "file");
  await writeFile(file, "");
  await expect(makeFolder(file)).rejects.toMatchObject({ code: "EEXIST" });
  await expect(makeFolder(join(file, "below"))).rejects.toMatchObject({ code: "EEXIST" });
});

test("a place that takes no folders is told, and does not hang", async (context) => {
  context.skip(!existsSync("/proc/self"), "this system has no /proc");
  await expect(makeFolder("/proc/inchworm/sessions")).rejects.toMatchObject({ code: "ENOENT" });
});
