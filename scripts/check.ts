// npm run check: every step runs to its end even when one before it failed; the closing line counts a failed step
// as a failure.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { closingLine, type Counts } from "#scripts/closingLine.ts";
import { COUNTS_FILE } from "#scripts/closingReporter.ts";
import { describeProblem, SetupProblem } from "#scripts/setup/problem.mjs";
import { TASKS } from "#scripts/setup/tasks.mjs";
import { provideWeb } from "#scripts/setup/webBuild.mjs";

interface Step {
  readonly name: string;
  readonly run: () => Promise<boolean>;
}

const STEPS: readonly Step[] = [
  { name: "types", run: () => runCommand(commandOf("types")) },
  { name: "lint", run: () => runCommand(commandOf("lint")) },
  { name: "format", run: () => runCommand([...commandOf("format"), "--check"]) },
  { name: "firmware", run: () => runCommand(commandOf("build:firmware")) },
  { name: "dashboard", run: buildDashboard },
];

function commandOf(task: string): readonly string[] {
  const command = TASKS[task]?.run;
  if (command === undefined) throw new Error(`no task ${task}`);
  return command;
}

function runCommand(args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<boolean> {
  return new Promise((resolve) => {
    const node = ["--disable-warning=ExperimentalWarning", ...args];
    const child = spawn(process.execPath, node, { env, stdio: ["ignore", "inherit", "inherit"] });
    child.once("error", () => resolve(false));
    child.once("close", (code) => resolve(code === 0));
  });
}

async function buildDashboard(): Promise<boolean> {
  try {
    await provideWeb(process.cwd(), process.execPath);
    return true;
  } catch (error) {
    if (!(error instanceof SetupProblem)) throw error;
    process.stdout.write(describeProblem(error));
    return false;
  }
}

/** The tests' own counts; none when the run broke off before it could count. */
async function runTests(): Promise<{ ok: boolean; counts: Counts }> {
  const folder = mkdtempSync(join(tmpdir(), "inchworm-check-"));
  const file = join(folder, "counts.json");
  try {
    const ok = await runCommand([...commandOf("test"), ...process.argv.slice(2)], {
      ...process.env,
      [COUNTS_FILE]: file,
    });
    return { ok, counts: readCounts(file) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readCounts(file: string): Counts {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}

const summary: string[] = [];

async function timed<Result>(name: string, work: () => Promise<Result>, isOk: (result: Result) => boolean) {
  process.stdout.write(`\n── ${name}\n`);
  const startMs = performance.now();
  const result = await work();
  const seconds = ((performance.now() - startMs) / 1000).toFixed(1);
  summary.push(`${isOk(result) ? "ok    " : "FAILED"} ${name} (${seconds} s)`);
  return result;
}

let failedSteps = 0;
for (const { name, run } of STEPS) failedSteps += (await timed(name, run, (ok) => ok)) ? 0 : 1;
const { ok, counts } = await timed("tests", runTests, (tests) => tests.ok);

// A test run that ended badly without a counted failure (it crashed, or found no test) is one failure.
const failed = failedSteps + (ok ? counts.failed : Math.max(1, counts.failed));
process.stdout.write(`\n${summary.join("\n")}\n${closingLine({ ...counts, failed })}\n`);
process.exitCode = failed === 0 ? 0 : 1;
