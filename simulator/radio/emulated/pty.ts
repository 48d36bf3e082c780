// A serial port whose other end is this process: a pseudo-terminal that socat makes. Whoever opens it sees a UART.
import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";

const APPEARS_WITHIN_MS = 3000;
const LOOK_EVERY_MS = 5;

export interface Pty {
  write(bytes: Uint8Array): void;
  /** Pulls it out: whoever has it open sees its end. */
  remove(): Promise<void>;
}

/** Why there can be no such ports here; `undefined`: there can. */
export function whyNoPtys(): string | undefined {
  if (process.platform === "win32") return "Windows has no pseudo-terminals";
  const { error } = spawnSync("socat", ["-V"], { stdio: "ignore" });
  return error === undefined
    ? undefined
    : "socat is not installed (Debian: apt-get install socat; macOS: brew install socat)";
}

/** `path`: where the port appears. */
export async function createPty(path: string, onBytes: (bytes: Buffer) => void): Promise<Pty> {
  const socat = spawn("socat", [`PTY,link=${path},rawer`, "STDIO"], { stdio: ["pipe", "pipe", "ignore"] });
  socat.stdout.on("data", onBytes);
  socat.stdin.on("error", () => undefined);
  const ended = new Promise<void>((resolve) => socat.once("close", () => resolve()));
  for (let waitedMs = 0; !existsSync(path); waitedMs += LOOK_EVERY_MS) {
    if (waitedMs > APPEARS_WITHIN_MS || socat.exitCode !== null) throw new Error(`socat made no ${path}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  return {
    write: (bytes) => void socat.stdin.write(bytes),
    async remove() {
      // As sudden as a hand; then nobody takes its link away.
      socat.kill("SIGKILL");
      await ended;
      await rm(path, { force: true });
    },
  };
}
