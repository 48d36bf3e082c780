import { expect, test } from "vitest";

import { readText, sourceFiles } from "#test/house/projectFiles.ts";
import { hasPlayedCore, sharesProcess } from "#test/support/processes.ts";

const tests = sourceFiles.filter((path) => path.endsWith(".test.ts"));
const LEAVES_SOMETHING = /\bvi\.(mock|doMock|stubGlobal)\(|\bprocess\.chdir\(/;

test("what shares a process with other test files leaves nothing behind in it", () => {
  const shared = tests.filter(sharesProcess);
  expect(shared.length).toBeGreaterThan(100);
  expect(shared.filter((path) => LEAVES_SOMETHING.test(readText(path)))).toEqual([]);
});

const PLAYED = /\bvi\.mock\("#hub\/signal\/pipeline\.ts", \(\) => import\("#test\/hub\/fakePipeline\.ts"\)\);/;
test("files that play the signal core put that in its place and leave nothing else behind", () => {
  const playing = tests.filter(hasPlayedCore);
  expect(playing.length).toBeGreaterThan(5);
  for (const path of playing) {
    const [before = "", after, ...more] = readText(path).split(PLAYED);
    expect([after, ...more].length, path).toBe(1);
    expect(`${before}${after}`, path).not.toMatch(LEAVES_SOMETHING);
  }
});

const IS_SHORTENED = /\b(?:inWholeForm|WHOLE_FORM) \} from "#test\/support\/often\.ts"|\bwhole: \d/;
test("what npm test leaves out of a file is said in CONTRIBUTING.md", () => {
  const said = readText("CONTRIBUTING.md");
  const shortened = tests.filter((path) => IS_SHORTENED.test(readText(path)));
  expect(shortened.length).toBeGreaterThan(5);
  expect(shortened.filter((path) => !said.includes(`\`${path}\``))).toEqual([]);
});
