import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, expect, test } from "vitest";

import { fileNameOf, openCalibrationStore } from "#hub/calibrationStore.ts";
import { writeAtomically } from "#hub/atomicFile.ts";
import { calibrationFor } from "#test/hub/fakeLink.ts";

let dataDir = "";
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "inchworm-store-"));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

test("one file a device, whatever its id; the newest is what the next start finds", async () => {
  const { store, faults } = await openCalibrationStore({ dataDir, write: writeAtomically });
  expect(faults).toEqual([]);
  const ids = ["c4:1e:22:07:9b:d3", "../../etc/passwd", "Rolle Küche"];
  for (const id of ids) await store.save(calibrationFor(id));
  await Promise.all([
    store.save({ ...calibrationFor("one"), createdMs: 1 }),
    store.save({ ...calibrationFor("one"), createdMs: 2 }),
  ]);
  const files = await readdir(join(dataDir, "calibrations"));
  expect(files.toSorted()).toEqual(
    [
      "c4~3a1e~3a22~3a07~3a9b~3ad3.json",
      "one.json",
      "Rolle~20K~fcche.json",
      "~2e~2e~2f~2e~2e~2fetc~2fpasswd.json",
    ].toSorted(),
  );
  const again = await openCalibrationStore({ dataDir, write: writeAtomically });
  for (const id of ids) expect(again.store.get(id)?.deviceId).toBe(id);
  expect(again.store.get("one")?.createdMs).toBe(2);
  expect(again.store.get("two")).toBeUndefined();
});

test("files of no use are told of and left as they are", async () => {
  await mkdir(join(dataDir, "calibrations"));
  await writeFile(join(dataDir, "calibrations", "half.json"), "{");
  await writeFile(join(dataDir, "calibrations", "odd.json"), "{}");
  await writeFile(join(dataDir, "calibrations", "one-20270115-000000.ndjson"), "not for now");
  const { store, faults } = await openCalibrationStore({ dataDir, write: writeAtomically });
  expect(faults.map(({ code }) => code)).toEqual(["BAD_CALIBRATION", "BAD_CALIBRATION"]);
  expect(faults[0]?.detail).toContain("half.json: not JSON");
  expect(store.get("half")).toBeUndefined();
});

test("a disk that takes nothing is told of, and the calibration is in force all the same", async () => {
  const { store } = await openCalibrationStore({ dataDir, write: () => Promise.reject(new Error("disk full")) });
  await expect(store.save(calibrationFor("one"))).rejects.toMatchObject({ code: "FILE_UNWRITABLE" });
  expect(store.get("one")?.deviceId).toBe("one");
  await writeFile(join(dataDir, "file"), "");
  const blocked = await openCalibrationStore({ dataDir: join(dataDir, "file"), write: writeAtomically });
  expect(blocked.faults.length).toBe(1);
  await expect(blocked.store.recordingPath("one", 0)).rejects.toMatchObject({ code: "FILE_UNWRITABLE" });
});

test("one that is set aside lies beside the newest, and the next start does not take it for one", async () => {
  const { store } = await openCalibrationStore({ dataDir, write: writeAtomically });
  await store.save({ ...calibrationFor("one"), createdMs: 1 });
  await store.setAside({ ...calibrationFor("one"), createdMs: 1 }, Date.UTC(2027, 0, 15, 8, 30));
  await store.save({ ...calibrationFor("one"), createdMs: 2 });
  const folder = join(dataDir, "calibrations");
  expect((await readdir(folder)).toSorted()).toEqual(["one-20270115-083000.json.before", "one.json"]);
  const aside: unknown = JSON.parse(await readFile(join(folder, "one-20270115-083000.json.before"), "utf8"));
  expect(aside).toEqual({ ...calibrationFor("one"), createdMs: 1 });
  const again = await openCalibrationStore({ dataDir, write: writeAtomically });
  expect(again.faults).toEqual([]);
  expect(again.store.get("one")?.createdMs).toBe(2);
});

test("no two devices share a file", () => {
  expect(fileNameOf("a:b")).not.toBe(fileNameOf("a/b"));
  expect(fileNameOf("")).toBe("~");
});
