// Espruino's command-line tools as a child process (they switch off certificate checks for the process they run in).
import { spawn } from "node:child_process";
import { join } from "node:path";

const TIMEOUT_MS = 120_000;

export interface ToolRun {
  readonly output: string;
  /** Undefined: it took too long and was ended. */
  readonly status: number | undefined;
}

export function runTool(root: string, args: readonly string[]): Promise<ToolRun> {
  return new Promise((resolve) => {
    const tool = join(root, "node_modules/espruino/bin/espruino-cli.js");
    const child = spawn(process.execPath, [tool, ...args], { stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    const take = (chunk: Buffer): void => {
      output += chunk.toString("latin1");
    };
    child.stdout.on("data", take);
    child.stderr.on("data", take);
    const timer = setTimeout(() => child.kill("SIGKILL"), TIMEOUT_MS);
    child.once("error", (error) => {
      output += error.message;
    });
    child.once("close", (code) => {
      clearTimeout(timer);
      resolve({ output, status: code ?? undefined });
    });
  });
}
