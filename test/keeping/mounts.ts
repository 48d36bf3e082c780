// Disks that are full or read-only for real: small ones in memory, where this system lets us mount. Nothing else keeps root
// from writing.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmdirSync } from "node:fs";
import { statfs, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const SIZE = "size=4m";

function mount(...flags: readonly string[]): void {
  execFileSync("mount", flags, { stdio: ["ignore", "ignore", "pipe"] });
}

/** Why mounting cannot be tried here; undefined: it can. */
export function whyNoMount(): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), "inchworm-mount-"));
  try {
    mountSmall(folder);
    unmount(folder);
    return undefined;
  } catch (thrown) {
    return `mounting is not permitted here (${thrown instanceof Error ? (thrown.message.split("\n")[1] ?? thrown.message) : ""})`;
  } finally {
    rmdirSync(folder);
  }
}

/** An empty disk of 4 MiB over the folder. @throws Error */
export function mountSmall(folder: string): void {
  mount("-t", "tmpfs", "-o", SIZE, "tmpfs", folder);
}

/** Of a disk that nobody writes to. */
export function makeReadOnly(folder: string, isReadOnly = true): void {
  mount("-o", `remount,${isReadOnly ? "ro" : "rw"}`, folder);
}

/** What is opened from now on cannot be written; what is open already can. `unmount` ends it. */
export function coverReadOnly(folder: string): void {
  mount("--bind", folder, folder);
  mount("-o", "remount,bind,ro", folder);
}

export function unmount(folder: string): void {
  execFileSync("umount", ["-l", folder], { stdio: "ignore" });
}

/** Not a byte is left. */
export async function fillUp(folder: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  await writeFile(join(folder, "filler"), Buffer.alloc((bavail + 1) * bsize)).catch(() => undefined);
}
