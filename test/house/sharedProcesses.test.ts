import { expect, test } from "vitest";

import { readText, sourceFiles } from "#test/house/projectFiles.ts";
import { isIn, matches, PROJECT_FILES, PROOFS, SHORTENED } from "#test/support/processes.ts";

const tests = sourceFiles.filter((path) => /\.test\.tsx?$/.test(path));
const projectsOf = (path: string) =>
  Object.entries(PROJECT_FILES).flatMap(([name, files]) => (isIn(path, files) ? [name] : []));

test("every test file is in one project, and in one only, also a new one wherever it stands", () => {
  expect(tests.length).toBeGreaterThan(300);
  const news = ["test/new.test.ts", "test/new/new.test.ts", "test/new/of/it.test.tsx"];
  const pages = ["test/web/new.test.ts", "test/web/new/new.test.tsx"];
  for (const path of [...tests, ...news, ...pages]) expect(projectsOf(path), path).toHaveLength(1);
  expect(news.map((path) => projectsOf(path)[0])).toEqual(news.map(() => "together"));
  expect(pages.map((path) => projectsOf(path)[0])).toEqual(pages.map(() => "browser"));
});

test("a pattern that nothing fits any more is taken out", () => {
  const patterns = [...Object.values(PROJECT_FILES).flatMap(({ include }) => include), ...SHORTENED];
  const proofs = Object.values(PROOFS).flatMap(({ files }) => files);
  const idle = [...patterns, ...proofs].filter((pattern) => !tests.some((path) => matches(path, [pattern])));
  expect(idle).toEqual(["test/*.test.{ts,tsx}"]);
});
const LEAVES_SOMETHING = /\bvi\.(mock|doMock|stubGlobal)\(|\bprocess\.chdir\(/;

test("what shares a process with other test files leaves nothing behind in it", () => {
  const shared = tests.filter((path) => isIn(path, PROJECT_FILES.together));
  expect(shared.length).toBeGreaterThan(100);
  expect(shared.filter((path) => LEAVES_SOMETHING.test(readText(path)))).toEqual([]);
});

const PLAYED = /\bvi\.mock\("#hub\/signal\/pipeline\.ts", \(\) => import\("#test\/hub\/fakePipeline\.ts"\)\);/;
test("files that play the signal core put that in its place and leave nothing else behind", () => {
  const playing = tests.filter((path) => isIn(path, PROJECT_FILES.playedCore));
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
