// The link's round on a radio that the test plays: what the emulated radio does not show.
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { systemClock } from "#hub/clock.ts";
import { createBleLink } from "#hub/link/ble/link.ts";
import { createLinkLog } from "#scripts/radio/linkLog.ts";
import { temporaryFolder } from "#test/hub/runningHub.ts";
import { CONTROL_UUID } from "#shared/protocol/index.ts";
import { air, resetAir } from "#test/link/ble/fakeNoble.ts";
import { infoRecord } from "#test/link/serial/fakePorts.ts";

vi.mock("@stoprocent/noble", () => import("#test/link/ble/fakeNoble.ts"));

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let hciPath = "";
beforeEach(async () => {
  resetAir();
  folder = await temporaryFolder();
  hciPath = join(folder.path, "port");
  await writeFile(hciPath, "");
});
afterEach(async () => {
  await rm(hciPath);
  await folder.remove();
});

function open(name: string) {
  const log = createLinkLog();
  const link = createBleLink(`ble:${name}?hci=${hciPath}`, { clock: systemClock, random: () => 0 });
  return { log, link };
}

test("a development build, which advertises no service, is found again", async () => {
  air.advertisesService = false;
  const { log, link } = open("Worm");
  await link.open(log.handlers);
  await vi.waitFor(() => expect(air.calls).toContain(`subscribe ${CONTROL_UUID}`));
  const again = log.next("connecting");
  air.connected?.hangUp(8);
  await again;
  await link.close();
});

test("a link that trips over its own hub says so, and lets the adapter go", async () => {
  const { log, link } = open("Worm");
  const state = () => {
    throw new Error("no");
  };
  await link.open({ ...log.handlers, state });
  await vi.waitFor(() => expect(log.faults).toEqual(["UNEXPECTED"]));
  expect(air.calls).toEqual(["open", "stop"]);
  await link.close();
});

test("a roller of another protocol is told once, not listened to, and left alone for a while", async () => {
  const other = infoRecord("one");
  other[1] = 2;
  air.info = other;
  const { log, link } = open("Worm");
  const waiting = log.next("waiting");
  await link.open(log.handlers);
  expect((await waiting).detail).toContain("it speaks version 2 of the protocol");
  // Any other failure is tried again after 0.2 s at first.
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect(air.calls).toEqual(["open", "connect"]);
  expect(log.faults).toEqual(["FIRMWARE_MISMATCH"]);
  expect(log.states.map(({ state }) => state)).toEqual(["searching", "connecting", "waiting"]);
  await link.close();
});
