// npm run check: every step runs to its end even when another failed; the closing line counts a failed step as a failure.
// What only computes runs at once, the tests alone after it, because some of them live by the clock.
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
  readonly run: () => Promise<Outcome>;
}

interface Outcome {
  readonly ok: boolean;
  /** What it had to say; steps that run at once are shown one after the other. */
  readonly output: string;
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

const nodeArguments = (args: readonly string[]) => ["--disable-warning=ExperimentalWarning", ...args];

function runCommand(args: readonly string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, nodeArguments(args), { stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => (output += text));
    }
    child.once("error", (error) => resolve({ ok: false, output: `${error.message}\n` }));
    child.once("close", (code) => resolve({ ok: code === 0, output }));
  });
}

async function buildDashboard(): Promise<Outcome> {
  try {
    await provideWeb(process.cwd(), process.execPath);
    return { ok: true, output: "" };
  } catch (error) {
    if (!(error instanceof SetupProblem)) throw error;
    return { ok: false, output: describeProblem(error) };
  }
}

/** The tests' own counts; none when the run broke off before it could count. */
async function runTests(): Promise<{ ok: boolean; counts: Counts }> {
  const folder = mkdtempSync(join(tmpdir(), "inchworm-check-"));
  const file = join(folder, "counts.json");
  try {
    const args = nodeArguments([...commandOf("test"), ...process.argv.slice(2)]);
    // With the whole proof in the browser, unless the long form of everything is asked for.
    const env = { INCHWORM_TESTS: "whole", ...process.env, [COUNTS_FILE]: file };
    const child = spawn(process.execPath, args, { env, stdio: ["ignore", "inherit", "inherit"] });
    const ok = await new Promise<boolean>((resolve) => {
      child.once("error", () => resolve(false));
      child.once("close", (code) => resolve(code === 0));
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

const begunMs = performance.now();
const secondsSince = (startMs: number) => ((performance.now() - startMs) / 1000).toFixed(1);

const running = STEPS.map(async ({ name, run }) => {
  const { ok, output } = await run();
  return { name, ok, output, seconds: secondsSince(begunMs) };
});
const summary: string[] = [];
const summarise = (name: string, ok: boolean, seconds: string) =>
  summary.push(`${ok ? "ok    " : "FAILED"} ${name} (${seconds} s)`);

let failedSteps = 0;
for (const step of running) {
  const { name, ok, output, seconds } = await step;
  process.stdout.write(`\n── ${name}\n${output}`);
  summarise(name, ok, seconds);
  failedSteps += ok ? 0 : 1;
}
process.stdout.write("\n── tests\n");
const testsStartMs = performance.now();
const { ok, counts } = await runTests();
summarise("tests", ok, secondsSince(testsStartMs));

// A test run that ended badly without a counted failure (it crashed, or found no test) is one failure.
const failed = failedSteps + (ok ? counts.failed : Math.max(1, counts.failed));
process.stdout.write(`\n${summary.join("\n")}\n${closingLine({ ...counts, failed })}\n`);
process.exitCode = failed === 0 ? 0 : 1;
