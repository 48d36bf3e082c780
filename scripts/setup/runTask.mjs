// Runs a task as a child that shares our terminal: signals go on to it, its exit code becomes ours.
import { spawn } from "node:child_process";
import { constants } from "node:os";

import { environmentFor } from "./environment.mjs";
import { SetupProblem } from "./problem.mjs";

/** A terminal gives Ctrl-C to the child itself; one that has not ended by then is told again. */
const GRACE_MS = 3_000;

/**
 * @param {{ nodePath: string, args: readonly string[], cwd: string }} options
 * @returns {Promise<number>} the exit code; 128 + signal number when a signal ended it
 */
export function runTask({ nodePath, args, cwd }) {
  return new Promise((resolve, reject) => {
    const child = spawn(nodePath, args, { cwd, env: environmentFor(nodePath), stdio: "inherit" });

    let toldMs = Number.NEGATIVE_INFINITY;
    const passOn = (/** @type {NodeJS.Signals} */ signal) => {
      // One stop often comes as several signals: from the terminal, from npm, and because npm has gone.
      if (performance.now() - toldMs < GRACE_MS) return;
      toldMs = performance.now();
      const atTerminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY;
      if (signal === "SIGINT" && atTerminal) setTimeout(() => child.kill(signal), GRACE_MS).unref();
      else child.kill(signal);
    };
    const signals = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);
    for (const signal of signals) process.on(signal, passOn);

    child.once("error", (error) => {
      reject(
        new SetupProblem(
          `Node.js at ${nodePath} could not be started: ${error.message}.`,
          "Install Node.js 24 from https://nodejs.org, then run the same command again.",
        ),
      );
    });
    child.once("close", (code, signal) => {
      for (const name of signals) process.removeListener(name, passOn);
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}
