// What a browser must fetch before the live page runs.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/** Scripts of the page itself, and what they import at once; paths in the built dashboard. */
export function initialScripts(webDir: string): string[] {
  const html = readFileSync(join(webDir, "index.html"), "utf8");
  const named = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js|theme\.js)"/g)].map(([, path = ""]) => path);
  const all = new Set(named);
  for (const path of all) {
    const source = readFileSync(join(webDir, path), "utf8");
    // Static imports only: import("…") is fetched when it is needed.
    for (const [, file = ""] of source.matchAll(/(?:from|import)\s?"\.\/([^"]+\.js)"/g)) all.add(`assets/${file}`);
  }
  return [...all];
}

/** Gzipped, kB of 1000 bytes. */
export function initialScriptsKb(webDir: string): number {
  const sizes = initialScripts(webDir).map((path) => gzipSync(readFileSync(join(webDir, path)), { level: 9 }).length);
  return sizes.reduce((sum, size) => sum + size, 0) / 1000;
}
