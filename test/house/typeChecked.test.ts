import { execFileSync } from "node:child_process";
import { join, relative, sep } from "node:path";

import { expect, test } from "vitest";

import { ROOT, sourceFiles } from "#test/house/projectFiles.ts";

function checkedBy(config: string): string[] {
  const compiler = join(ROOT, "node_modules/typescript/bin/tsc");
  const listed = execFileSync(process.execPath, [compiler, "-p", config, "--listFilesOnly"], {
    cwd: ROOT,
    encoding: "utf8",
  });
  return listed
    .split(/\r?\n/)
    .filter((path) => path !== "")
    .map((path) => relative(ROOT, path).split(sep).join("/"));
}

test("the type checker sees every source file", () => {
  const configs = ["tsconfig.node.json", "tsconfig.web.json", "firmware/tsconfig.json"];
  const checked = new Set(configs.flatMap(checkedBy));
  const code = sourceFiles.filter((path) => !path.endsWith(".css"));
  expect(code.filter((path) => !checked.has(path))).toEqual([]);
});
