// What a browser must fetch before the live page runs stays small. Judged by the build that `npm test` makes first.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

import { expect, test } from "vitest";

const DIST = new URL("../../web/dist/", import.meta.url).pathname;
const INITIAL_JS_KB = 130;

/** Scripts of the page itself, and what they import at once. */
function initialScripts(): string[] {
  const html = readFileSync(join(DIST, "index.html"), "utf8");
  const named = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js|theme\.js)"/g)].map(([, path = ""]) => path);
  const all = new Set(named);
  for (const path of all) {
    const source = readFileSync(join(DIST, path), "utf8");
    // Static imports only: import("…") is fetched when it is needed.
    for (const [, file = ""] of source.matchAll(/(?:from|import)\s?"\.\/([^"]+\.js)"/g)) all.add(`assets/${file}`);
  }
  return [...all];
}

test(`the first scripts are at most ${INITIAL_JS_KB} kB gzipped, and no other language is among them`, () => {
  const scripts = initialScripts();
  expect(scripts.length).toBeGreaterThan(1);
  const sizes = scripts.map((path) => gzipSync(readFileSync(join(DIST, path)), { level: 9 }).length);
  expect(sizes.reduce((sum, size) => sum + size, 0) / 1000).toBeLessThanOrEqual(INITIAL_JS_KB);
  const text = scripts.map((path) => readFileSync(join(DIST, path), "utf8")).join("\n");
  expect(text).toContain("Follow the worm");
  expect(text).not.toContain("Folge dem Wurm");
});
