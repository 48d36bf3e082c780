import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

import { HOME_FAULTS } from "#sim/home/faults.ts";
import { SETTINGS } from "#sim/parseScenario.ts";
import { SCENARIOS } from "#sim/scenarios.ts";

const page = readFileSync("docs/simulator.md", "utf8");
const section = (title: string) => page.split(`\n## ${title}\n`)[1]?.split("\n## ")[0] ?? "";

test("the page lists every scenario as it describes itself, and no other", () => {
  const rows = [...section("Scenarios").matchAll(/^\| `([a-z-]+)` +\| (.+?) +\|$/gm)].map(([, name, description]) => ({
    name,
    description,
  }));
  expect(rows).toEqual(SCENARIOS.map(({ name, description }) => ({ name, description })));
});

test("the page lists every setting and every fault", () => {
  const settings = [...(page.split("\n## ")[0] ?? "").matchAll(/^\| `([a-z]+)` /gm)].map(([, name]) => name);
  expect(settings).toEqual([...SETTINGS]);
  const home = section("A calibration at home");
  expect(HOME_FAULTS.filter((fault) => !home.includes(`\`${fault}\``))).toEqual([]);
});
