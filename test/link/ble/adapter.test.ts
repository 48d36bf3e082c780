import { expect, test } from "vitest";

import { adapterFault } from "#hub/link/ble/adapter.ts";
import type { Machine } from "#hub/link/ble/adapter.ts";

const gone = (code: string) => () => Promise.reject(Object.assign(new Error(code), { code }));
const LINUX: Machine = {
  platform: "linux",
  list: () => Promise.resolve(["hci0"]),
  read: () => Promise.resolve("CapEff:\t0000000000002000\n"),
  mayUse: () => Promise.resolve(),
};

test.each<[string, string | undefined, Partial<Machine>, string | undefined]>([
  ["an adapter and the right to it", undefined, {}, undefined],
  ["root", undefined, { read: () => Promise.resolve("CapEff:\t000001ffffffffff\n") }, undefined],
  ["no adapter", undefined, { list: () => Promise.resolve([]) }, "BLUETOOTH_MISSING"],
  ["a system without Bluetooth", undefined, { list: gone("ENOENT") }, "BLUETOOTH_MISSING"],
  ["only a connection's folder", undefined, { list: () => Promise.resolve(["hci0:64"]) }, "BLUETOOTH_MISSING"],
  ["no right", undefined, { read: () => Promise.resolve("CapEff:\t0000000000000000\n") }, "BLUETOOTH_FORBIDDEN"],
  ["rights that cannot be read", undefined, { read: gone("ENOENT") }, undefined],
  ["macOS, which is asked later", undefined, { platform: "darwin", list: gone("ENOENT") }, undefined],
  ["a serial adapter", "/dev/ttyACM0", { list: gone("ENOENT") }, undefined],
  ["no serial adapter", "/dev/ttyACM0", { mayUse: gone("ENOENT") }, "BLUETOOTH_MISSING"],
  ["a serial port of others", "/dev/ttyACM0", { mayUse: gone("EACCES") }, "BLUETOOTH_FORBIDDEN"],
])("%s", async (_case, hciPath, changes, code) => {
  const fault = await adapterFault(hciPath, { ...LINUX, ...changes });
  expect(fault?.code).toBe(code);
});
