// The crash proof's own command line; what it proves is in test/hub/crash.test.ts.
import { expect, test } from "vitest";

import { crash } from "#scripts/crash/main.ts";
import { keepIo } from "#test/cli/commandIo.ts";

test("--help says what it does and every flag", async () => {
  const io = keepIo();
  expect(await crash(["--help"], io)).toBe(0);
  const said = io.lines.join("\n");
  for (const flag of ["--kills N", "--seed N"]) expect(said).toContain(flag);
  expect(io.errors()).toBe("");
});

test.each([
  [["--kils", "3"], "--kils"],
  [["--kills", "x"], "--kills wants a whole number from 1 to 100000, not “x”"],
  [["--kills", "0"], "--kills wants"],
  [["--kills", ""], "--kills wants"],
  [["--seed", "1.5"], "--seed wants a whole number from 0"],
])("%j is one plain line and code 2, and nothing is killed", async (args, says) => {
  const io = keepIo();
  expect(await crash(args, io)).toBe(2);
  expect(io.errors()).toMatch(/^BAD_FLAG .*\n$/);
  expect(io.errors()).toContain(says);
  expect(io.lines).toEqual([]);
});
