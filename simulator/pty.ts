// A serial port of no hardware: one end is a file that opens like a port, the other is ours. socat makes it, because Node
// cannot.
import { spawn, spawnSync } from "node:child_process";
import { lstat, rm, stat } from "node:fs/promises";

const THERE_WITHIN_MS = 3000;
const LOOK_EVERY_MS = 5;
const NO_SOCAT = "socat is not installed (apt-get install socat, brew install socat)";

export interface Pty {
  readonly path: string;
  write(bytes: Uint8Array): void;
  /** Waits until what was written has left this process. */
  drained(): Promise<void>;
  /** Takes the port away, as sudden as a hand: whoever has it open sees its end. */
  close(): Promise<void>;
}

/** Why there can be no such ports here; `undefined`: there can. */
export function whyNoPtys(): string | undefined {
  if (process.platform === "win32") return "Windows has no pseudo-terminals";
  return spawnSync("socat", ["-V"], { stdio: "ignore" }).error === undefined ? undefined : NO_SOCAT;
}

/** `path`: where the port appears. @throws Error why it does not */
export async function openPty(path: string, receive: (bytes: Buffer) => void): Promise<Pty> {
  const link = path.replaceAll(/([:,!"'\\])/g, "\\$1");
  const child = spawn("socat", [`pty,rawer,link=${link}`, "stdio"], { stdio: ["pipe", "pipe", "pipe"] });
  let complaint = "";
  let ended = false;
  const end = new Promise<void>((resolve) => {
    const over = (): void => {
      ended = true;
      resolve();
    };
    child.once("error", (error) => {
      complaint = "code" in error && error.code === "ENOENT" ? NO_SOCAT : error.message;
      over();
    });
    child.once("close", over);
  });
  child.stderr.on("data", (text: Buffer) => (complaint += text.toString()));
  child.stdout.on("data", (bytes: Buffer) => receive(bytes));
  child.stdin.on("error", () => undefined);
  async function close(): Promise<void> {
    child.kill("SIGKILL");
    await end;
    // Killed like that it leaves its link behind; only that, never a file that was there before.
    if ((await lstat(path).catch(() => undefined))?.isSymbolicLink() === true) await rm(path, { force: true });
  }
  for (let waitedMs = 0; !(await isPort(path)); waitedMs += LOOK_EVERY_MS) {
    if (ended || waitedMs >= THERE_WITHIN_MS) {
      await close();
      throw new Error(`${path}: ${complaint.trim() || "it does not appear"}`);
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
    close,
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
