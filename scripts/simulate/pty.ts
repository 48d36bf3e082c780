// A serial port of no hardware: one end is a file that opens like a port, the other is ours. socat makes it, because
// Node cannot.
import { spawn } from "node:child_process";
import { lstat, stat } from "node:fs/promises";

import { InchwormError } from "#hub/errors.ts";

const THERE_WITHIN_MS = 3000;
const LOOK_EVERY_MS = 10;

export interface Pty {
  readonly path: string;
  write(bytes: Uint8Array): void;
  /** Waits until what was written has left this process. */
  drained(): Promise<void>;
  /** Takes the port away, as unplugging does. */
  close(): Promise<void>;
}

/** @throws InchwormError LINK_UNAVAILABLE when socat is missing or cannot make it */
export async function openPty(path: string, receive: (bytes: Uint8Array) => void): Promise<Pty> {
  const child = spawn("socat", [`pty,raw,echo=0,link=${path.replaceAll(/([:,!"'\\])/g, "\\$1")}`, "stdio"], {
    stdio: ["pipe", "pipe", "pipe"],
  });
  let complaint = "";
  let ended = false;
  const end = new Promise<void>((resolve) => {
    const over = () => {
      ended = true;
      resolve();
    };
    child.once("error", (error) => {
      const missing = "code" in error && error.code === "ENOENT";
      complaint = missing ? "socat is not installed (apt-get install socat, brew install socat)" : error.message;
      over();
    });
    child.once("close", over);
  });
  child.stderr.on("data", (text: Buffer) => (complaint += text.toString()));
  child.stdout.on("data", (bytes: Buffer) => receive(bytes));
  child.stdin.on("error", () => undefined);
  const stop = async () => {
    child.kill();
    await end;
  };
  for (let waitedMs = 0; !(await isPort(path)); waitedMs += LOOK_EVERY_MS) {
    if (ended || waitedMs >= THERE_WITHIN_MS) {
      await stop();
      throw new InchwormError("LINK_UNAVAILABLE", `${path}: ${complaint.trim() || "it does not appear"}`);
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  return {
    path,
    write(bytes) {
      if (!ended) child.stdin.write(bytes);
    },
    drained: () =>
      ended || !child.stdin.writableNeedDrain
        ? Promise.resolve()
        : Promise.race([end, new Promise<void>((resolve) => child.stdin.once("drain", () => resolve()))]),
    close: stop,
  };
}

/** socat's link is there and leads to a terminal. */
async function isPort(path: string): Promise<boolean> {
  try {
    if (!(await lstat(path)).isSymbolicLink()) return false;
    return (await stat(path)).isCharacterDevice();
  } catch {
    return false;
  }
}
