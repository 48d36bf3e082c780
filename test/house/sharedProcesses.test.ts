import { expect, test } from "vitest";

import { readText, sourceFiles } from "#test/house/projectFiles.ts";
import { sharesProcess } from "#test/support/processes.ts";

const LEAVES_SOMETHING = /\bvi\.(mock|doMock|stubGlobal)\(|\bprocess\.chdir\(/;

test("what shares a process with other test files leaves nothing behind in it", () => {
  const shared = sourceFiles.filter((path) => path.endsWith(".test.ts") && sharesProcess(path));
  expect(shared.length).toBeGreaterThan(100);
  expect(shared.filter((path) => LEAVES_SOMETHING.test(readText(path)))).toEqual([]);
});
