import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

import { SCENARIOS } from "#sim/scenarios.ts";

const page = readFileSync("docs/simulator.md", "utf8");

test("the page lists every scenario as it describes itself, and no other", () => {
  const rows = [...page.matchAll(/^\| `([a-z-]+)` +\| (.+?) +\|$/gm)].map(([, name, description]) => ({
    name,
    description,
  }));
  expect(rows).toEqual(SCENARIOS.map(({ name, description }) => ({ name, description })));
});
