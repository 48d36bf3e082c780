// Serial ports on Linux, as the kernel tells them: no library and no udev needed, so it works in a container too.
import { readdir, readFile, realpath } from "node:fs/promises";
import { dirname, join } from "node:path";

import type { PortInfo } from "#hub/link/serial/access.ts";

const TTY_FOLDER = "/sys/class/tty";
/** From a port up to its USB device: its interface, the device, with an adapter's own port between them. */
const LEVELS_UP = 4;

/** Ports of a device; the kernel's own consoles are none. */
export async function linuxPorts(folder = TTY_FOLDER): Promise<PortInfo[]> {
  const names = await readdir(folder).catch(() => []);
  const ports = await Promise.all(names.map((name) => portAt(folder, name)));
  return ports.filter((port) => port !== undefined).toSorted((one, other) => (one.path < other.path ? -1 : 1));
}

async function portAt(folder: string, name: string): Promise<PortInfo | undefined> {
  const device = await realpath(join(folder, name, "device")).catch(() => undefined);
  if (device === undefined) return undefined;
  const path = `/dev/${name}`;
  let place = device;
  for (let level = 0; level < LEVELS_UP; level++) {
    const vendorId = await word(join(place, "idVendor"));
    const productId = await word(join(place, "idProduct"));
    if (vendorId !== undefined && productId !== undefined) {
      const maker = await word(join(place, "manufacturer"));
      return { path, vendorId, productId, ...(maker === undefined ? {} : { maker }) };
    }
    place = dirname(place);
  }
  return { path };
}

async function word(file: string): Promise<string | undefined> {
  try {
    return (await readFile(file, "utf8")).trim();
  } catch {
    return undefined;
  }
}
