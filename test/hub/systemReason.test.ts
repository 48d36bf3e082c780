// What the operating system refuses is told in one plain sentence: the path once, no code, no call.
import { open, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { expect, test } from "vitest";

import { asInchwormError, reasonOf } from "#hub/errors.ts";
import { scratchFolder } from "#test/recording/scratch.ts";

async function refused(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => expect.fail("it worked"),
    (thrown: unknown) => thrown,
  );
}

test("a missing file, a folder where a file should be, a file where a folder should be", async () => {
  const folder = await scratchFolder();
  const file = join(folder, "file");
  await writeFile(file, "");
  const gone = await refused(readFile(join(folder, "gone")));
  expect(reasonOf(gone)).toBe("there is no such file or folder");
  expect(asInchwormError(gone, "FILE_UNREADABLE").detail).toBe(
    `${join(folder, "gone")}: there is no such file or folder`,
  );
  expect(reasonOf(await refused(readFile(folder)))).toBe("it is a folder");
  expect(reasonOf(await refused(readdir(file)))).toBe("a part of this path is a file, not a folder");
  expect(reasonOf(await refused(open(file, "wx")))).toBe("it is there already");
});

const systemError = (message: string, code: string) => Object.assign(new Error(message), { code });

test.each([
  ["ENOSPC: no space left on device, write", "ENOSPC", "the disk is full"],
  ["EFAULT: bad address in system call argument, read", "EFAULT", "bad address in system call argument (EFAULT)"],
])("of a file that is open already: %s", (message, code, reason) => {
  const thrown = systemError(message, code);
  expect(reasonOf(thrown)).toBe(reason);
  expect(asInchwormError(thrown, "FILE_UNWRITABLE").detail).toBe(reason);
});

test("what another than the file system says stays as it is", () => {
  const network = systemError("connect ECONNREFUSED 127.0.0.1:5432", "ECONNREFUSED");
  expect(reasonOf(network)).toBe("connect ECONNREFUSED 127.0.0.1:5432");
  expect(reasonOf(new Error("ENOENT: quoted, open"))).toBe("ENOENT: quoted, open");
  expect(reasonOf("a text")).toBe("a text");
});
