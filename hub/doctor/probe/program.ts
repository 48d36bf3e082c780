// Runs a program for what it prints; never longer than it may take.
import { execFile } from "node:child_process";

export function outputOf(program: string, args: readonly string[], withinMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { timeout: withinMs, killSignal: "SIGKILL", windowsHide: true } as const;
    execFile(program, [...args], options, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else
        reject(
          new Error(error.killed === true ? `no answer within ${withinMs / 1000} s` : stderr.trim() || error.message),
        );
    });
  });
}
