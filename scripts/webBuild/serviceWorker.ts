// Part of the dashboard's build: makes the service worker and tells it what there is to keep, once everything is written.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";

import type { Plugin } from "vite";

const SOURCE = fileURLToPath(new URL("../../web/offline/serviceWorker.ts", import.meta.url));
const FILE = "service-worker.js";
const PLACE = "SHELL_OF_THIS_BUILD";
/** Big pictures are the system's, which fetches them when the page is installed. */
const NOT_KEPT = /^(icons\/|service-worker\.js$|\.)/;

export function serviceWorkerBuild(): Plugin {
  return {
    name: "inchworm:service-worker",
    apply: "build",
    buildStart() {
      this.emitFile({ type: "chunk", id: SOURCE, fileName: FILE });
    },
    writeBundle({ dir = "" }) {
      const path = join(dir, FILE);
      const source = readFileSync(path, "utf8");
      if (!source.includes(PLACE)) throw new Error(`${FILE} has no ${PLACE}`);
      writeFileSync(
        path,
        source.replace(PLACE, () => JSON.stringify(shellOf(dir))),
      );
    },
  };
}

/** What to keep, as the hub serves it, and a name for exactly this content. */
function shellOf(dir: string): { version: string; files: readonly string[] } {
  const files = readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const hash = createHash("sha256");
  const kept: string[] = [];
  for (const file of files) {
    const path = file
      .slice(dir.length + 1)
      .split(sep)
      .join("/");
    if (NOT_KEPT.test(path)) continue;
    hash.update(path).update("\0").update(readFileSync(file)).update("\0");
    kept.push(path === "index.html" ? "/" : `/${path}`);
  }
  return { version: hash.digest("hex").slice(0, 12), files: kept };
}
