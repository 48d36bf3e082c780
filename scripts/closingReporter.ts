// A vitest reporter that closes a run with the reasons of skipped tests and one plain line of counts. An everyday run says what
// it left out, and one that took too long is told with its slowest files.
import { globSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Reporter, TestCase, TestModule } from "vitest/node";

import { closingLine, type Counts } from "#scripts/closingLine.ts";
import { leftOutLine } from "#scripts/leftOutLine.ts";
import { slowRunLines, type FileTime } from "#scripts/slowRun.ts";
import { LEAVES_PROOFS_OUT } from "#test/support/everyday.ts";
import { WHOLE_FORM } from "#test/support/often.ts";
import { PROOFS, type Proof } from "#test/support/processes.ts";

/** `npm run check` asks for the counts here, because it writes the closing line itself. */
export const COUNTS_FILE = "INCHWORM_COUNTS_FILE";

export default class ClosingReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    for (const line of skipReasons(tests)) process.stdout.write(`${line}\n`);
    if (LEAVES_PROOFS_OUT) process.stdout.write(`${leftOutLine(Object.values(PROOFS).map(countFiles))}\n`);
    // Since this process began.
    const seconds = performance.now() / 1000;
    if (!WHOLE_FORM) for (const line of slowRunLines(seconds, modules.map(timeOf))) process.stdout.write(`${line}\n`);

    const counts = countTests(modules, tests, unhandled.length);
    const file = process.env[COUNTS_FILE];
    if (file === undefined) process.stdout.write(`${closingLine(counts)}\n`);
    else writeFileSync(file, JSON.stringify(counts));
  }
}

function countFiles(proof: Proof) {
  return { proof, count: globSync([...proof.files], { cwd: join(import.meta.dirname, "..") }).length };
}

function timeOf(module: TestModule): FileTime {
  const { setupDuration, collectDuration, duration } = module.diagnostic();
  return { path: module.relativeModuleId, seconds: (setupDuration + collectDuration + duration) / 1000 };
}

/** A file that cannot be loaded, a failed `beforeAll` and an error outside of any test each count as one failure. */
function countTests(modules: readonly TestModule[], tests: readonly TestCase[], unhandled: number): Counts {
  const inState = (state: "passed" | "failed" | "skipped") =>
    tests.filter((test) => test.result().state === state).length;
  const groups = modules.flatMap((module) => [module, ...module.children.allSuites()]);
  const broken = groups.filter((group) => group.errors().length > 0).length;
  return { passed: inState("passed"), failed: inState("failed") + broken + unhandled, skipped: inState("skipped") };
}

/** Tests left out by a name filter have no reason of their own and are not listed. */
function skipReasons(tests: readonly TestCase[]): string[] {
  return tests.flatMap((test) => {
    const result = test.result();
    if (result.state !== "skipped") return [];
    if (result.note !== undefined) return [`skipped: ${test.fullName}: ${result.note}`];
    return test.project.config.testNamePattern === undefined ? [`skipped: ${test.fullName}: no reason given`] : [];
  });
}
