// Links on machines where something is missing: they say what, once, and go on trying.
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { afterEach, beforeEach, expect, test } from "vitest";

import { systemClock } from "#hub/clock.ts";
import { createBleLink } from "#hub/link/ble/link.ts";
import type { NobleModule } from "#hub/link/ble/noble.ts";
import { createLinkLog } from "#scripts/radio/linkLog.ts";
import { temporaryFolder } from "#test/hub/runningHub.ts";

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => folder.remove());

function open(path: string, loadNoble: () => Promise<NobleModule>) {
  const log = createLinkLog();
  const link = createBleLink(`ble:?hci=${path}`, { clock: systemClock, random: () => 0, loadNoble });
  return { log, link };
}

test("no adapter: told once though it is looked for again and again, until it is there", async () => {
  const path = join(folder.path, "port");
  const { log, link } = open(path, () => Promise.reject(new Error("no such module\nRequire stack: …")));
  const first = log.next("waiting");
  await link.open(log.handlers);
  expect((await first).detail).toBe(
    `There is no Bluetooth adapter to use: there is no ${path}. ` +
      "Plug one in or switch it on in the system's settings; the hub keeps looking for it.",
  );
  await log.next("waiting");
  expect(log.faults).toEqual(["BLUETOOTH_MISSING"]);

  await writeFile(path, "");
  while (log.faults.length < 2) await log.next("waiting");
  expect(log.states.at(-1)?.detail).toContain("The Bluetooth library cannot be loaded: no such module.");
  await rm(path);
  while (log.faults.length < 3) await log.next("waiting");
  expect(log.faults).toEqual(["BLUETOOTH_MISSING", "BLUETOOTH_UNUSABLE", "BLUETOOTH_MISSING"]);
  await link.close();
  expect(log.states.map(({ state }) => state)).toEqual([...log.states.slice(1).map(() => "waiting"), "closed"]);
});

test("nothing can be sent, and closing does not wait for the next try", async () => {
  const { log, link } = open(join(folder.path, "port"), () => Promise.reject(new Error("not asked for")));
  const waiting = log.next("waiting");
  await link.open(log.handlers);
  await waiting;
  expect(await link.send(Uint8Array.of(5))).toBe(false);
  await link.close();
  expect(log.states.at(-1)?.state).toBe("closed");
});
