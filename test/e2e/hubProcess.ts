// The hub as a process of its own, for what only its death can show, and for whole journeys.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const MAIN = fileURLToPath(new URL("../../hub/main.ts", import.meta.url));
const FASTER_CLOCK = new URL("fasterClock.ts", import.meta.url).href;

export interface HubProcess {
  readonly url: string;
  /** When it said that it is ready, ms since the Unix epoch. */
  readonly readyMs: number;
  /** Dies at once, as in a power cut. */
  kill(): Promise<void>;
}

/** `speed`: how much faster than the wall's its clock runs. */
export interface HubProcessOptions {
  readonly speed?: number;
}

/** On a free port. Rejects when the hub ends before it is ready. */
export function startHubProcess(dataDir: string, link: string, { speed }: HubProcessOptions = {}): Promise<HubProcess> {
  const args = ["--port", "0", "--data", dataDir, "--link", link];
  const before = speed === undefined ? [] : ["--import", FASTER_CLOCK];
  const child = spawn(process.execPath, [...before, MAIN, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...(speed === undefined ? {} : { INCHWORM_TEST_SPEED: String(speed) }) },
  });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  let said = "";
  child.stderr.on("data", (data: Buffer) => (said += data.toString()));
  return new Promise((resolve, reject) => {
    child.stdout.on("data", (data: Buffer) => {
      said += data.toString();
      const url = /ready at (\S+)/.exec(said)?.[1];
      if (url === undefined) return;
      resolve({
        url,
        readyMs: Date.now(),
        async kill() {
          child.kill("SIGKILL");
          await ended;
        },
      });
    });
    void ended.then(() => reject(new Error(`the hub ended: ${said}`)));
  });
}
