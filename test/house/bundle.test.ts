// What a browser must fetch before the live page runs stays small. Judged by the build that `npm test` makes first.
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { initialScripts, initialScriptsKb } from "#scripts/bench/web/initialScripts.ts";

const DIST = new URL("../../web/dist/", import.meta.url).pathname;
const INITIAL_JS_KB = 130;

test(`the first scripts are at most ${INITIAL_JS_KB} kB gzipped, and no other language is among them`, () => {
  const scripts = initialScripts(DIST);
  expect(scripts.length).toBeGreaterThan(1);
  expect(initialScriptsKb(DIST)).toBeLessThanOrEqual(INITIAL_JS_KB);
  const text = scripts.map((path) => readFileSync(join(DIST, path), "utf8")).join("\n");
  expect(text).toContain("Follow the worm");
  expect(text).not.toContain("Folge dem Wurm");
});
