// npm run check: every step runs to its end even when one before it failed; the closing line counts a failed step
// as a failure.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { closingLine, type Counts } from "#scripts/closingLine.ts";
import { COUNTS_FILE } from "#scripts/closingReporter.ts";
import { TASKS } from "#scripts/setup/tasks.mjs";

interface Step {
  readonly name: string;
  readonly args: readonly string[];
}

const CHECKS: readonly Step[] = [
  { name: "types", args: commandOf("types") },
  { name: "lint", args: commandOf("lint") },
  { name: "format", args: [...commandOf("format"), "--check"] },
  { name: "firmware", args: commandOf("build:firmware") },
];

function commandOf(task: string): readonly string[] {
  const command = TASKS[task]?.run;
  if (command === undefined) throw new Error(`no task ${task}`);
  return command;
}

interface Outcome {
  readonly name: string;
  readonly code: number;
  readonly seconds: number;
}

async function runStep({ name, args }: Step, env: NodeJS.ProcessEnv = process.env): Promise<Outcome> {
  process.stdout.write(`\n── ${name}\n`);
  const startMs = performance.now();
  const code = await new Promise<number>((resolve) => {
    const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", ...args], {
      env,
      stdio: "inherit",
    });
    child.once("error", () => resolve(1));
    child.once("close", (exitCode) => resolve(exitCode ?? 1));
  });
  return { name, code, seconds: (performance.now() - startMs) / 1000 };
}

/** The tests' own counts; undefined when the run broke off before it could count. */
async function runTests(): Promise<{ outcome: Outcome; counts: Counts | undefined }> {
  const folder = mkdtempSync(join(tmpdir(), "inchworm-check-"));
  const file = join(folder, "counts.json");
  try {
    const step = { name: "tests", args: [...commandOf("test"), ...process.argv.slice(2)] };
    const outcome = await runStep(step, { ...process.env, [COUNTS_FILE]: file });
    return { outcome, counts: readCounts(file) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readCounts(file: string): Counts | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

const outcomes: Outcome[] = [];
for (const step of CHECKS) outcomes.push(await runStep(step));
const { outcome: tests, counts = { passed: 0, failed: 0, skipped: 0 } } = await runTests();

process.stdout.write("\n");
for (const { name, code, seconds } of [...outcomes, tests]) {
  process.stdout.write(`${code === 0 ? "ok    " : "FAILED"} ${name} (${seconds.toFixed(1)} s)\n`);
}
const failedSteps = outcomes.filter(({ code }) => code !== 0).length;
// A run that ended badly without a counted failure (it crashed, or found no test) is one.
const failedTests = tests.code === 0 ? counts.failed : Math.max(1, counts.failed);
process.stdout.write(`${closingLine({ ...counts, failed: failedTests + failedSteps })}\n`);
process.exitCode = failedTests + failedSteps === 0 ? 0 : 1;
