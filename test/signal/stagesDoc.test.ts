import { readdirSync, readFileSync } from "node:fs";

import { expect, test } from "vitest";

const DOC = readFileSync("docs/signal-stages.md", "utf8");
const ROW = /^\| `(\w+)` `(\w+)` +\| `([^`]+)` +\| /gm;

test("every parameter in docs/signal-stages.md has the value it has in the code", () => {
  const rows = [...DOC.matchAll(ROW)];
  expect(rows.length).toBeGreaterThan(60);
  const wrong = rows.filter(([, file = "", name = "", value = ""]) => {
    const source = readFileSync(`hub/signal/${file}.ts`, "utf8");
    return !source.includes(`const ${name} = ${value};`);
  });
  expect(wrong.map(([row]) => row)).toEqual([]);
});

test("every stage of the core is described", () => {
  // Samples, containers and arithmetic without parameters need no description.
  const plain = new Set(["imuSample.ts", "loadSample.ts", "motionTick.ts", "stuck.ts", "rounding.ts"]);
  const missing = readdirSync("hub/signal").filter((file) => !plain.has(file) && !DOC.includes(`hub/signal/${file}`));
  expect(missing).toEqual([]);
});
