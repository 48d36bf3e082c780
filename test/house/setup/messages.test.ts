import { expect, test } from "vitest";

import { helpText } from "#scripts/setup/help.mjs";
import { explainNpmFailure } from "#scripts/setup/npmFailure.mjs";
import { hintAboutPipes } from "#scripts/setup/pipeHint.mjs";
import { describeProblem } from "#scripts/setup/problem.mjs";
import { startProgress } from "#scripts/setup/progress.mjs";
import { TASKS } from "#scripts/setup/tasks.mjs";
import { manifest } from "#test/house/manifest.ts";

test.each([
  ["npm error code ENOTFOUND", "could not reach its package registry", "internet connection"],
  ["npm error code ENOSPC", "the disk is full", "Free about 500 MB"],
  ["npm error code EACCES", "a folder cannot be written", "writable"],
  ["npm error code EUSAGE", "do not belong together", "same commit"],
  ["npm error code EINTEGRITY", "not the one the lock file names", "npm cache clean"],
  ["npm error code E404", "refused a package", "npm config list"],
  ["npm error something new", "npm ended with code 9", "message below"],
])("%s is explained", (line, message, advice) => {
  const problem = explainNpmFailure({
    what: "its packages",
    code: 9,
    lines: [line, "npm error     at some.js:1", "npm error second line"],
  });
  expect(problem.message).toContain(message);
  expect(problem.whatToDo).toContain(advice);
  expect(describeProblem(problem)).toBe(
    `${problem.message}\n  ${problem.whatToDo}\n  | ${line.replace("npm error ", "")}\n  | second line\n`,
  );
});

test("help lists every task, and each npm script is a task", () => {
  for (const name of Object.keys(TASKS)) expect(helpText()).toContain(`  ${name} `);
  const scripts = Object.keys(TASKS).map((name) => [name, `node scripts/run.mjs ${name}`]);
  expect(manifest.scripts).toEqual(Object.fromEntries(scripts));
});

const analyze = { name: "analyze", task: TASKS.analyze ?? { summary: "", run: [] } };

test.each([
  [{ npm_lifecycle_event: "analyze" }, false, 1],
  [{ npm_lifecycle_event: "analyze" }, true, 0],
  [{ npm_lifecycle_event: "analyze", npm_config_loglevel: "silent" }, false, 0],
  [{}, false, 0],
])("piping data through npm brings a hint: %j, terminal %s", (env, isTTY, hints) => {
  const lines: string[] = [];
  hintAboutPipes(analyze.name, analyze.task, { env, isTTY, write: (text) => lines.push(text) });
  expect(lines).toHaveLength(hints);
});

test("progress is plain lines without a terminal, and leaves one line on a terminal", () => {
  const written: string[] = [];
  startProgress("Working", { write: (text) => written.push(text) }).done();
  expect(written).toEqual(["Working …\n", "Working: done in 0 s\n"]);

  written.length = 0;
  const progress = startProgress("Working", { isTTY: true, write: (text) => written.push(text) });
  progress.done();
  expect(written[0]).toContain("Working … 0 s");
  expect(written.slice(1)).toEqual(["\r\x1b[K", "Working: done in 0 s\n"]);
});
