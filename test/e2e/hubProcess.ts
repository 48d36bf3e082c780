// The hub as a process of its own, for what only its death can show.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const MAIN = fileURLToPath(new URL("../../hub/main.ts", import.meta.url));

export interface HubProcess {
  readonly url: string;
  /** Dies at once, as in a power cut. */
  kill(): Promise<void>;
}

/** On a free port. Rejects when the hub ends before it is ready. */
export function startHubProcess(dataDir: string, link: string): Promise<HubProcess> {
  const args = ["--port", "0", "--data", dataDir, "--link", link];
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: ["ignore", "pipe", "pipe"] });
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
        async kill() {
          child.kill("SIGKILL");
          await ended;
        },
      });
    });
    void ended.then(() => reject(new Error(`the hub ended: ${said}`)));
  });
}
