import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { afterAll, expect, test } from "vitest";

import { COUNTS_FILE } from "#scripts/closingReporter.ts";
import { ROOT } from "#test/house/projectFiles.ts";

const OUTPUT = join(ROOT, "test", "output");
mkdirSync(OUTPUT, { recursive: true });
const folder = mkdtempSync(join(OUTPUT, "closing-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SAMPLE = `
import { beforeAll, describe, expect, test } from "vitest";
test("good", () => expect(1).toBe(1));
test("bad", () => expect(1).toBe(2));
test("later", (context) => context.skip("no such thing here"));
describe("group", () => {
  beforeAll(() => { throw new Error("cannot begin"); });
  test("never", () => expect(1).toBe(1));
});
`;

function runVitest(env: NodeJS.ProcessEnv): Promise<{ failed: boolean; lines: string[] }> {
  writeFileSync(join(folder, "sample.test.ts"), SAMPLE);
  writeFileSync(join(folder, "broken.test.ts"), 'throw new Error("cannot be loaded");');
  const reporters = ["default", join(ROOT, "scripts/closingReporter.ts")];
  writeFileSync(join(folder, "vitest.config.mjs"), `export default { test: ${JSON.stringify({ reporters })} };`);
  const vitest = join(ROOT, "node_modules/vitest/vitest.mjs");
  const args = [vitest, "run", "--root", folder];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: ROOT, env: { ...process.env, ...env } }, (error, stdout) =>
      resolve({ failed: error !== null, lines: stdout.trimEnd().split("\n") }),
    );
  });
}

test("a run closes with the reasons of skipped tests and the plain line of counts", async () => {
  const { failed, lines } = await runVitest({ [COUNTS_FILE]: undefined, INCHWORM_TESTS: undefined });
  expect(failed).toBe(true);
  expect(lines.at(-1)).toBe("1 passed, 3 failed, 2 skipped");
  expect(lines).toContain("skipped: later: no such thing here");
  expect(lines.at(-2)).toMatch(/^Left out here: \d\d files .* \d files .*npm run check does everything\.$/);
});

test("the check's own run gets the counts in a file instead", async () => {
  const file = join(folder, "counts.json");
  const { lines } = await runVitest({ [COUNTS_FILE]: file, INCHWORM_TESTS: "whole" });
  expect(JSON.parse(readFileSync(file, "utf8"))).toEqual({ passed: 1, failed: 3, skipped: 2 });
  expect(lines.at(-1)).not.toMatch(/\d passed, \d failed/);
  expect(lines.filter((line) => line.startsWith("Left out"))).toEqual([]);
});
