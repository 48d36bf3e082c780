// The page's translated problems are problems the hub has: the two live on different sides of the wire.
import { expect, test } from "vitest";

import { ERRORS } from "#hub/errors.ts";
import { readText } from "#test/house/projectFiles.ts";

test("every translated problem has a code of the hub's", () => {
  const codes = [...readText("web/words/de/problems.ts").matchAll(/^ {2}([A-Z_]+): \{/gm)].map(([, code = ""]) => code);
  expect(codes.length).toBeGreaterThan(20);
  expect(codes.filter((code) => !Object.hasOwn(ERRORS, code))).toEqual([]);
});
