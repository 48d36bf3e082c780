// The serial ports of this computer. The only file that knows the `serialport` package, and only once a port is wanted:
// its native parts may be missing, and the hub runs without them.
import { readFile, stat } from "node:fs/promises";

import { InchwormError, reasonOf } from "#hub/errors.ts";
import type { OpenPort, PortEvents, PortInfo, SerialAccess } from "#hub/link/serial/access.ts";
import { openFault } from "#hub/link/serial/faults.ts";
import { linuxPorts } from "#hub/link/serial/linuxPorts.ts";
import { fileIdentity, watchPresence } from "#hub/link/serial/presence.ts";
import type { SerialPort } from "serialport";

export const BAUD_RATE = 115_200;
/** A port whose other end takes nothing keeps a write waiting for ever. */
const WRITE_WITHIN_MS = 1000;
const CLOSE_WITHIN_MS = 500;
const UNPLUGGED = "it was unplugged";

export type LoadSerialport = () => Promise<Pick<typeof import("serialport"), "SerialPort">>;

export function createSerialAccess(load: LoadSerialport = () => import("serialport")): SerialAccess {
  async function library() {
    try {
      return (await load()).SerialPort;
    } catch (thrown) {
      const [why] = reasonOf(thrown).split("\n");
      throw new InchwormError("SERIAL_UNAVAILABLE", why, { cause: thrown });
    }
  }

  return {
    async list() {
      if (process.platform === "linux") return linuxPorts();
      const Port = await library();
      try {
        return (await Port.list()).map(portInfo);
      } catch (thrown) {
        throw new InchwormError("SERIAL_UNAVAILABLE", `the ports cannot be listed: ${reasonOf(thrown)}`, {
          cause: thrown,
        });
      }
    },
    async open(path, events) {
      const Port = await library();
      const file = await fileIdentity(path);
      const port = new Port({ path, baudRate: BAUD_RATE, autoOpen: false });
      try {
        await opened(port);
      } catch (thrown) {
        throw openFault(thrown, { path, platform: process.platform, group: await groupOf(path) });
      }
      return openPort(port, { path, file }, events);
    },
  };
}

function opened(port: SerialPort): Promise<void> {
  return new Promise((resolve, reject) => port.open((error) => (error === null ? resolve() : reject(error))));
}

interface Place {
  readonly path: string;
  /** Identity of its file. */
  readonly file: string;
}

function openPort(port: SerialPort, { path, file }: Place, events: PortEvents): OpenPort {
  let over = false;
  const end = (reason: string) => {
    if (over) return;
    over = true;
    stopWatch();
    events.gone(reason);
  };
  const stopWatch = watchPresence({ path, opened: file, gone: () => end(UNPLUGGED) });
  port.on("data", (bytes: Uint8Array) => {
    if (!over) events.data(bytes);
  });
  port.on("error", (error: Error) => end(error.message));
  port.on("close", () => end(UNPLUGGED));
  return {
    write: (bytes) =>
      within(WRITE_WITHIN_MS, false, (done) => {
        if (over) done(false);
        else port.write(bytes, (error) => done(error === null || error === undefined));
      }),
    async close() {
      over = true;
      stopWatch();
      await within(CLOSE_WITHIN_MS, undefined, (done) =>
        port.isOpen ? port.close(() => done(undefined)) : done(undefined),
      );
    },
  };
}

/** What `start` hands to `done`, or `late` when that takes too long. */
function within<Value>(ms: number, late: Value, start: (done: (value: Value) => void) => void): Promise<Value> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(late), ms);
    start((value) => {
      clearTimeout(timer);
      resolve(value);
    });
  });
}

interface ListedPort {
  readonly path: string;
  readonly vendorId?: string | undefined;
  readonly productId?: string | undefined;
  readonly manufacturer?: string | undefined;
}

function portInfo({ path, vendorId, productId, manufacturer }: ListedPort): PortInfo {
  return {
    path,
    ...(vendorId === undefined ? {} : { vendorId: vendorId.toLowerCase().padStart(4, "0") }),
    ...(productId === undefined ? {} : { productId: productId.toLowerCase().padStart(4, "0") }),
    ...(manufacturer === undefined ? {} : { maker: manufacturer }),
  };
}

/** Name of the group a port belongs to, where the system tells. */
async function groupOf(path: string): Promise<string | undefined> {
  try {
    const { gid } = await stat(path);
    const groups = await readFile("/etc/group", "utf8");
    return gid === 0 ? undefined : new RegExp(`^([^:]+):[^:]*:${gid}:`, "m").exec(groups)?.[1];
  } catch {
    return undefined;
  }
}
