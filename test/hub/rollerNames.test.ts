import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { afterEach, beforeEach, expect, test } from "vitest";

import { writeAtomically } from "#hub/atomicFile.ts";
import { openRollerNames } from "#hub/rollerNames.ts";
import { RollerChange } from "#shared/schema/api.ts";
import { check } from "#shared/schema/check.ts";
import { temporaryFolder } from "#test/hub/runningHub.ts";

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => folder.remove());
const open = () => openRollerNames({ dataDir: folder.path, write: writeAtomically });

test("a given name is there again at the next start, and an empty one takes it back", async () => {
  const { names } = await open();
  expect(names.get("sim-one")).toBeUndefined();
  await Promise.all([names.set("sim-one", "Room 1"), names.set("sim-two", "Window")]);
  const again = (await open()).names;
  expect([again.get("sim-one"), again.get("sim-two")]).toEqual(["Room 1", "Window"]);
  await again.set("sim-one", "");
  expect((await open()).names.get("sim-one")).toBeUndefined();
});

test.each(["{", '{"sim-one":7}', '{"sim-one":"a\\u0007b"}'])(
  "a file with %s is told and left as it is",
  async (text) => {
    const file = join(folder.path, "rollers.json");
    await writeFile(file, text);
    const { names, fault } = await open();
    expect(fault?.code).toBe("FILE_UNREADABLE");
    expect(names.get("sim-one")).toBeUndefined();
    expect(await readFile(file, "utf8")).toBe(text);
  },
);

test("what cannot be written is said, and the name is in force until the hub ends", async () => {
  const { names } = await openRollerNames({ dataDir: folder.path, write: () => Promise.reject(new Error("full")) });
  await expect(names.set("sim-one", "Room 1")).rejects.toMatchObject({ code: "FILE_UNWRITABLE" });
  expect(names.get("sim-one")).toBe("Room 1");
});

test("a name is one line of at most 40 characters", () => {
  expect(check(RollerChange, { name: "  Room 1 " })).toMatchObject({ ok: true, value: { name: "Room 1" } });
  for (const name of ["x".repeat(41), "a\nb", "a\u202Eb", 7]) expect(check(RollerChange, { name }).ok).toBe(false);
});
