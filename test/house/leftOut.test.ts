import { readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { leftOutLine } from "#scripts/leftOutLine.ts";
import { PROOF_PATHS } from "#scripts/proofPaths.ts";
import { TASKS } from "#scripts/setup/tasks.mjs";
import { ROOT, sourceFiles } from "#test/house/projectFiles.ts";
import { matches, PROOFS, SHORTENED } from "#test/support/processes.ts";

const tests = sourceFiles.filter((path) => /\.test\.tsx?$/.test(path));

test.each(Object.entries(PROOFS))(
  "what npm test leaves to the proof %s, its command does",
  (name, { command, files }) => {
    const { scripts }: { scripts: Record<string, string> } = JSON.parse(
      readFileSync(join(ROOT, "package.json"), "utf8"),
    );
    expect(scripts[command]).toBe(`node scripts/run.mjs ${command}`);
    expect(TASKS[command]?.run).toEqual(["scripts/testProof.ts", name]);
    const leftOut = tests.filter((path) => matches(path, files));
    expect(leftOut.length).toBeGreaterThan(5);
    const asks = PROOF_PATHS[name] ?? [];
    expect(leftOut.filter((path) => !asks.some((beginning) => path.startsWith(beginning)))).toEqual([]);
  },
);

test("what npm test shortens the proof with processes does whole", () => {
  expect(PROOF_PATHS["processes"]).toEqual(expect.arrayContaining(SHORTENED));
});

test("an everyday run says what it left out, and which commands do it", () => {
  const proofs = [
    { proof: PROOFS.browser, count: 61 },
    { proof: PROOFS.processes, count: 8 },
  ];
  expect(leftOutLine(proofs)).toBe(
    "Left out here: 61 files in a real browser (npm run test:browser), " +
      "8 files with processes, radio and databases (npm run test:processes). npm run check does everything.",
  );
});
