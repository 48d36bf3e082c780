import { spawnSync } from "node:child_process";
import { join } from "node:path";

import { expect, it } from "vitest";

const BUILD = join(import.meta.dirname, "../../scripts/firmware/build.ts");

it.each([
  { args: ["--board", "toaster"], says: 'There is no board "toaster"; choose one of: mdbt42q, puck.' },
  { args: ["--fast"], says: "--fast" },
])("build:firmware $args says in one line what is wrong", ({ args, says }) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BUILD, ...args], { encoding: "utf8" });
  expect(status).toBe(2);
  expect(stdout).toBe("");
  expect(stderr).toContain(says);
  expect(stderr.trim().split("\n")).toHaveLength(1);
});
