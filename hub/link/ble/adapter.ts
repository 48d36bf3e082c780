// Whether there is an adapter and may it be used: asked of the system, without loading anything, so that it costs nothing.
import { constants } from "node:fs";
import { access, readdir, readFile } from "node:fs/promises";

import { InchwormError } from "#hub/errors.ts";

const LINUX_ADAPTERS = "/sys/class/bluetooth";
const LINUX_STATUS = "/proc/self/status";
/** Linux capability that opens Bluetooth directly, linux/capability.h. */
const CAP_NET_RAW = 13n;

/** Among the names in the adapters' folder; the others are connections. */
export function adaptersAmong(names: readonly string[]): string[] {
  return names.filter((name) => /^hci\d+$/.test(name));
}

/** What `/proc/self/status` says of the right to open Bluetooth directly; undefined: nothing. */
export function mayOpenAdapter(status: string): boolean | undefined {
  const effective = /^CapEff:\s*([0-9a-f]+)$/im.exec(status)?.[1];
  return effective === undefined ? undefined : ((BigInt(`0x${effective}`) >> CAP_NET_RAW) & 1n) === 1n;
}

export interface Machine {
  readonly platform: NodeJS.Platform;
  /** Names in a folder; rejects when there is none. */
  readonly list: (folder: string) => Promise<readonly string[]>;
  readonly read: (file: string) => Promise<string>;
  /** Rejects when the file is not there (ENOENT) or must not be used. */
  readonly mayUse: (file: string) => Promise<void>;
}

export const THIS_MACHINE: Machine = {
  platform: process.platform,
  list: (folder) => readdir(folder),
  read: (file) => readFile(file, "utf8"),
  mayUse: (file) => access(file, constants.R_OK | constants.W_OK),
};

/** Why Bluetooth cannot be used, as far as the system says so beforehand. */
export async function adapterFault(
  hciPath: string | undefined,
  machine: Machine = THIS_MACHINE,
): Promise<InchwormError | undefined> {
  if (hciPath !== undefined) return portFault(hciPath, machine);
  // The other systems tell only once they are asked for Bluetooth itself.
  return machine.platform === "linux" ? linuxFault(machine) : undefined;
}

async function portFault(hciPath: string, { mayUse }: Machine): Promise<InchwormError | undefined> {
  try {
    await mayUse(hciPath);
    return undefined;
  } catch (thrown) {
    const missing = thrown instanceof Error && "code" in thrown && thrown.code === "ENOENT";
    if (missing) return new InchwormError("BLUETOOTH_MISSING", `there is no ${hciPath}`);
    return new InchwormError("BLUETOOTH_FORBIDDEN", `${hciPath} cannot be opened by this user`);
  }
}

async function linuxFault({ list, read }: Machine): Promise<InchwormError | undefined> {
  const adapters = await list(LINUX_ADAPTERS).catch(() => []);
  if (adaptersAmong(adapters).length === 0) {
    return new InchwormError("BLUETOOTH_MISSING", "this computer has no Bluetooth adapter");
  }
  const status = await read(LINUX_STATUS).catch(() => "");
  if (mayOpenAdapter(status) !== false) return undefined;
  return new InchwormError("BLUETOOTH_FORBIDDEN", "this program lacks the right cap_net_raw");
}
