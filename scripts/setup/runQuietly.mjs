// Runs a program whose output matters only when it fails.
import { spawn } from "node:child_process";

import { environmentFor } from "./environment.mjs";

const KEPT_CHARS = 200_000;

/**
 * @param {string} nodePath the Node that runs `args`, also first in its PATH
 * @param {readonly string[]} args
 * @param {{ cwd: string, noteChild: import("./setupLock.mjs").NoteChild }} options
 * @returns {Promise<{ code: number, lines: string[] }>} exit code and the lines it wrote
 */
export function runQuietly(nodePath, args, { cwd, noteChild }) {
  return new Promise((resolve) => {
    const child = spawn(nodePath, args, { cwd, env: environmentFor(nodePath), stdio: ["ignore", "pipe", "pipe"] });
    noteChild(child.pid);
    let text = "";
    const keep = (/** @type {string} */ chunk) => {
      if (text.length < KEPT_CHARS) text += chunk;
    };
    child.stdout.setEncoding("utf8").on("data", keep);
    child.stderr.setEncoding("utf8").on("data", keep);

    const stop = () => child.kill("SIGTERM");
    const finish = (/** @type {number} */ code) => {
      process.removeListener("exit", stop);
      const lines = text.split("\n").map((line) => line.trimEnd());
      resolve({ code, lines: lines.filter((line) => line !== "") });
    };
    process.once("exit", stop);
    child.once("error", (error) => {
      text += `\n${error.message}`;
      finish(1);
    });
    child.once("close", (code) => finish(code ?? 1));
  });
}
