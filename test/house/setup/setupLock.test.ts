import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { LOCK_FILE, withSetupLock } from "#scripts/setup/setupLock.mjs";

/** Beyond what any system hands out. */
const NO_PID = 2 ** 30;

let root: string;
let lock: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "inchworm-lock-"));
  lock = join(root, LOCK_FILE);
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(root, { recursive: true, force: true });
});

test("several set-ups work one after the other, and the lock is gone afterwards", async () => {
  let working = 0;
  let most = 0;
  const work = async () => {
    working += 1;
    most = Math.max(most, working);
    await sleep(5);
    working -= 1;
  };
  await Promise.all([1, 2, 3, 4].map(() => withSetupLock(root, work)));
  expect(most).toBe(1);
  expect(existsSync(lock)).toBe(false);
});

test("the lock is freed when the work fails", async () => {
  await expect(withSetupLock(root, () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  expect(existsSync(lock)).toBe(false);
});

test.each([
  ["its owner has died", JSON.stringify({ pids: [NO_PID], host: hostname() }), 0],
  ["its owner and its npm have died", JSON.stringify({ pids: [NO_PID, NO_PID + 1], host: hostname() }), 0],
  ["nobody on another machine has touched it for long", JSON.stringify({ pids: [1], host: "elsewhere" }), 600],
  ["it is broken and old", "{", 600],
])("a lock is taken over when %s", async (_why, text, ageS) => {
  writeFileSync(lock, text);
  const then = new Date(Date.now() - ageS * 1000);
  utimesSync(lock, then, then);
  expect(await withSetupLock(root, () => Promise.resolve("done"))).toBe("done");
});

test.each([
  ["its owner lives", JSON.stringify({ pids: [NO_PID, process.pid], host: hostname() })],
  ["it was touched just now on another machine", JSON.stringify({ pids: [NO_PID], host: "elsewhere" })],
])("a lock is waited for while %s", async (_why, text) => {
  writeFileSync(lock, text);
  let begun = false;
  const done = withSetupLock(root, async () => {
    begun = true;
  });
  await sleep(50);
  expect(begun).toBe(false);
  rmSync(lock);
  await done;
  expect(begun).toBe(true);
});
