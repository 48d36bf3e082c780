// A bundle through a scenario on the real interpreter: board, bundle and scenario go into its flash, a Linux build's file,
// and are run from there, as a board runs `.bootcde`: the code of functions stays in flash.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { BOARD_STUB, INTERPRETER_CONTEXT } from "#scripts/firmware/interpreter/boardStub.ts";
import { MEMORY } from "#scripts/firmware/interpreter/scenarios.ts";
import type { Scenario } from "#scripts/firmware/interpreter/scenarios.ts";

const TIMEOUT_MS = 120_000;
const LAST_LINE = "end";

export type InterpreterRun =
  | { readonly ok: true; readonly lines: readonly string[] }
  /** What the interpreter printed instead. */
  | { readonly ok: false; readonly output: string };

export function runOnInterpreter(interpreter: string, bundle: string, scenario: Scenario): InterpreterRun {
  const settings = scenario.settings;
  const stored = settings === undefined ? "" : `S.writeJSON("inchworm.json", ${JSON.stringify(settings)});`;
  const ticks = scenario.startTicks === undefined ? "" : `stub.ticks = ${scenario.startTicks};`;
  const files = { stub: INTERPRETER_CONTEXT + BOARD_STUB, ".bootcde": bundle, scenario: scenario.script };
  return run(interpreter, files, stored, `eval(read("stub"));${ticks}eval(read(".bootcde"));eval(read("scenario"));`);
}

export interface MemoryRun {
  /** Bytes a variable has in this build of the interpreter. */
  readonly blockBytes: number;
  /** Variables of the whole firmware after its start, streaming, and the most while it made a record. */
  readonly started: number;
  readonly streaming: number;
  readonly peak: number;
  /** Objects the interpreter makes of its pins and of its SPI when they are first used; the stub's own hide them. */
  readonly builtIn: number;
}

export function measureMemory(interpreter: string, bundle: string): MemoryRun | { ok: false; output: string } {
  const files = { stub: INTERPRETER_CONTEXT + BOARD_STUB, ".bootcde": bundle, scenario: MEMORY };
  // What only the stub uses of the language (texts, lists, numbers as texts) is there before the firmware is.
  const steps = `
var used = [0, 0, 0, 0];
process.memory();
used[0] = process.memory().usage;
D5.read(); SPI2.send.bind(SPI2);
used[0] = process.memory().usage - used[0];
eval(read("stub"));
(5).toString(16).substr(0); [1].join(",");
used[1] = process.memory().usage;
eval(read(".bootcde"));
used[2] = process.memory().usage;
eval(read("scenario"));
used[3] = process.memory().usage;
tell("memory " + [process.memory().blocksize, used[2] - used[1], used[3] - used[1], stub.peak - used[1], used[0]].join(" "));`;
  const result = run(interpreter, files, "", steps);
  if (!result.ok) return result;
  const numbers =
    result.lines
      .find((line) => line.startsWith("memory "))
      ?.split(" ")
      .slice(1)
      .map(Number) ?? [];
  const [blockBytes = 0, started = 0, streaming = 0, peak = 0, builtIn = 0] = numbers;
  return { blockBytes, started, streaming, peak, builtIn };
}

function run(interpreter: string, files: Record<string, string>, before: string, steps: string): InterpreterRun {
  const folder = mkdtempSync(join(tmpdir(), "inchworm-espruino-"));
  try {
    const writes = Object.entries(files).map(([name, text]) => `S.write("${name}", ${JSON.stringify(text)});`);
    writeFileSync(
      join(folder, "load.js"),
      `var S = require("Storage"); S.eraseAll(); ${writes.join("\n")} ${before} quit();`,
    );
    writeFileSync(
      join(folder, "run.js"),
      `function read(name) { return require("Storage").read(name); }\n${steps}\nprint("~${LAST_LINE}"); quit();`,
    );
    const loaded = execute(interpreter, folder, "load.js");
    if (!loaded.finished) return { ok: false, output: loaded.output };
    const { output, finished } = execute(interpreter, folder, "run.js");
    const lines = output.split(/\r?\n/).flatMap((line) => (line.startsWith("~") ? [line.slice(1)] : []));
    return finished && lines.at(-1) === LAST_LINE ? { ok: true, lines: lines.slice(0, -1) } : { ok: false, output };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function execute(interpreter: string, folder: string, file: string): { output: string; finished: boolean } {
  const result = spawnSync(interpreter, [file], { cwd: folder, input: "", encoding: "latin1", timeout: TIMEOUT_MS });
  const output = `${result.stdout ?? ""}${result.stderr ?? ""}${result.error?.message ?? ""}`;
  return { output, finished: result.status === 0 };
}
