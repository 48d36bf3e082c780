import { mkdir, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { dirname, join } from "node:path";

import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { isUnknown } from "#hub/doctor/facts.ts";
import { probeFolder } from "#hub/doctor/probe/folder.ts";
import { probeLibrary } from "#hub/doctor/probe/library.ts";
import { linuxRadio } from "#hub/doctor/probe/linuxRadio.ts";
import { probeListen } from "#hub/doctor/probe/listen.ts";
import { powershellPath, readPnpDevices, readSystemProfiler } from "#hub/doctor/probe/otherRadio.ts";
import { probeRoller } from "#hub/doctor/probe/roller.ts";
import { within } from "#hub/doctor/probe/within.ts";
import { InchwormError } from "#hub/errors.ts";
import { IDENTITY } from "#test/hub/fakeLink.ts";
import { fakeLink } from "#test/hub/fakeLink.ts";
import { runHub, temporaryFolder } from "#test/hub/runningHub.ts";

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => folder.remove());

test("a probe that hangs or fails is a fact too", async () => {
  const hanging = await within(5, () => new Promise<object>(() => undefined));
  expect(isUnknown(hanging) && hanging.unknown).toBe("no answer within 0.005 s");
  expect(await within(1000, () => Promise.reject(new Error("broken")))).toEqual({ unknown: "broken" });
});

test("a library that is there loads; one that is not says so", async () => {
  expect(await probeLibrary("zod")).toEqual({ loads: true });
  const missing = await probeLibrary("no-such-library");
  expect(missing).toMatchObject({ loads: false });
});

