import { posix } from "node:path";

import { expect, test } from "vitest";

import { documents, exists, projectFiles, readText } from "#test/house/projectFiles.ts";
import { TASKS } from "#scripts/setup/tasks.mjs";

const TOP = ["firmware", "hub", "shared", "simulator", "web", "scripts", "test", "docs"];

/** Prose without code blocks, which hold links of other worlds. */
const proseOf = (path: string) => readText(path).replace(/^```.*?^```/gms, "");

/** GitHub's rule for the anchor of a heading. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .trim()
    .replace(/\s/g, "-");
}

function anchorsOf(path: string): string[] {
  return [...proseOf(path).matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) => anchorOf(heading));
}

test("every link within the documentation leads somewhere", () => {
  const broken = documents.flatMap((path) =>
    [...proseOf(path).matchAll(/(?:\]\(|src(?:set)?=")([^)"\s]+)[)"]/g)].flatMap(([, link = ""]) => {
      if (/^[a-z]+:/.test(link)) return [];
      const [target = "", anchor] = link.split("#");
      const file = target === "" ? path : posix.join(posix.dirname(path), target);
      const leads = exists(file) && (anchor === undefined || anchorsOf(file).includes(anchor));
      return leads ? [] : [`${path}: ${link}`];
    }),
  );
  expect(broken).toEqual([]);
});

test("every command in the documentation is a task", () => {
  const unknown = documents.flatMap((path) =>
    [...readText(path).matchAll(/npm (?:run )?(?:--silent |-s )?(start|test|(?<=run (?:--silent |-s )?)[\w:]+)/g)]
      .map(([, name = ""]) => name)
      .filter((name) => !Object.hasOwn(TASKS, name))
      .map((name) => `${path}: npm run ${name}`),
  );
  expect(unknown).toEqual([]);
});

test("every file that the documentation names exists", () => {
  const missing = documents.flatMap((path) =>
    [...proseOf(path).matchAll(/`((?:[\w.-]+\/)+[\w.-]*)`/g)]
      .map(([, name = ""]) => name)
      .filter((name) => TOP.includes(name.split("/")[0] ?? "") && !isKnown(name))
      .map((name) => `${path}: ${name}`),
  );
  expect(missing).toEqual([]);
});

/** `dist` folders come from a build. */
function isKnown(name: string): boolean {
  return (
    name.includes("/dist") ||
    projectFiles.some((path) => path === name || path.startsWith(`${name.replace(/\/$/, "")}/`))
  );
}

test("every task's script is there", () => {
  const absent = Object.entries(TASKS).filter(([, { run }]) => !exists(run[0] ?? ""));
  expect(absent.map(([name]) => name)).toEqual([]);
});