describe("Bluetooth on Linux, from its files", () => {
  async function files(contents: Record<string, string>) {
    for (const [path, text] of Object.entries(contents)) {
      const file = join(folder.path, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
    }
    return linuxRadio(folder.path);
  }
  const ADAPTER = { "sys/class/bluetooth/hci0/name": "", "sys/class/bluetooth/hci0:1/name": "" };
  const lock = (soft: 0 | 1, hard: 0 | 1) => ({
    "sys/class/rfkill/rfkill0/type": "wlan\n",
    "sys/class/rfkill/rfkill0/soft": "1\n",
    "sys/class/rfkill/rfkill0/hard": "1\n",
    "sys/class/rfkill/rfkill1/type": "bluetooth\n",
    "sys/class/rfkill/rfkill1/soft": `${soft}\n`,
    "sys/class/rfkill/rfkill1/hard": `${hard}\n`,
  });

  test("a computer without any", async () => {
    expect(await files({})).toEqual({ adapters: [], power: "unknown", mayUse: undefined, serviceRuns: undefined });
  });
  test.each([
    [0, 0, "on"],
    [1, 0, "blocked"],
    [0, 1, "locked"],
    [1, 1, "locked"],
  ] as const)("soft lock %i, hard lock %i: %s", async (soft, hard, power) => {
    expect(await files({ ...ADAPTER, ...lock(soft, hard) })).toMatchObject({ adapters: ["hci0"], power });
  });
  test.each([
    ["0000000000000000", false],
    ["0000000000002000", true],
    ["000001ffffffdfff", false],
    ["000001ffffffffff", true],
  ])("capabilities %s: may use it %s", async (bits, mayUse) => {
    expect(await files({ ...ADAPTER, "proc/self/status": `Name:\tnode\nCapEff:\t${bits}\n` })).toMatchObject({
      mayUse,
    });
  });
  test.each([
    ["bluetoothd\n", true],
    ["node\n", false],
  ])("a process %j: the service runs %s", async (name, serviceRuns) => {
    expect(await files({ "proc/12/comm": name, "proc/uptime": "1" })).toMatchObject({ serviceRuns });
  });
});

test.each([
  [
    '{"SPBluetoothDataType":[{"controller_properties":{"controller_chipset":"BCM_4387","controller_state":"attrib_on"}}]}',
    ["BCM_4387"],
    "on",
  ],
  [
    '{"SPBluetoothDataType":[{"controller_properties":{"controller_state":"attrib_off"}}]}',
    ["the built-in one"],
    "off",
  ],
  ['{"SPBluetoothDataType":[]}', [], "unknown"],
])("macOS: %s", (json, adapters, power) => {
  expect(readSystemProfiler(json)).toMatchObject({ adapters, power });
});

test.each([
  ["OK|Intel(R) Wireless Bluetooth(R)\r\n", ["Intel(R) Wireless Bluetooth(R)"]],
  ["Error|Generic Bluetooth Radio\r\nOK|USB Radio\r\n", ["USB Radio"]],
  ["", []],
])("Windows: %j", (lines, adapters) => {
  expect(readPnpDevices(lines).adapters).toEqual(adapters);
});

test("Windows: PowerShell by its full path", () => {
  expect(powershellPath("D:\\Win")).toBe("D:\\Win\\System32\\WindowsPowerShell\\v1.0\\powershell.exe");
  expect(powershellPath(undefined)).toBe("C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe");
});

describe("the data folder", () => {
  test("one that is there is written to, and left as it was", async () => {
    expect(await probeFolder(folder.path)).toMatchObject({ path: folder.path, unwritable: undefined });
    expect((await probeFolder(folder.path)).freeBytes).toBeGreaterThan(0);
  });
  test("one that is not there yet is not made", async () => {
    const path = join(folder.path, "a", "b");
    expect(await probeFolder(path)).toMatchObject({ path, unwritable: undefined });
    await expect(probeFolder(path)).resolves.toMatchObject({ unwritable: undefined });
  });
  test("a file in its place is told", async () => {
    const path = join(folder.path, "file");
    await writeFile(path, "");
    expect((await probeFolder(path)).unwritable).toBeDefined();
    expect((await probeFolder(join(path, "below"))).unwritable).toBeDefined();
  });
});

describe("the port", () => {
  test("free, then taken by somebody else", async () => {
    const other = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const address = other.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    expect(await probeListen(port)).toEqual({ port, state: "taken" });
    await new Promise((resolve) => other.close(resolve));
    expect(await probeListen(port)).toEqual({ port, state: "free" });
  });
  test("taken by a hub", async () => {
    const { hub, ask } = await runHub({ dataDir: folder.path, links: [] });
    try {
      const port = Number(new URL(hub.url).port);
      expect(await probeListen(port)).toEqual({ port, state: "hub" });
      expect((await ask("GET", "/api/doctor")).body).toEqual({ system: "linux", findings: [] });
    } finally {
      await hub.stop();
    }
  });
});

describe("a named roller", () => {
  const waits = { ownFirmware: "1.0.0", answerMs: 50, listenMs: 20 };

  test("that answers", async () => {
    const { link } = fakeLink("serial:x");
    const facts = await probeRoller({
      ...waits,
      link: {
        ...link,
        async open(handlers) {
          handlers.identity(IDENTITY);
          handlers.frame({ rxMs: 0, seq: 0, imu: [], load: [] });
          handlers.status({
            batteryV: 3.3,
            temperatureC: 20,
            imuHz: 104,
            loadHz: 80,
            lostSamples: 0,
            queueDrops: 0,
            errors: 0b1010,
            streaming: true,
          });
        },
      },
    });
    expect(facts).toEqual({
      uri: "serial:x",
      answer: "info",
      name: "Test roller",
      deviceId: "test-device",
      board: "PUCKJS",
      firmware: "1.0.0",
      ownFirmware: "1.0.0",
      frames: 1,
      batteryV: 3.3,
      errors: ["loadSilent", "lowBattery"],
    });
  });
  test("of another protocol", async () => {
    const { link } = fakeLink("serial:x");
    const open: typeof link.open = async (handlers) => handlers.bad(1, "protocolVersion");
    expect(await probeRoller({ ...waits, link: { ...link, open } })).toMatchObject({ answer: "otherProtocol" });
  });
  test("that says nothing, with what the link knows of it", async () => {
    const { link } = fakeLink("serial:x");
    const problem = new InchwormError("SERIAL_PORT_BUSY", "x");
    const open: typeof link.open = async (handlers) => handlers.fault?.(problem);
    expect(await probeRoller({ ...waits, link: { ...link, open } })).toEqual({
      uri: "serial:x",
      answer: "none",
      why: problem.message,
      whatToDo: problem.whatToDo,
    });
    expect(await probeRoller({ ...waits, link })).toMatchObject({ answer: "none", why: "nothing was heard from it" });
  });
  test("whose link never closes, or fails to, does not hold the doctor up", async () => {
    const { link } = fakeLink("serial:x");
    for (const close of [() => new Promise<void>(() => undefined), () => Promise.reject(new Error("no"))]) {
      expect(await probeRoller({ ...waits, link: { ...link, close } })).toMatchObject({ answer: "none" });
    }
  });
});
